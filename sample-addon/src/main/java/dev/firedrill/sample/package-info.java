/**
 * Team Notes, a small Atlassian Connect add-on: its settings, its database and how its parts are put together. This
 * package may depend on all the others; none of them depends on it.
 */
@NullMarked
package dev.firedrill.sample;

import org.jspecify.annotations.NullMarked;
