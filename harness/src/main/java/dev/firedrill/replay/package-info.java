/**
 * Whether Firedrill decided the same when it played a scenario again: two histories in, their differences out. Pure;
 * imports {@code history} alone.
 */
@NullMarked
package dev.firedrill.replay;

import org.jspecify.annotations.NullMarked;
