/** Who tries to get in without being entitled to. */
@NullMarked
package dev.firedrill.catalogue.security;

import org.jspecify.annotations.NullMarked;
