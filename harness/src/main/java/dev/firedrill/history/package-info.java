/**
 * The one truth of a run: what happened, in order, without secrets. Everything that is judged or reported is computed
 * from here. Imports {@code fault} and {@code time}.
 */
@NullMarked
package dev.firedrill.history;

import org.jspecify.annotations.NullMarked;
