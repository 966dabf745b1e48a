/** Being installed: once, again, and at the same time. */
@NullMarked
package dev.firedrill.catalogue.install;

import org.jspecify.annotations.NullMarked;
