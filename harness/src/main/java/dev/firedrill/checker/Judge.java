package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns histories into judgements. The same history gives the same judgement, whether the run has just ended or was
 * stored years ago.
 */
public final class Judge {

    private static final String ALONE = "/alone";

    private final Header header;
    private final List<Entry> entries;
    private final boolean strict;

    /** Judges this history; when strict, failed SHOULDs fail. */
    public Judge(Header header, List<Entry> entries, boolean strict) {
        this.header = header;
        this.entries = List.copyOf(entries);
        this.strict = strict;
    }

    /** The rehearsal of a scenario beside others. */
    public static String beside(String id) {
        return id;
    }

    /** The rehearsal of a scenario alone, which confirms what was found beside others. */
    public static String alone(String id) {
        return id + ALONE;
    }

    /**
     * The judgement of a scenario: the one found alone where there is one. A failure that only others brought about is
     * interference, and inconclusive.
     */
    public Judgement judge(String id, Applicability applicability, Checker checker) {
        Optional<String> objection = applicability.objection(header.subject());
        if (objection.isPresent()) {
            return Judgement.notApplicable(id, objection.get());
        }
        Judgement first = rehearsed(id, beside(id), checker);
        if (!wasPlayed(alone(id))) {
            return first;
        }
        return confirmed(id, first, rehearsed(id, alone(id), checker));
    }

    private Judgement confirmed(String id, Judgement first, Judgement alone) {
        if (alone.outcome() == Outcome.FAILED) {
            return alone.noting("Confirmed alone on fresh tenants.");
        }
        if (first.outcome() == Outcome.FAILED && alone.outcome() == Outcome.PASSED) {
            return passedAloneOnly(id, first, alone);
        }
        return alone.noting("Played again alone on fresh tenants.");
    }

    /** A failure beside others that is gone alone: explained when the add-on died of another scenario. */
    private Judgement passedAloneOnly(String id, Judgement first, Judgement alone) {
        boolean explained =
                death(view(beside(id))).filter(death -> explains(death, first)).isPresent();
        if (explained && somethingKillsAlone()) {
            return alone.noting(
                    "Beside other scenarios the add-on's process died; the scenario that kills it is listed as"
                            + " failed, and this one passes alone.");
        }
        return Judgement.inconclusive(
                id,
                "interference: it failed beside other scenarios ("
                        + first.decisive().stream()
                                .map(Finding::observed)
                                .findFirst()
                                .orElse("")
                        + ") and passed alone; nothing in this run explains why");
    }

    /** What was found before the process died has another cause. */
    private static boolean explains(Finding death, Judgement failed) {
        long died = death.evidence().get(0);
        return failed.decisive().stream()
                .allMatch(f -> f.evidence().isEmpty() || f.evidence().stream().anyMatch(e -> e >= died));
    }

    /** Only a scenario can be to blame, not preflight and not what cleans up. */
    private boolean somethingKillsAlone() {
        return entries.stream()
                .filter(e -> e.fact() instanceof Fact.RehearsalStarted started && started.alone())
                .map(Entry::rehearsal)
                .filter(rehearsal -> rehearsal.endsWith(ALONE))
                .anyMatch(rehearsal -> death(view(rehearsal)).isPresent());
    }

    private HistoryView view(String rehearsal) {
        return HistoryView.of(header, untilItsEnd(rehearsal), rehearsal);
    }

