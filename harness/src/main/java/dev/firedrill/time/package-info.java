/** Budgets and named, bounded waits. Imports nothing of ours. */
@NullMarked
package dev.firedrill.time;

import org.jspecify.annotations.NullMarked;
