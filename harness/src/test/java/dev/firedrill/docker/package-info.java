/** Looks for Docker. */
@NullMarked
package dev.firedrill.docker;

import org.jspecify.annotations.NullMarked;
