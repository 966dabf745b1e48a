package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When hosts of a scenario were slow, silent or down as a whole, and what that has to do with a request to the add-on. */
record Trouble(HistoryView history, List<Spell> spells) {

    static Trouble in(HistoryView history) {
        return new Trouble(history, Spell.of(history, Spell.OF_THE_WHOLE_HOST));
    }

    /** When it began first. */
    Optional<Seen<Fact.FaultInjected>> began() {
        return spells.stream().map(Spell::began).findFirst();
    }

    boolean before(Doing doing) {
        return began().filter(first -> doing.ended().compareTo(first.at()) < 0).isPresent();
    }

    /** Whether a request began while any host was in trouble. */
    boolean during(Doing doing) {
        return spells.stream().anyMatch(spell -> spell.holds(doing.began()));
    }

    /** Whether a request began while the host of its own tenant was in trouble. */
    boolean ofItsOwn(Doing doing) {
        return spells.stream().anyMatch(spell -> of(spell, doing.tenant()) && spell.holds(doing.began()));
    }

    /** Whether a request began while only hosts of other tenants were in trouble, and its own one well to its end. */
    boolean ofOthersAlone(Doing doing) {
        return during(doing)
                && spells.stream()
                        .noneMatch(spell -> of(spell, doing.tenant()) && doing.touches(spell.from(), spell.until()));
    }

    private static boolean of(Spell spell, String tenant) {
        return spell.tenant().equals(tenant);
    }

    /** The tenants with users whose own host was never in trouble. */
    List<String> bystanders() {
        return history.all(Fact.UserServed.class)
                .map(Seen::tenant)
                .distinct()
                .sorted()
                .filter(tenant -> spells.stream().noneMatch(spell -> of(spell, tenant)))
                .toList();
    }

    /** For people: "while the host of 'acme' accepts and does not answer". */
    String phrase() {
        return spells.isEmpty()
                ? "while a host is in trouble"
                : spells.stream()
                        .map(Spell::phrase)
                        .distinct()
                        .collect(Collectors.joining(", and while ", "while ", ""));
    }

    /** Whether users asked the add-on for something meanwhile, or an event was told. Else nobody could feel anything. */
    static List<Finding> wasFelt(HistoryView history) {
        var trouble = in(history);
        String expected = "users open pages, or events are told, " + trouble.phrase();
        var asked = Stream.concat(
                        history.all(Fact.UserServed.class).map(Doing::of),
                        history.all(Fact.WebhookAnswered.class).map(Doing::ofWebhook))
                .filter(trouble::during)
                .map(d -> d.entry().ordinal())
                .toList();
        return List.of(
                asked.isEmpty()
                        ? Finding.inconclusive(
                                expected, "nobody opened a page meanwhile, and no event was told", List.of())
                        : Finding.passed(expected, asked.size() + " were", asked));
    }

    /** Whether the add-on called a host that was in trouble. Else it suffered nothing. */
    static List<Finding> wasMet(HistoryView history) {
        var trouble = in(history);
        String expected = "the add-on calls the host " + trouble.phrase();
        var met = trouble.spells().stream()
                .flatMap(spell -> spell.met(history))
                .map(Seen::ordinal)
                .toList();
        return List.of(
                met.isEmpty()
                        ? Finding.inconclusive(
                                expected, "the add-on did not call the host while that was in trouble", List.of())
                        : Finding.passed(expected, met.size() + " calls met it", met));
    }
}
