package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checkers of who may enter, from the rounds of the access probe. */
public final class Access {

    private Access() {}

    /** The tenant's current secret opens soon after a moment: soon is a SHOULD, in the end a MUST. */
    public static Checker currentSecretOpens(Moment since) {
        return history -> tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream().flatMap(from -> opens(history, tenant, from)))
                .toList();
    }

    /**
     * The secret of every tenant opens that was installed at the same moment as others, and acknowledged: a store that is
     * read, changed and written back as a whole loses those who came meanwhile.
     */
    public static Checker nobodyIsLost() {
        return history -> {
            var together = history.all(Fact.CallbackAnswered.class)
                    .filter(c -> c.fact().atOnce() && c.fact().answer().acknowledges())
                    .map(Seen::tenant)
                    .filter(tenant ->
                            Moment.acknowledged("rotated").in(history, tenant).isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            return together.stream()
                    .flatMap(tenant -> Moment.acknowledged("installed").in(history, tenant).stream()
                            .flatMap(from -> opens(history, tenant, from)))
                    .map(finding -> finding.outcome() == Outcome.FAILED ? lost(finding, together.size()) : finding)
                    .toList();
        };
    }

    private static Finding lost(Finding finding, int together) {
        int others = together - 1;
        return finding.observing(finding.observed() + ". Its 'installed' was acknowledged at the same moment as "
                + others + (others == 1 ? " other" : " others") + ": the store loses tenants whose installs overlap");
    }

    private static Stream<Finding> opens(HistoryView history, String tenant, Entry from) {
        String expected = "a token signed with " + tenant + "'s current secret opens the page within ";
        var bounds = history.bounds();
        var rounds = untilItGoes(history, tenant, from);
        Optional<Seen<AccessProbed>> open =
                rounds.stream().filter(r -> r.fact().opened(AccessProbed.TRUE)).findFirst();
        if (open.isEmpty()) {
            return Stream.of(neverOpened(history, expected + Phrase.seconds(bounds.settled()), from, rounds));
        }
        Duration took = open.get().at().minus(from.at());
        String observed = "it opened after " + Phrase.seconds(took);
        var evidence = List.of(from.ordinal(), open.get().ordinal());
        return Stream.concat(
                Stream.of(
                        within(expected, took, bounds.settled(), observed, evidence),
                        within(expected, took, bounds.settledSoon(), observed, evidence)
                                .asShould()),
                lockedOutLater(tenant, observed, rounds).stream());
    }

    /** The secret of a tenant that has gone need open nothing. */
    private static List<Seen<AccessProbed>> untilItGoes(HistoryView history, String tenant, Entry from) {
        long gone = history.all(Fact.TenantChanged.class)
                .filter(s -> s.tenant().equals(tenant) && s.ordinal() > from.ordinal())
                .filter(s -> s.fact().change().equals("uninstalled"))
                .mapToLong(Seen::ordinal)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return rounds(history, tenant, from).stream()
                .filter(r -> r.ordinal() < gone)
                .toList();
    }

    private static Optional<Finding> lockedOutLater(String tenant, String observed, List<Seen<AccessProbed>> rounds) {
        var last = rounds.get(rounds.size() - 1);
        if (last.fact().opened(AccessProbed.TRUE)) {
            return Optional.empty();
        }
        int status = trueStatus(last);
        var finding = Finding.failed(
                "a token signed with " + tenant + "'s current secret goes on opening the page",
                observed + ", and no longer at the end (" + (status == 0 ? "no answer" : status) + ")",
                List.of(last.ordinal()));
        return Optional.of(status == 0 ? finding.decidedByTime() : finding);
    }

    private static int trueStatus(Seen<AccessProbed> round) {
        return round.fact().attempt(AccessProbed.TRUE).map(Fact.Attempt::status).orElse(0);
    }

    private static Finding within(
            String expected, Duration took, Duration bound, String observed, List<Long> evidence) {
        String phrase = expected + Phrase.seconds(bound);
        return took.compareTo(bound) <= 0
                ? Finding.passed(phrase, observed, evidence)
                : Finding.failed(phrase, observed, evidence).decidedByTime(took.minus(bound));
    }

    /**
     * Never opened: a failure when the add-on refuses outright or is known to tell tokens apart, else nobody can tell.
     */
    private static Finding neverOpened(
            HistoryView history, String expected, Entry from, List<Seen<AccessProbed>> rounds) {
        if (rounds.isEmpty()) {
            return Finding.inconclusive(expected, "no probe was made", List.of());
        }
        var last = rounds.get(rounds.size() - 1);
        int status = trueStatus(last);
        var evidence = ordinals(rounds);
        if (last.at().minus(from.at()).compareTo(history.bounds().settled()) < 0) {
            return Finding.inconclusive(expected, Watched.tooShort(last.at().minus(from.at())), evidence);
        }
        boolean knownToTell =
                history.all(AccessProbed.class).anyMatch(r -> r.fact().tells());
        if (knownToTell || refusal(status)) {
            String answer = status == 0 ? "nothing" : String.valueOf(status);
            return Finding.failed(
                            expected,
                            "it never opened in " + rounds.size() + " tries; the last was answered " + answer,
                            evidence)
                    .decidedByTime();
        }
        return Finding.inconclusive(
                expected,
                "the page answers a good token and garbage alike (" + status
                        + "), so nobody can tell who may enter; name a backend call in 'probe'",
                evidence);
    }

    private static boolean refusal(int status) {
        return status == 0 || status == 400 || status == 401 || status == 403 || status >= 500;
    }

    /**
     * Secrets that are no longer a tenant's.
     *
     * @param named for people
     * @param in the attempts with them in a round
     */
    private record Outdated(String named, Function<AccessProbed, List<Fact.Attempt>> in) {

        static final Outdated REPLACED = new Outdated(
                "replaced secret",
                round -> round.attempt(AccessProbed.REPLACED).map(List::of).orElse(List.of()));
        static final Outdated FORMER = new Outdated("former secrets", AccessProbed::former);

        boolean tried(Seen<AccessProbed> round) {
            return !in.apply(round.fact()).isEmpty();
        }

        boolean opened(Seen<AccessProbed> round) {
            return in.apply(round.fact()).stream().anyMatch(Fact.Attempt::opened);
        }
    }

    /** The secret that was replaced at a moment is refused within the run's grace, while the current one opens. */
    public static Checker replacedSecretIsRefused(Moment since) {
        return history -> tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream()
                        .map(from -> refused(history, tenant, from, Outdated.REPLACED, rounds(history, tenant, from))))
                .toList();
    }

    /**
     * Every secret that the tenant ever had is refused within the run's grace, and goes on being refused when the tenant
     * is gone: what a second row of that tenant holds shows only when the first one is deleted.
     *
     * @param since when the last of them was replaced
     * @param gone when the tenant went
     */
    public static Checker formerSecretsAreRefused(Moment since, Moment gone) {
        return history -> tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream()
                        .flatMap(from -> former(history, tenant, from, gone.in(history, tenant))))
                .toList();
    }

    private static Stream<Finding> former(HistoryView history, String tenant, Entry from, Optional<Entry> gone) {
        long until = gone.map(Entry::ordinal).orElse(Long.MAX_VALUE);
        var rounds = rounds(history, tenant, from);
        var before = rounds.stream().filter(r -> r.ordinal() < until).toList();
        var after = rounds.stream().filter(r -> r.ordinal() > until).toList();
        return Stream.concat(
                Stream.of(refused(history, tenant, from, Outdated.FORMER, before)),
                gone.stream().map(left -> stayRefused(history, tenant, from, left, before, after)));
    }

    /** Within the grace one may open, here too: what a node has not heard of yet it has not heard of now. */
    private static Finding stayRefused(
            HistoryView history,
            String tenant,
            Entry from,
            Entry gone,
            List<Seen<AccessProbed>> before,
            List<Seen<AccessProbed>> after) {
        String expected =
                "a token signed with one of " + tenant + "'s former secrets opens nothing when 'uninstalled' was sent";
        var tried = after.stream()
                .filter(Outdated.FORMER::tried)
                .filter(r -> Outdated.FORMER.in().apply(r.fact()).stream().allMatch(a -> a.status() != 0))
                .toList();
        if (tried.isEmpty() || before.stream().noneMatch(r -> r.fact().tells())) {
            return Finding.inconclusive(expected, "nobody could tell afterwards", List.of(gone.ordinal()));
        }
        var last = tried.get(tried.size() - 1);
        if (!Outdated.FORMER.opened(last)) {
            return Finding.passed(expected, "none did in the end", ordinals(tried));
        }
        Duration bound = history.bounds().oldSecret();
        Duration sinceReplaced = last.at().minus(from.at());
        var evidence = List.of(from.ordinal(), gone.ordinal(), last.ordinal());
        return sinceReplaced.compareTo(bound) > 0
                ? Finding.failed(
                        expected,
                        "one still did " + Phrase.seconds(sinceReplaced)
                                + " after it had been replaced: the add-on kept a second row of this tenant, which came to"
                                + " light when the first one was deleted",
                        evidence)
                : Finding.inconclusive(expected, "one did, and nobody tried later", evidence);
    }

    private static Finding refused(
            HistoryView history, String tenant, Entry from, Outdated outdated, List<Seen<AccessProbed>> all) {
        Duration bound = history.bounds().oldSecret();
        String expected = "a token signed with " + tenant + "'s " + outdated.named() + " is refused within "
                + Phrase.seconds(bound) + ", while the current one opens";
        var rounds = all.stream().filter(outdated::tried).toList();
        if (rounds.isEmpty()) {
            return Finding.inconclusive(expected, "no probe was made with the " + outdated.named(), List.of());
        }
        var last = rounds.get(rounds.size() - 1);
        if (outdated.opened(last)) {
            return stillOpen(expected, bound, from, last);
        }
        return sinceItLastOpened(outdated, rounds).stream()
                .filter(r -> r.fact().opened(AccessProbed.TRUE))
                .findFirst()
                .map(r -> refusedAfter(expected, bound, from, r))
                .orElseGet(() -> Finding.inconclusive(
                        expected,
                        "the current secret never opened beside it, so the refusal says nothing",
                        ordinals(rounds)));
    }

    /** Within the grace it may open, for an add-on whose nodes learn one after the other. */
    private static Finding stillOpen(String expected, Duration bound, Entry from, Seen<AccessProbed> last) {
        Duration took = last.at().minus(from.at());
        var evidence = List.of(from.ordinal(), last.ordinal());
        String observed = "it still opened after " + Phrase.seconds(took);
        return took.compareTo(bound) > 0
                // No lag of this machine lets a door stand open for so long.
                ? Finding.failed(expected, observed, evidence)
                : Finding.inconclusive(expected, observed + ", and nobody tried later", evidence);
    }

    private static Finding refusedAfter(String expected, Duration bound, Entry from, Seen<AccessProbed> first) {
        Duration took = first.at().minus(from.at());
        var evidence = List.of(from.ordinal(), first.ordinal());
        String observed = "it was refused after " + Phrase.seconds(took);
        return took.compareTo(bound) <= 0
                ? Finding.passed(expected, observed, evidence)
                : Finding.failed(expected, observed, evidence).decidedByTime(took.minus(bound));
    }

    /**
     * Between a moment and the next install, once that has settled, the tenant's secret opens always or never. Which of
     * both, the add-on may choose.
     */
    public static Checker isConsistent(Moment since) {
        return history -> tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream()
                        .flatMap(from -> Consistency.judge(history, tenant, since, from)))
                .toList();
    }

    private static List<Seen<AccessProbed>> sinceItLastOpened(Outdated outdated, List<Seen<AccessProbed>> rounds) {
        int from = 0;
        for (int i = 0; i < rounds.size(); i++) {
            from = outdated.opened(rounds.get(i)) ? i + 1 : from;
        }
        return rounds.subList(from, rounds.size());
    }

    static List<Seen<AccessProbed>> rounds(HistoryView history, String tenant, Entry from) {
        return history.all(AccessProbed.class)
                .filter(r -> r.tenant().equals(tenant) && r.ordinal() > from.ordinal())
                .toList();
    }

    static Stream<String> tenants(HistoryView history) {
        return history.entries().stream()
                .filter(e -> !e.rehearsal().isEmpty())
                .map(Entry::tenant)
                .filter(t -> !t.isEmpty())
                .distinct()
                .sorted();
    }

    private static List<Long> ordinals(List<Seen<AccessProbed>> rounds) {
        return rounds.stream().map(Seen::ordinal).toList();
    }
}
