/** The run's clock, waits with a name and a bound, and the threads that wait. Imports nothing of ours. */
@NullMarked
package dev.firedrill.time;

import org.jspecify.annotations.NullMarked;
