package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether one tenant's pages follow its licence. Only pages that are seen restricted at some time say anything. */
final class Flips {

    private static final String LICENCE_RESOURCE = "/rest/atlassian-connect/1/addons/";

    private final HistoryView history;
    private final String tenant;
    private final List<LicenceSpell> spells;
    private final Set<String> telling;

    private Flips(HistoryView history, String tenant) {
        this.history = history;
        this.tenant = tenant;
        this.spells = LicenceSpell.of(history, tenant);
        this.telling = spells.stream()
                .flatMap(spell -> spell.pages().stream())
                .filter(page -> page.fact().restricted())
                .map(page -> page.fact().target())
                .collect(Collectors.toSet());
    }

    static Stream<Finding> judge(HistoryView history, String tenant) {
        var flips = new Flips(history, tenant);
        return flips.spells.stream().map(flips::judge);
    }

    private Finding judge(LicenceSpell spell) {
        String expected = "pages of '" + tenant + "' are " + (spell.licensed() ? "not restricted" : "restricted")
                + " while " + spell.phrase();
        var last = lastOfEach(spell.pages());
        if (last.isEmpty()) {
            return undecided(expected, spell, "nobody opened one then that tells");
        }
        if (spell.licensed() && telling.isEmpty()) {
            return undecided(expected, spell, "none was ever seen restricted, so it means nothing that none is now");
        }
        if (alwaysRestricted()) {
            return undecided(
                    expected, spell, "they are whatever the licence; does 'probe.restricted' name the right text?");
        }
        var stray = stray(spell, last);
        if (!stray.isEmpty()) {
            return notYet(expected, spell, stray);
        }
        var tooLate = stray(spell, lastOfEach(betweenMoves(spell)));
        return tooLate.isEmpty()
                ? Finding.passed(expected, "they were", evidence(spell, last))
                : Finding.failed(
                        expected,
                        named(tooLate) + " followed only when the add-on's clock was moved by much more than the five"
                                + " minutes for which an answer may be kept",
                        evidence(spell, tooLate));
    }

    private static List<Seen<Fact.UserServed>> stray(LicenceSpell spell, List<Seen<Fact.UserServed>> pages) {
        return pages.stream()
                .filter(p -> p.fact().restricted() == spell.licensed())
                .toList();
    }

    /** What users saw when five minutes were over, and before much more was. */
    private List<Seen<Fact.UserServed>> betweenMoves(LicenceSpell spell) {
        var moves = spell.pages().isEmpty() ? List.<Long>of() : moves(spell);
        return moves.size() < 2
                ? List.of()
                : spell.pages().stream()
                        .filter(p -> p.ordinal() > moves.get(0) && p.ordinal() < moves.get(1))
                        .toList();
    }

    private List<Long> moves(LicenceSpell spell) {
        return history.all(Fact.AddonChanged.class)
                .filter(c -> c.fact().state().equals("clock"))
                .map(Seen::ordinal)
                .filter(ordinal -> ordinal > spell.began().ordinal())
                .toList();
    }

    /** How each page that tells was answered at last; as long as none told, every page. */
    private List<Seen<Fact.UserServed>> lastOfEach(List<Seen<Fact.UserServed>> pages) {
        Map<String, Seen<Fact.UserServed>> last = new TreeMap<>();
        pages.stream()
                .filter(p -> telling.isEmpty() || telling.contains(p.fact().target()))
                .forEach(p -> last.put(p.fact().target(), p));
        return List.copyOf(last.values());
    }

    private boolean alwaysRestricted() {
        return !telling.isEmpty()
                && spells.stream().anyMatch(LicenceSpell::licensed)
                && spells.stream()
                        .flatMap(spell -> spell.pages().stream())
                        .filter(p -> telling.contains(p.fact().target()))
                        .allMatch(p -> p.fact().restricted());
    }

    private Finding notYet(String expected, LicenceSpell spell, List<Seen<Fact.UserServed>> stray) {
        String observed = named(stray) + (spell.licensed() ? " still was" : " was not");
        var late = stray.stream().filter(p -> clockMoved(spell, p).isPresent()).findFirst();
        if (late.isPresent() && asks()) {
            return Finding.inconclusive(
                    expected,
                    observed
                            + ", though the add-on's clock was moved on; it asks the licence resource, and seems to keep the"
                            + " answer by a clock that Firedrill cannot move, as most caches do",
                    evidence(spell, stray));
        }
        if (late.isPresent()) {
            String moved = clockMoved(spell, late.get()).orElseThrow().fact().detail();
            return Finding.failed(
                    expected,
                    observed + ", though the add-on's clock was " + moved + maybeMisnamed(),
                    evidence(spell, stray));
        }
        return Finding.inconclusive(
                expected,
                observed + " at once" + (asks() ? "; it asks the licence resource" : "")
                        + ", and before an answer of five minutes ago is too old nothing can be said; 'addon.clock' lets"
                        + " Firedrill move its clock on",
                evidence(spell, stray));
    }

    private static String named(List<Seen<Fact.UserServed>> pages) {
        return pages.stream().map(p -> "'" + p.fact().target() + "'").collect(Collectors.joining(", "));
    }

    private String maybeMisnamed() {
        return telling.isEmpty() ? "; none ever was: if they should be, 'probe.restricted' names another text" : "";
    }

    /** A scenario moves it past the time for which an answer may be kept. */
    private Optional<Seen<Fact.AddonChanged>> clockMoved(LicenceSpell spell, Seen<Fact.UserServed> page) {
        return history.all(Fact.AddonChanged.class)
                .filter(c -> c.fact().state().equals("clock"))
                .filter(c -> c.ordinal() > spell.began().ordinal() && c.ordinal() < page.ordinal())
                .filter(c -> Doing.of(page).began().compareTo(c.at()) >= 0)
                .findFirst();
    }

    private boolean asks() {
        return Calls.of(history, tenant).anyMatch(c -> c.fact().path().contains(LICENCE_RESOURCE));
    }

    private static Finding undecided(String expected, LicenceSpell spell, String why) {
        return Finding.inconclusive(expected, why, List.of(spell.began().ordinal()));
    }

    private static List<Long> evidence(LicenceSpell spell, List<Seen<Fact.UserServed>> pages) {
        return Stream.concat(Stream.of(spell.began().ordinal()), pages.stream().map(Seen::ordinal))
                .toList();
    }
}
