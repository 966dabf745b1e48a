package dev.firedrill.history;

import java.time.Duration;
import java.util.Objects;

/**
 * One line of the history.
 *
 * @param ordinal its place, from 1
 * @param at when it was complete, since the run's start
 * @param rehearsal which rehearsal it belongs to; empty for what concerns the whole run
 * @param tenant which tenant, by the scenario's name for it; empty for none
 */
public record Entry(long ordinal, Duration at, String rehearsal, String tenant, Fact fact) {

    public Entry {
        Objects.requireNonNull(at, "an entry has a time 'at'");
        Objects.requireNonNull(rehearsal, "an entry has a 'rehearsal', be it empty");
        Objects.requireNonNull(tenant, "an entry has a 'tenant', be it empty");
        Objects.requireNonNull(fact, "an entry has a 'fact'");
    }
}
