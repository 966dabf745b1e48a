package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.HistoryView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns histories into judgements. The same history gives the same judgement, whether the run has just ended or was
 * stored years ago.
 */
public final class Judge {

    private static final String ALONE = "/alone";

    /** No neighbour makes an add-on do something wrong for so long. */
    private static final Duration TOO_LONG = Duration.ofSeconds(60);

    /** More often a scenario is never played alone. */
    public static final int MOST_ALONE = 4;

    private final Header header;
    private final List<Entry> entries;
    private final boolean strict;
    private final Map<String, Checker> known;
    private final Soundness soundness;

    /** Judges this history; when strict, failed SHOULDs fail. */
    public Judge(Header header, List<Entry> entries, boolean strict) {
        this(header, entries, strict, Map.of());
    }

    private Judge(Header header, List<Entry> entries, boolean strict, Map<String, Checker> known) {
        this.header = header;
        this.entries = List.copyOf(entries);
        this.strict = strict;
        this.known = Map.copyOf(known);
        this.soundness = new Soundness(this.entries);
    }

    /**
     * The same judge, who knows besides by which checkers scenarios are judged. What failed beside others only while
     * another scenario's fault starved the add-on, and that scenario fails by itself, is then no riddle.
     *
     * @param checkers by the scenarios' ids
     */
    public Judge knowing(Map<String, Checker> checkers) {
        return new Judge(header, entries, strict, checkers);
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
     * The n-th rehearsal of a scenario alone.
     *
     * @param number from 1
     */
    public static String alone(String id, int number) {
        return number == 1 ? alone(id) : alone(id) + "/" + number;
    }

    /** Every rehearsal that a scenario may have, in their order. */
    public static List<String> rehearsals(String id) {
        return Stream.concat(
                        Stream.of(beside(id)),
                        IntStream.rangeClosed(1, MOST_ALONE).mapToObj(n -> alone(id, n)))
                .toList();
    }

    private static String scenario(String rehearsal) {
        int alone = rehearsal.indexOf(ALONE);
        return alone < 0 ? rehearsal : rehearsal.substring(0, alone);
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
        if (!wasPlayed(alone(id))) {
            return rehearsed(id, beside(id), checker);
        }
        Judgement alone = rehearsed(id, alone(id), checker);
        Majority majority = majority(id, checker);
        if (majority.reached()) {
            return majority.judgement();
        }
        // What disturbs the add-on as a whole is played alone from the start.
        return wasPlayed(beside(id)) ? confirmed(id, rehearsed(id, beside(id), checker), alone) : alone;
    }

    /**
     * Whether one more rehearsal alone would tell more: it failed with nobody there to interfere, and no two of its
     * rehearsals agree yet.
     */
    public boolean wantsAnother(String id, Applicability applicability, Checker checker) {
        return applicability.objection(header.subject()).isEmpty()
                && wasPlayed(alone(id))
                && !wasPlayed(alone(id, MOST_ALONE))
                && majority(id, checker).wanted();
    }

    private Majority majority(String id, Checker checker) {
        var plays = rehearsals(id).stream()
                .filter(this::wasPlayed)
                .filter(rehearsal -> !rehearsal.equals(beside(id)) || !hadCompany(rehearsal))
                .map(rehearsal -> new Majority.Play(
                        rehearsed(id, rehearsal, checker),
                        Timekeeping.lagged(view(rehearsal)).isPresent()))
                .toList();
        return new Majority(id, wasPlayed(beside(id)) && hadCompany(beside(id)) ? List.of() : plays);
    }

    /** Whether anybody else was underway, who may have interfered. */
    private boolean hadCompany(String rehearsal) {
        long from = started(rehearsal);
        long to = ended(rehearsal);
        return entries.stream()
                .filter(e -> e.fact() instanceof Fact.RehearsalStarted started && !started.alone())
                .map(Entry::rehearsal)
                .filter(other -> !other.equals(rehearsal))
                .anyMatch(other -> started(other) < to && ended(other) > from);
    }

    private long started(String rehearsal) {
        return ordinal(rehearsal, Fact.RehearsalStarted.class);
    }

    private long ended(String rehearsal) {
        return ordinal(rehearsal, Fact.RehearsalEnded.class);
    }

    private long ordinal(String rehearsal, Class<? extends Fact> kind) {
        return entries.stream()
                .filter(e -> e.rehearsal().equals(rehearsal) && kind.isInstance(e.fact()))
                .mapToLong(Entry::ordinal)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private Judgement confirmed(String id, Judgement first, Judgement alone) {
        if (alone.outcome() == Outcome.FAILED) {
            return alone.noting(
                    "It failed beside other scenarios, and again alone on fresh tenants. This is the second time.");
        }
        if (problem(alone(id)).equals(Fact.RehearsalEnded.UNSOUND)) {
            return soundness.charge(beside(id)).isPresent()
                    ? first.noting("Nobody else was played then; it could not be confirmed, because the add-on stays"
                            + " damaged until it is restarted.")
                    : alone;
        }
        if (first.outcome() == Outcome.FAILED && alone.outcome() == Outcome.PASSED) {
            Optional<Duration> lasted = lasted(view(beside(id)), first);
            return lasted.isPresent()
                    ? first.noting("It passed alone. But what was wrong beside others was wrong for "
                            + Phrase.seconds(lasted.get()) + ", which no neighbour explains.")
                    : passedAloneOnly(id, first, alone);
        }
        return alone.noting(
                "It was played beside other scenarios, and again alone on fresh tenants. This is the second time.");
    }

    /** For how long something was wrong that is no matter of time, where that is too long to be a neighbour's doing. */
    private static Optional<Duration> lasted(HistoryView view, Judgement failed) {
        return failed.decisive().stream()
                .filter(finding -> !finding.timed())
                .flatMap(finding -> Span.of(view, finding).stream())
                .map(Span::length)
                .filter(length -> length.compareTo(TOO_LONG) >= 0)
                .findFirst();
    }

    /** A failure beside others that is gone alone: explained when the add-on died of another scenario. */
    private Judgement passedAloneOnly(String id, Judgement first, Judgement alone) {
        boolean explained = Circumstances.death(view(beside(id)))
                .filter(death -> explains(death, first))
                .isPresent();
        if (explained && somethingKillsAlone()) {
            return alone.noting(
                    "Beside other scenarios the add-on's process died; the scenario that kills it is listed as"
                            + " failed, and this one passes alone.");
        }
        var damaging = soundness.culprits();
        if (!damaging.isEmpty() && soundness.explains(first)) {
            return alone.noting("Beside other scenarios it failed when the add-on was damaged, which is what "
                    + damaging.stream().map(Judge::scenario).collect(Collectors.joining(", "))
                    + " does and is listed for as failed; this one passes alone.");
        }
        var culprits = culprits(id, first);
        if (!culprits.isEmpty()) {
            return alone.noting("Beside other scenarios it failed while a fault of " + String.join(", ", culprits)
                    + " lasted, which is listed as failed, and this one passes alone.");
        }
        String failed = "it failed beside other scenarios ("
                + first.decisive().stream().map(Finding::observed).findFirst().orElse("") + ") and passed alone";
        return Judgement.inconclusive(
                id,
                Timekeeping.lagged(view(beside(id)))
                        .map(slow -> slow + "; " + failed)
                        .orElse(
                                hadCompany(beside(id))
                                        ? "interference: " + failed + "; nothing in this run explains why"
                                        : "it failed once and passed once, though nobody else was there: " + failed));
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
                .filter(rehearsal -> rehearsal.contains(ALONE))
                .anyMatch(rehearsal -> Circumstances.death(view(rehearsal)).isPresent());
    }

    /** The scenarios that fail alone, and whose faults explain together everything that failed; empty when they do not. */
    private List<String> culprits(String id, Judgement failed) {
        var starving = known.entrySet().stream()
                .filter(other -> !other.getKey().equals(id))
                .filter(other -> failsAlone(other.getKey(), other.getValue()))
                .flatMap(other -> Spell.of(view(beside(other.getKey())), Spell.STARVING).stream()
                        .map(spell -> Map.entry(other.getKey(), spell)))
                .toList();
        var view = view(beside(id));
        boolean explained = failed.decisive().stream()
                .allMatch(f -> starving.stream().anyMatch(s -> fallsInto(view, f, s.getValue())));
        return explained
                ? starving.stream()
                        .filter(s -> failed.decisive().stream().anyMatch(f -> fallsInto(view, f, s.getValue())))
                        .map(Map.Entry::getKey)
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
    }

    private static boolean fallsInto(HistoryView view, Finding finding, Spell spell) {
        return Span.of(view, finding).filter(span -> span.touches(spell)).isPresent();
    }

    private boolean failsAlone(String id, Checker checker) {
        return wasPlayed(alone(id)) && rehearsed(id, alone(id), checker).outcome() == Outcome.FAILED;
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
        String ended = problem(rehearsal);
        if (ended.equals(Fact.RehearsalEnded.CUT_SHORT)) {
            return Judgement.inconclusive(id, ended);
        }
        if (ended.equals(Fact.RehearsalEnded.UNSOUND)) {
            return Judgement.inconclusive(id, soundness.unsound());
        }
        Optional<Finding> problem = Circumstances.problem(view);
        var during = Circumstances.during(view);
        var findings = new ArrayList<Finding>();
        try {
            checker.judge(view).stream()
                    .map(f -> Timekeeping.judge(view, during, f))
                    .map(f -> problem.map(p -> playedTooShort(f, p)).orElse(f))
                    .forEach(findings::add);
        } catch (RuntimeException e) {
            return Judgement.inconclusive(id, "its checker crashed: " + e);
        }
        // Whatever else went wrong, went wrong because of it.
        Circumstances.death(view).ifPresent(death -> findings.add(0, death));
        if (findings.stream().noneMatch(f -> f.is(Level.MUST, Outcome.FAILED))) {
            // What it fails by anyway says more about the cause than that other tenants feel it, too.
            soundness.charge(rehearsal).ifPresent(findings::add);
        }
        problem.ifPresent(findings::add);
        findings.addAll(Circumstances.neverInjected(view));
        findings.addAll(Circumstances.neverStruck(view));
        if (Judgement.of(id, findings, strict).outcome() == Outcome.PASSED) {
            Circumstances.unanswered(view).ifPresent(findings::add);
        }
        Judgement judgement = Judgement.of(id, findings, strict);
        return Circumstances.unsent(view).map(judgement::noting).orElse(judgement);
    }

    /** Why a rehearsal was not played to its end; empty when it was. */
    private String problem(String rehearsal) {
        return entries.stream()
                .filter(e -> e.rehearsal().equals(rehearsal))
                .flatMap(e -> e.fact() instanceof Fact.RehearsalEnded ended ? Stream.of(ended.problem()) : Stream.of())
                .findFirst()
                .orElse(Fact.RehearsalEnded.CUT_SHORT);
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

    /** Who waits for the end of a bound must have seen it; a scenario that broke off did not. */
    private static Finding playedTooShort(Finding finding, Finding problem) {
        return finding.timed() && finding.outcome() == Outcome.FAILED
                ? finding.undecidedBecause(problem.observed())
                : finding;
    }
}
