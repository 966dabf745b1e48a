/** Somebody restarts: the host, planned and not, or the add-on. */
@NullMarked
package dev.firedrill.catalogue.restart;

import org.jspecify.annotations.NullMarked;
