/**
 * Judges histories: described, composable checkers, the requirements that they decide, and the judgements they give.
 * Imports {@code history}, {@code fault} and {@code time}; knows nothing of how anything was disturbed.
 */
@NullMarked
package dev.firedrill.checker;

import org.jspecify.annotations.NullMarked;
