package dev.firedrill.replay;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * What Firedrill decided, as an entry shows it.
 *
 * @param lane decisions of one lane have an order; those of different lanes may come in any
 * @param words what was decided, without what differs from run to run: numbers, addresses, times, answers
 */
record Decision(Lane lane, String words, Entry entry) {

    private static final String FAULT = "beginning or end of a fault";
    private static final String CHANGE = "change";
    private static final String RESENT = "webhook that was told again";

    /** Changes that are recorded when the add-on has acknowledged them. */
    private static final Set<String> TO_ACKNOWLEDGE = Set.of("installed", "reinstalled", "rotated", "renamed");

    /** What the harness does to the add-on itself. */
    private static final Set<String> ORDERS = Set.of("killed", "clock");

    /**
     * One sequence of decisions.
     *
     * @param kind as a noun
     * @param tenant empty for none
     */
    record Lane(String tenant, String kind) {}

    /** What this entry shows; empty when it is the add-on's doing, or repeated until the add-on has done something. */
    static Optional<Decision> of(Entry entry) {
        Fact fact = entry.fact();
        if (fact instanceof Fact.Drawn f) {
            return decision(entry, "draw of " + f.what(), String.join("\n", f.values()));
        } else if (fact instanceof Fact.FaultScheduled f) {
            return decision(entry, "scheduled fault", f.fault() + " at " + f.at() + " for " + f.lasts());
        } else if (fact instanceof Fact.FaultInjected f) {
            return decision(entry, FAULT, "begins: " + f.fault());
        } else if (fact instanceof Fact.FaultHealed f) {
            return decision(entry, FAULT, "ends: " + f.fault());
        } else if (fact instanceof Fact.CallbackAnswered f) {
            return callback(entry, f);
        } else if (fact instanceof Fact.TenantChanged f) {
            // Addresses are new in every run.
            return decision(entry, CHANGE, f.change().equals("renamed") ? f.change() : f.change() + " " + f.detail());
        } else if (fact instanceof Fact.WebhookAnswered f && f.attempt() > 1) {
            return decision(entry, RESENT, f.event() + " " + f.attempt());
        } else if (fact instanceof Fact.TextWritten) {
            return decision(entry, "stored text", "");
        } else if (fact instanceof Fact.Marked f) {
            return decision(entry, "mark", f.name());
        } else if (fact instanceof Fact.AddonChanged f && ORDERS.contains(f.state())) {
            return decision(entry, "order to the add-on", f.state());
        }
        return Optional.empty();
    }

    /** When {@code enabled} arrives is chance: it follows an acknowledged install by itself. */
    private static Optional<Decision> callback(Entry entry, Fact.CallbackAnswered callback) {
        return callback.event().equals("enabled")
                ? Optional.empty()
                : decision(entry, callback.event(), callback.credential() + (callback.forged() ? ", forged" : ""));
    }

    private static Optional<Decision> decision(Entry entry, String kind, String words) {
        return Optional.of(new Decision(new Lane(entry.tenant(), kind), words, entry));
    }

    /** Whether it is only made when the add-on acknowledged something before. */
    boolean needsAcknowledgement() {
        return entry.fact() instanceof Fact.TenantChanged change
                ? TO_ACKNOWLEDGE.contains(change.change())
                : entry.fact() instanceof Fact.WebhookAnswered
                        || (entry.fact() instanceof Fact.CallbackAnswered callback
                                && !callback.event().equals("installed"));
    }

    /** Whether it is only made when preflight found a stimulus for it. */
    boolean needsStimulus() {
        return entry.fact() instanceof Fact.WebhookAnswered;
    }
}
