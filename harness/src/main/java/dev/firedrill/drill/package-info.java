/** Schedules as people write them, and what of a history they can say. Pure; imports {@code fault} and {@code history}. */
@NullMarked
package dev.firedrill.drill;

import org.jspecify.annotations.NullMarked;
