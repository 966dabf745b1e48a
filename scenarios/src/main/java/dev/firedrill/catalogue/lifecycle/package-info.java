/** Leaving and coming back. */
@NullMarked
package dev.firedrill.catalogue.lifecycle;

import org.jspecify.annotations.NullMarked;
