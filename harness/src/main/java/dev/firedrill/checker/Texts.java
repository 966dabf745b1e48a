package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checkers of texts that users store in the add-on, and of the host's content on its pages: whose are they, and do they stay? */
public final class Texts {

    private Texts() {}

    /**
     * Nobody reads what belongs to another tenant: neither its texts nor its host's content. A pass is earned by each
     * tenant's having seen its own.
     */
    public static Checker stayWithTheirTenant() {
        return history -> List.of(crossings(history));
    }

    private static Finding crossings(HistoryView history) {
        String expected = "no user of one tenant sees texts or content of another";
        Map<String, String> owners = owners(history);
        var sights = sights(history, owners);
        var foreign = sights.stream().filter(s -> !s.owner().equals(s.reader())).toList();
        if (!foreign.isEmpty()) {
            var first = foreign.get(0);
            return Finding.failed(
                    expected,
                    foreign.size() + " did, the first a user of '" + first.reader() + "', who saw " + first.what()
                            + " of '" + first.owner() + "' at '" + first.where() + "'",
                    ordinals(foreign));
        }
        var home = sights.stream().map(Sight::reader).collect(Collectors.toSet());
        var readers = readers(history);
        var blind = readers.stream().filter(tenant -> !home.contains(tenant)).toList();
        if (readers.size() < 2 || !blind.isEmpty()) {
            return Finding.inconclusive(
                    expected,
                    readers.size() < 2
                            ? "fewer than two tenants used the add-on"
                            : "nobody saw their own in " + quoted(blind)
                                    + ", so it means nothing that nobody saw another's",
                    List.of());
        }
        return Finding.passed(expected, "none did; in " + quoted(readers) + " users saw their own", ordinals(sights));
    }

    /** A user of one tenant saw something that belongs to one. */
    private record Sight(String reader, String owner, String what, String where, long ordinal) {}

    private static List<Sight> sights(HistoryView history, Map<String, String> owners) {
        var read = history.all(Fact.TextsRead.class)
                .flatMap(r -> r.fact().texts().entrySet().stream()
                        .filter(e -> e.getValue() > 0 && owners.containsKey(e.getKey()))
                        .map(e -> new Sight(
                                r.tenant(),
                                owners.getOrDefault(e.getKey(), ""),
                                "a text",
                                r.fact().source(),
                                r.ordinal())));
        var shown = history.all(Fact.UserServed.class)
                .flatMap(u -> u.fact().canaries().stream()
                        .sorted()
                        .map(owner ->
                                new Sight(u.tenant(), owner, "content", u.fact().target(), u.ordinal())));
        return Stream.concat(read, shown).toList();
    }

    private static Map<String, String> owners(HistoryView history) {
        return history.all(Fact.TextWritten.class)
                .collect(Collectors.toMap(w -> w.fact().text(), Seen::tenant, (first, second) -> first));
    }

    private static List<String> readers(HistoryView history) {
        return Stream.concat(
                        history.all(Fact.TextsRead.class).map(Seen::tenant),
                        history.all(Fact.UserServed.class).map(Seen::tenant))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Long> ordinals(List<Sight> sights) {
        return sights.stream().map(Sight::ordinal).toList();
    }

    private static String quoted(List<String> tenants) {
        return tenants.stream().map(t -> "'" + t + "'").collect(Collectors.joining(" and "));
    }

    /** What a user stored and the add-on acknowledged before a moment can be read after it. */
    public static Checker survive(Moment moment) {
        return history -> history.header().subject().declared().texts()
                ? Access.tenants(history)
                        .flatMap(tenant -> moment.in(history, tenant).stream()
                                .flatMap(from -> survived(history, tenant, moment, from)))
                        .toList()
                : List.of(Finding.notJudged(
                        "texts that users stored can be read after " + moment.phrase(),
                        "not judged: 'probe.texts' is not declared"));
    }

    private static Stream<Finding> survived(HistoryView history, String tenant, Moment moment, Entry from) {
        var stored = history.all(Fact.TextWritten.class)
                .filter(w -> w.tenant().equals(tenant) && w.ordinal() < from.ordinal())
                .filter(w -> w.fact().answer().well())
                .toList();
        return stored.isEmpty() ? Stream.empty() : Stream.of(survived(history, tenant, moment, from, stored));
    }

    private static Finding survived(
            HistoryView history, String tenant, Moment moment, Entry from, List<Seen<Fact.TextWritten>> stored) {
        String expected = "what users of '" + tenant + "' stored before can be read after " + moment.phrase();
        var readings = history.all(Fact.TextsRead.class)
                .filter(r -> r.tenant().equals(tenant))
                .toList();
        var after = readings.stream().filter(r -> r.ordinal() > from.ordinal()).toList();
        if (after.isEmpty()) {
            return Finding.inconclusive(expected, "nobody read afterwards", List.of());
        }
        var last = after.get(after.size() - 1);
        Set<String> found = found(after);
        var lost = stored.stream().filter(w -> !found.contains(w.fact().text())).toList();
        if (lost.isEmpty()) {
            return Finding.passed(
                    expected, "all " + stored.size() + " texts were there", List.of(from.ordinal(), last.ordinal()));
        }
        var evidence = List.of(lost.get(0).ordinal(), from.ordinal(), last.ordinal());
        return stored.stream().anyMatch(w -> found(readings).contains(w.fact().text()))
                ? Finding.failed(
                        expected,
                        lost.size() + " of " + stored.size() + " acknowledged texts were gone; reading was answered "
                                + last.fact().answer().describe(),
                        evidence)
                : Finding.inconclusive(
                        expected,
                        "no text could be read before either, so nobody can tell; is 'probe.texts' right?",
                        evidence);
    }

    private static Set<String> found(List<Seen<Fact.TextsRead>> readings) {
        return readings.stream()
                .flatMap(r -> r.fact().texts().entrySet().stream())
                .filter(e -> e.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
