/** The host cannot be reached. */
@NullMarked
package dev.firedrill.catalogue.unavailable;

import org.jspecify.annotations.NullMarked;
