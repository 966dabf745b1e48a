/**
 * What the add-on does by itself, without a user waiting. May depend on tenants and atlassian.
 */
@NullMarked
package dev.firedrill.sample.background;

import org.jspecify.annotations.NullMarked;
