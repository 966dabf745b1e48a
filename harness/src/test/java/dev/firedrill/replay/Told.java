package dev.firedrill.replay;

import dev.firedrill.fault.Attribution;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A history of one rehearsal, told fact by fact. */
final class Told {

    static final String ID = "RST-03";
    static final String CUTS = "cuts the connection before it answers (GET /rest/.*)";

    private final List<Entry> entries = new ArrayList<>();
    private String rehearsal = ID;

    static Told play() {
        return new Told().add("", new Fact.RehearsalStarted(false));
    }

    /** The same, in a run that had other things to do before: entries have other numbers and times. */
    static Told later() {
        var told = new Told();
        for (int i = 0; i < 7; i++) {
            told.entries.add(new Entry(i + 1L, Duration.ofSeconds(i), "INS-01", "acme", new Fact.Marked("other")));
        }
        return told.add("", new Fact.RehearsalStarted(false));
    }

    Told add(String tenant, Fact fact) {
        return add(rehearsal, tenant, fact);
    }

    Told add(String name, String tenant, Fact fact) {
        entries.add(new Entry(entries.size() + 1L, Duration.ofSeconds(entries.size()), name, tenant, fact));
        return this;
    }

    Told begin(String name, boolean alone) {
        rehearsal = name;
        return add("", new Fact.RehearsalStarted(alone));
    }

    Told drawn(String... order) {
        return add("", new Fact.Drawn(Fact.Drawn.ORDER, List.of(order)));
    }

    Told installed(String tenant, int status) {
        add(tenant, new Fact.CallbackAnswered("installed", "signed install", false, answer(status)));
        return status == 204 ? add(tenant, new Fact.TenantChanged("installed", "")) : this;
    }

    Told forged(String tenant, String phrase, int status) {
        return add(tenant, new Fact.CallbackAnswered("installed", phrase, true, answer(status)));
    }

    Told cut(String tenant) {
        return fault(tenant, CUTS);
    }

    Told fault(String tenant, String fault) {
        return add(tenant, new Fact.FaultInjected(fault, "EXCHANGE", Attribution.HOST, true));
    }

    Told struck(String tenant, int... occurrences) {
        for (int occurrence : occurrences) {
            add(tenant, new Fact.FaultStruck(CUTS, occurrence));
        }
        return this;
    }

    Told healed(String tenant) {
        return add(tenant, new Fact.FaultHealed(CUTS));
    }

    Told scheduled(String tenant, int seconds) {
        return add(
                tenant,
                new Fact.FaultScheduled("is down: answers 502", Duration.ofSeconds(seconds), Duration.ofSeconds(9)));
    }

    Told used(String tenant) {
        return add(tenant, new Fact.UserServed("Ada", "page notes", java.util.Set.of(), false, answer(200)));
    }

    Told end() {
        return end("");
    }

    Told end(String problem) {
        return add("", new Fact.RehearsalEnded(problem));
    }

    static Answer answer(int status) {
        return Answer.of(status, Duration.ofMillis(status));
    }

    List<Entry> entries() {
        return entries;
    }

    static Comparison compare(Told then, Told now) {
        return Comparison.of(then.entries, now.entries, List.of(ID, ID + "/alone"));
    }
}
