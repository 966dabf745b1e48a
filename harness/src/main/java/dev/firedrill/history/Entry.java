package dev.firedrill.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history.
 *
 * @param ordinal its place, from 1
 * @param sent when what it tells of was sent or arrived; null for what is over as soon as it happens, and in runs that
 *     were stored before it was recorded
 * @param at when it was recorded, since the run's start
 * @param rehearsal which rehearsal it belongs to; empty for what concerns the whole run
 * @param tenant which tenant, by the scenario's name for it; empty for none
 * @param exchanges what went over the wire, as far as it was kept
 */
public record Entry(
        long ordinal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Duration sent,
        Duration at,
        String rehearsal,
        String tenant,
        Fact fact,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Exchange> exchanges) {

    public Entry {
        Objects.requireNonNull(at, "an entry has a time 'at'");
        Objects.requireNonNull(rehearsal, "an entry has a 'rehearsal', be it empty");
        Objects.requireNonNull(tenant, "an entry has a 'tenant', be it empty");
        Objects.requireNonNull(fact, "an entry has a 'fact'");
        exchanges = kept(exchanges);
    }

    /** An entry of which no exchange was kept, and that does not tell when it was sent. */
    public Entry(long ordinal, Duration at, String rehearsal, String tenant, Fact fact) {
        this(ordinal, null, at, rehearsal, tenant, fact, List.of());
    }

    /** When it began. An entry that does not tell counts back from its record, which a busy machine makes late. */
    public Duration began() {
        return sent == null ? at.minus(fact.took()) : sent;
    }

    /** When it ended: where the fact does not tell how long it took, when it was recorded. */
    public Duration ended() {
        return sent == null || fact.took().isZero() ? at : sent.plus(fact.took());
    }

    private static List<Exchange> kept(@Nullable List<Exchange> exchanges) {
        return exchanges == null ? List.of() : List.copyOf(exchanges);
    }
}
