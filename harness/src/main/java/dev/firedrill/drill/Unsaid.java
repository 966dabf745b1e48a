package dev.firedrill.drill;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rehearsal did that no schedule can say, each kind once. */
final class Unsaid {

    /** Everybody installs and enables; these are steps of their own in a schedule. */
    private static final Set<String> SAID = Set.of("installed", "enabled", "renamed", "rotated");

    private Unsaid() {}

    static List<String> of(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> of(entry.fact()).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> of(Fact fact) {
        if (fact instanceof Fact.CallbackAnswered f) {
            return callback(f);
        } else if (fact instanceof Fact.WebhookAnswered f) {
            return f.attempt() > 1 ? Optional.of("webhooks that are told again") : Optional.empty();
        } else if (fact instanceof Fact.TenantChanged f) {
            return SAID.contains(f.change()) ? Optional.empty() : Optional.of("a change of a tenant: " + f.change());
        } else if (fact instanceof Fact.TextWritten) {
            return Optional.of("texts that users store and read");
        } else if (fact instanceof Fact.AddonChanged f
                && Set.of("killed", "clock").contains(f.state())) {
            return Optional.of(f.state().equals("killed") ? "that the add-on is killed" : "that its clock is moved");
        }
        return Optional.empty();
    }

    private static Optional<String> callback(Fact.CallbackAnswered callback) {
        if (callback.forged()) {
            return Optional.of("forged callbacks");
        } else if (callback.atOnce()) {
            return Optional.of("callbacks that come several times at once");
        }
        return callback.underKeyTrouble() ? Optional.of("install keys that cannot be had") : Optional.empty();
    }
}
