/** The command as people run it: a process of its own, against add-ons that behave and add-ons that do not. */
@NullMarked
package dev.firedrill.cli;

import org.jspecify.annotations.NullMarked;
