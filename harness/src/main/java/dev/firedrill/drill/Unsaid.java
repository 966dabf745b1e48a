package dev.firedrill.drill;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a rehearsal did that no schedule can say, each kind once. */
final class Unsaid {

    /** Everybody installs and enables; these are steps of their own in a schedule. */
    private static final Set<String> SAID = Set.of("installed", "enabled", "renamed", "rotated");

    private Unsaid() {}

    static List<String> of(List<Entry> entries) {
        return Stream.concat(entries.stream().flatMap(entry -> of(entry.fact()).stream()), inherited(entries))
                .distinct()
                .toList();
    }

    private static Stream<String> inherited(List<Entry> entries) {
        var left = new HashMap<String, String>();
        boolean inherits = false;
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.TenantChanged f && f.change().equals("renamed")) {
                List<String> addresses = Arrays.asList(f.detail().split(" is now ", 2));
                String before = left.get(addresses.get(addresses.size() - 1));
                inherits |= before != null && !before.equals(entry.tenant());
                left.put(addresses.get(0), entry.tenant());
            }
        }
        return inherits ? Stream.of("an address that another tenant left") : Stream.empty();
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
