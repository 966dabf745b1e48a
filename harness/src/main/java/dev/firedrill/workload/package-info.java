/**
 * What users and the host's own machinery do to an add-on: page loads, script calls, webhooks, the access probe, and the
 * reconnaissance that finds out what makes the add-on call the host. Imports {@code host}, {@code addon},
 * {@code connect}, {@code history} and {@code time}.
 */
@NullMarked
package dev.firedrill.workload;

import org.jspecify.annotations.NullMarked;
