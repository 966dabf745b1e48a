/** What both front doors go through. */
@NullMarked
package dev.firedrill.launch;

import org.jspecify.annotations.NullMarked;
