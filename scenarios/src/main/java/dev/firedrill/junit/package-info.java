/**
 * The front door for teams that test with JUnit Jupiter: a class that implements {@link
 * dev.firedrill.junit.FiredrillTests}. JUnit shows what a run gave; it does not run it.
 */
@NullMarked
package dev.firedrill.junit;

import org.jspecify.annotations.NullMarked;
