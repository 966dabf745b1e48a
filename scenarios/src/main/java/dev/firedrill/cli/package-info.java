/** The command line. Imports {@code rehearsal} and {@code report}, and what those speak of. */
@NullMarked
package dev.firedrill.cli;

import org.jspecify.annotations.NullMarked;
