package dev.firedrill.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every bound of a run that is judged. They travel in the history's header, so that a stored run is judged by the same.
 *
 * @param answer a callback is answered within this; source: the host's own client gives up then
 * @param promptAnswer slower than this is a warning; source: the older host gave up after 5 s of silence
 * @param settledSoon access follows a callback within this, SHOULD; source: add-ons may initialise asynchronously
 * @param settled the same, MUST
 * @param oldSecret a replaced secret is refused after this at most
 * @param renameGrace calls in flight may still go to the old URL for this long
 * @param recovery users' requests are well again within this
 * @param lateInstall how long a forged install may take to show an effect before it counts as refused
 * @param machineLag above this lag, failed timing judgements are inconclusive
 * @param live what an add-on owes to others while a host is slow or silent
 * @param backgroundPeriod how often the add-on calls by itself, as declared; null when not declared
 */
public record Bounds(
        Duration answer,
        Duration promptAnswer,
        Duration settledSoon,
        Duration settled,
        Duration oldSecret,
        Duration renameGrace,
        Duration recovery,
        Duration lateInstall,
        Duration machineLag,
        Liveness live,
        @Nullable Duration backgroundPeriod) {

    /** The bounds that every run has unless the team declares a background period. */
    public static Bounds standard() {
        return new Bounds(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMillis(400),
                Liveness.standard(),
                null);
    }

    /** The same bounds with the add-on's declared period of background work. */
    public Bounds withBackgroundPeriod(@Nullable Duration period) {
        return new Bounds(
                answer,
                promptAnswer,
                settledSoon,
                settled,
                oldSecret,
                renameGrace,
                recovery,
                lateInstall,
                machineLag,
                live,
                period);
    }
}