    /** The judgement of one rehearsal by itself. */
    public Judgement rehearsed(String id, String rehearsal, Checker checker) {
        if (!wasPlayed(rehearsal)) {
            return Judgement.inconclusive(id, "it was not played");
        }
        var view = view(rehearsal);
        if (view.all(Fact.RehearsalEnded.class).findAny().isEmpty()) {
            return Judgement.inconclusive(id, Fact.RehearsalEnded.CUT_SHORT);
        }
        Optional<Finding> problem = problem(view);
        if (problem.filter(p -> p.observed().equals(Fact.RehearsalEnded.CUT_SHORT))
                .isPresent()) {
            return Judgement.inconclusive(id, Fact.RehearsalEnded.CUT_SHORT);
        }
        var findings = new ArrayList<Finding>();
        try {
            checker.judge(view).stream()
                    .map(f -> machineMayJudge(view, f))
                    .map(f -> problem.map(p -> playedTooShort(f, p)).orElse(f))
                    .forEach(findings::add);
        } catch (RuntimeException e) {
            return Judgement.inconclusive(id, "its checker crashed: " + e);
        }
        death(view).ifPresent(findings::add);
        problem.ifPresent(findings::add);
        return Judgement.of(id, findings, strict);
    }

    /** What comes after a rehearsal's end, as the final uninstalls do, is not part of it. */
    private List<Entry> untilItsEnd(String rehearsal) {
        long end = entries.stream()
                .filter(e -> e.rehearsal().equals(rehearsal) && e.fact() instanceof Fact.RehearsalEnded)
                .mapToLong(Entry::ordinal)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return entries.stream().filter(e -> e.ordinal() <= end).toList();
    }

    private boolean wasPlayed(String rehearsal) {
        return entries.stream()
                .anyMatch(e -> e.rehearsal().equals(rehearsal) && e.fact() instanceof Fact.RehearsalStarted);
    }

    private static Finding machineMayJudge(HistoryView view, Finding finding) {
        if (!finding.timed() || finding.outcome() != Outcome.FAILED) {
            return finding;
        }
        Duration worst = during(view)
                .filter(s -> s.fact() instanceof Fact.MachineMeasured)
                .flatMap(s -> measured((Fact.MachineMeasured) s.fact()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return worst.compareTo(view.bounds().machineLag()) > 0
                ? finding.undecidedBecause("this machine was too slow to judge time: it lagged " + worst.toMillis()
                        + " ms (observed all the same: " + finding.observed() + ")")
                : finding;
    }

    private static Stream<Duration> measured(Fact.MachineMeasured machine) {
        return Stream.of(machine.worstLag(), machine.worstSigning());
    }

    /** Who waits for the end of a bound must have seen it; a scenario that broke off did not. */
    private static Finding playedTooShort(Finding finding, Finding problem) {
        return finding.timed() && finding.outcome() == Outcome.FAILED
                ? finding.undecidedBecause(problem.observed())
                : finding;
    }

    private static Optional<Finding> death(HistoryView view) {
        return during(view)
                .filter(s ->
                        s.fact() instanceof Fact.AddonChanged c && c.state().equals("died"))
                .map(s -> Finding.failed(
                        "the add-on's process lives through this",
                        "it died: " + ((Fact.AddonChanged) s.fact()).detail(),
                        List.of(s.ordinal())))
                .findFirst();
    }

    private static Optional<Finding> problem(HistoryView view) {
        return view.all(Fact.RehearsalEnded.class)
                .filter(s -> !s.fact().problem().isEmpty())
                .map(s -> Finding.inconclusive(
                        "the scenario is played to its end", s.fact().problem(), List.of(s.ordinal())))
                .findFirst();
    }

    /** What concerned the whole run while this rehearsal was played. */
    private static Stream<Seen<Fact>> during(HistoryView view) {
        Duration from =
                view.all(Fact.RehearsalStarted.class).map(Seen::at).findFirst().orElse(Duration.ZERO);
        Duration to = view.all(Fact.RehearsalEnded.class)
                .map(Seen::at)
                .reduce((a, b) -> b)
                .orElse(Duration.ofSeconds(Long.MAX_VALUE, 0));
        return view.all(Fact.class)
                .filter(s -> s.entry().rehearsal().isEmpty())
                .filter(s -> s.at().compareTo(from) >= 0 && s.at().compareTo(to) <= 0);
    }
}
