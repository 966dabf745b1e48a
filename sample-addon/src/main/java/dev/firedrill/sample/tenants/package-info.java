/**
 * The tenants (Atlassian sites) that installed the add-on, and their durable store. Depends on no other package of ours.
 */
@NullMarked
package dev.firedrill.sample.tenants;

import org.jspecify.annotations.NullMarked;
