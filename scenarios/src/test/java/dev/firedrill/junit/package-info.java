/** The JUnit front door, entered as teams do. */
@NullMarked
package dev.firedrill.junit;

import org.jspecify.annotations.NullMarked;
