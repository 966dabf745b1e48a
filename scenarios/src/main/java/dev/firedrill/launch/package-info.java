/**
 * From what a team says to a run and its reports: both front doors, the command line and JUnit, go through here. Imports
 * {@code rehearsal} and {@code report}, and what those speak of.
 */
@NullMarked
package dev.firedrill.launch;

import org.jspecify.annotations.NullMarked;
