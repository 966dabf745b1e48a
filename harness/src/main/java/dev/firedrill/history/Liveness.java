package dev.firedrill.history;

import java.time.Duration;

/**
 * What an add-on owes to others while one host is slow, silent or down.
 *
 * @param health its health is answered within this; source: Cloud Fortified, more than 3 s is a failure
 * @param webhook a webhook is answered within this; source: the host's own client gives up after 10 s
 * @param page a page is there within this, SHOULD; source: a host takes a page for failed after 12 s
 * @param hanging a request that hangs with its host ends within this; a client timeout of 30 s is sound
 * @param keyTrouble an install is answered within this while the key server is in trouble; source: the 10 s after which
 *     the host gives up, and a margin
 * @param neighbour other tenants' pages are there within this while one host is slow
 */
public record Liveness(
        Duration health, Duration webhook, Duration page, Duration hanging, Duration keyTrouble, Duration neighbour) {

    /** The bounds that every run has. */
    public static Liveness standard() {
        return new Liveness(
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(12),
                Duration.ofSeconds(35),
                Duration.ofSeconds(15),
                Duration.ofSeconds(3));
    }
}
