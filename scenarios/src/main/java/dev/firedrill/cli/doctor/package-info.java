/** Why host and add-on do not reach each other, looked at one thing after the other. */
@NullMarked
package dev.firedrill.cli.doctor;

import org.jspecify.annotations.NullMarked;
