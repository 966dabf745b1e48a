package dev.firedrill.report;

import static java.time.Duration.ofMillis;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.fault.Attribution;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Exchange;
import dev.firedrill.history.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A history that a test tells, entry by entry; times in milliseconds. */
final class Story {

    private final List<Entry> entries = new ArrayList<>();
    private final String rehearsal;

    Story(String rehearsal) {
        this.rehearsal = rehearsal;
    }

    static Story played(String rehearsal, long from) {
        return new Story(rehearsal).then(from, "", new Fact.RehearsalStarted(rehearsal.endsWith("/alone")));
    }

    Story then(long at, String tenant, Fact fact) {
        return add(at, rehearsal, tenant, fact, List.of());
    }

    Story then(long at, String tenant, Fact fact, Exchange... exchanges) {
        return add(at, rehearsal, tenant, fact, List.of(exchanges));
    }

    Story addon(long at, String state) {
        return add(at, "", "", new Fact.AddonChanged(state, ""), List.of());
    }

    Story fault(long at, String tenant, String fault) {
        return then(at, tenant, new Fact.FaultInjected(fault, "DOWN", Attribution.PLANNED, true));
    }

    Story healed(long at, String tenant, String fault) {
        return then(at, tenant, new Fact.FaultHealed(fault));
    }

    Story user(long at, String tenant, int status) {
        return user(at, tenant, "page", status, Set.of());
    }

    Story user(long at, String tenant, String target, int status, Set<String> canaries) {
        return then(at, tenant, new Fact.UserServed("u1", target, canaries, false, Answer.of(status, ofMillis(20))));
    }

    Story ended(long at) {
        return then(at, "", new Fact.RehearsalEnded(""));
    }

    private Story add(long at, String whose, String tenant, Fact fact, List<Exchange> exchanges) {
        entries.add(new Entry(entries.size() + 1L, null, ofMillis(at), whose, tenant, fact, exchanges));
        return this;
    }

    /** This, and then what happened in another rehearsal. */
    Story and(Story other) {
        other.entries.forEach(e -> add(e.at().toMillis(), e.rehearsal(), e.tenant(), e.fact(), e.exchanges()));
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The scenario of this history, failed because of these entries. */
    Judged failed(Long... evidence) {
        return judged(new Judgement(
                "RST-01",
                Outcome.FAILED,
                List.of(Runs.finding(Level.MUST, Outcome.FAILED, "expected", "observed", evidence)),
                List.of()));
    }

    private Judged judged(Judgement judgement) {
        return Runs.of(entries, Runs.scenario("RST-01", "restart", "Window", Level.MUST), judgement)
                .judged()
                .get(0);
    }

    Play play() {
        return Play.of(failed()).orElseThrow();
    }

    List<Sighting> sightings() {
        return play().entries().stream().flatMap(e -> Sighting.of(e).stream()).toList();
    }
}
