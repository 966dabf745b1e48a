/**
 * The Connect protocol: who signed a request, and signed requests to a tenant's host. May depend on tenants only.
 */
@NullMarked
package dev.firedrill.sample.atlassian;

import org.jspecify.annotations.NullMarked;
