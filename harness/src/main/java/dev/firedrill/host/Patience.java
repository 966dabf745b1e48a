package dev.firedrill.host;

import dev.firedrill.history.Answer;
import java.time.Duration;

/**
 * How long a host waits for the answer to a callback. It listens for longer than it takes an answer for one: a host that
 * hung up at the bound by which the add-on is judged could not tell one that hangs from one that was a moment late.
 *
 * @param bound what is answered later is not acknowledged
 * @param awaited when nobody listens any more
 */
public record Patience(Duration bound, Duration awaited) {

    /** So much longer that no lag of a machine that can be judged on explains it. */
    private static final Duration LONGER = Duration.ofSeconds(5);

    /** Of a host that gives up after this. */
    public static Patience of(Duration bound) {
        return new Patience(bound, bound.plus(LONGER));
    }

    /** Of somebody who has no time left after this. */
    public static Patience atMost(Duration bound) {
        return new Patience(bound, bound);
    }

    /** Whether the host takes it as success. */
    boolean acknowledges(Answer answer) {
        return answer.acknowledges() && answer.took().compareTo(bound) <= 0;
    }
}
