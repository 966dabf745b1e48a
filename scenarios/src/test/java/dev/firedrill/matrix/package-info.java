/** Whole runs against add-ons whose verdicts are known: the instrument measured against what it must say. */
@NullMarked
package dev.firedrill.matrix;

import org.jspecify.annotations.NullMarked;
