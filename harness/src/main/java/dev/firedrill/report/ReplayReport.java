package dev.firedrill.report;

import static java.util.stream.Collectors.joining;

import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import dev.firedrill.replay.Comparison;
import dev.firedrill.replay.Difference;
import dev.firedrill.replay.Difference.Acknowledged;
import dev.firedrill.replay.Difference.BrokenOff;
import dev.firedrill.replay.Difference.Decided;
import dev.firedrill.replay.Difference.Found;
import dev.firedrill.replay.Difference.PlayedOnce;
import dev.firedrill.replay.Difference.Requested;
import dev.firedrill.report.Look.Tone;
import dev.firedrill.report.Replayed.Again;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a replay says on standard output: for each scenario how it came out then and now, and where the two part. */
public final class ReplayReport {

    private static final String INDENT = "    ";

    /** Enough to see what an add-on does otherwise; the histories have the rest. */
    private static final int MOST_OTHERS = 3;

    private final Appendable out;
    private final Look look;

    /** Reports to {@code out}. */
    public ReplayReport(Appendable out, Look look) {
        this.out = out;
        this.look = look;
    }

    /**
     * Says how it all came out.
     *
     * @param reports where the report of each time is, as the user should read it
     */
    public void summary(List<Replayed> replayed, long seed, List<String> reports) {
        replayed.forEach(this::scenario);
        print(List.of("", total(replayed, seed)));
        print(reports.stream().map(report -> "report: " + report).toList());
    }

    private String total(List<Replayed> replayed, long seed) {
        long reproduced = count(replayed, r -> r.reproduced() == r.again().size());
        long alike = count(replayed, r -> r.decidedAlike() == r.again().size());
        Tone tone = reproduced < replayed.size() ? Tone.FAIL : alike < replayed.size() ? Tone.INFO : Tone.OK;
        return look.paint(
                tone,
                Prose.count(replayed.size(), "scenario") + " replayed: " + reproduced + " reproduced, " + alike
                        + " with the same decisions · seed " + seed);
    }

    private static long count(List<Replayed> replayed, Predicate<Replayed> which) {
        return replayed.stream().filter(which).count();
    }

    private void scenario(Replayed replayed) {
        boolean reproduced = replayed.reproduced() == replayed.again().size();
        Outcome shown = lastOutcome(replayed);
        List<String> lines = new ArrayList<>();
        lines.add(look.paint(Tone.of(shown), Look.symbol(shown)) + " "
                + replayed.scenario().id() + " " + replayed.scenario().title() + "  "
                + look.paint(reproduced ? Tone.QUIET : Tone.STRONG, outcomes(replayed)) + " · reproduced "
                + replayed.reproduced() + " of " + replayed.again().size() + " · " + decisions(replayed));
        replayed.again().stream()
                .filter(one -> !one.comparison().same())
                .findFirst()
                .ifPresent(one -> lines.addAll(divergence(one.comparison())));
        telling(replayed).forEach(one -> lines.addAll(others(one.comparison(), reproduced ? 1 : MOST_OTHERS)));
        print(lines);
    }

    private static Outcome lastOutcome(Replayed replayed) {
        List<Again> again = replayed.again();
        return again.isEmpty()
                ? replayed.then().outcome()
                : again.get(again.size() - 1).judgement().outcome();
    }

    /** The first time that was unlike then, or else the first time. */
    private static List<Again> telling(Replayed replayed) {
        return replayed.again().stream()
                .filter(one -> !replayed.reproduces(one))
                .findFirst()
                .or(() -> replayed.again().stream().findFirst())
                .stream()
                .toList();
    }

    /** "failed then and now", "failed then; now failed for another reason", "failed then; now 2 failed, 1 passed". */
    private static String outcomes(Replayed replayed) {
        String then = word(replayed.then().outcome());
        int times = replayed.again().size();
        if (replayed.reproduced() == times) {
            return then + " then and now";
        }
        String now = Arrays.stream(Outcome.values())
                .filter(outcome -> times(replayed, outcome) > 0)
                .map(outcome -> (times == 1 ? "" : times(replayed, outcome) + " ") + word(outcome))
                .collect(joining(", "));
        boolean otherwise = replayed.again().stream()
                .anyMatch(one -> one.judgement().outcome() == replayed.then().outcome() && !replayed.reproduces(one));
        return then + " then; now " + now + (otherwise ? " for another reason" : "");
    }

    private static int times(Replayed replayed, Outcome outcome) {
        return (int) replayed.again().stream()
                .filter(one -> one.judgement().outcome() == outcome)
                .count();
    }

    private static String word(Outcome outcome) {
        return Marks.of(outcome).word();
    }

    private static String decisions(Replayed replayed) {
        int other = replayed.again().size() - replayed.decidedAlike();
        if (other == 0) {
            return "same decisions";
        }
        return "other decisions" + (replayed.again().size() == 1 ? "" : " in " + other + " of them");
    }

    private List<String> divergence(Comparison comparison) {
        Decided first = comparison.first().orElseThrow();
        return List.of(
                INDENT + look.paint(Tone.STRONG, "First divergence: ") + "the " + Prose.ordinal(first.ordinal()) + " "
                        + Prose.oneLine(first.kind()) + at(first.rehearsal(), first.tenant()),
                INDENT + "  then  " + shown(first.then()),
                INDENT + "  now   " + shown(first.now()));
    }

    private String shown(@Nullable Entry entry) {
        return entry == null
                ? "nothing of the kind"
                : Prose.shorten("#" + entry.ordinal() + "  " + Phrases.of(entry), look.width() - INDENT.length() - 8);
    }

    private List<String> others(Comparison comparison, int most) {
        var all = comparison.others();
        int shown = Math.min(most, all.size());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            boolean last = i == shown - 1 && all.size() > shown;
            String more = last ? " (and " + Prose.count(all.size() - shown, "more difference") + " of this kind)" : "";
            Prose.wrap(words(all.get(i)) + more, look.width() - INDENT.length()).stream()
                    .map(line -> INDENT + look.paint(Tone.QUIET, line))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String words(Difference difference) {
        if (difference instanceof Acknowledged d) {
            return "The add-on answered otherwise" + at(d.rehearsal(), "") + ": then #"
                    + d.then().ordinal() + " " + Phrases.of(d.then()) + "; now #"
                    + d.now().ordinal() + " " + Phrases.of(d.now()) + ".";
        } else if (difference instanceof Requested d) {
            return "The add-on " + (d.now() == null ? "did not make the " : "now made a ")
                    + Prose.ordinal(d.occurrence()) + " request" + at(d.rehearsal(), d.tenant())
                    + " for which a fault waited: " + d.fault() + ".";
        } else if (difference instanceof Found d) {
            return "Preflight found other things that users can do: then " + named(d.then()) + "; now " + named(d.now())
                    + ".";
        } else if (difference instanceof BrokenOff d) {
            return d.rehearsal() + " was " + ended(d.then()) + " then, and " + ended(d.now()) + " now.";
        } else if (difference instanceof PlayedOnce d) {
            return d.rehearsal() + " was played " + (d.then() ? "then, and not now." : "now, and not then.");
        }
        return difference.toString();
    }

    private static String ended(String problem) {
        return problem.isEmpty() ? "played to its end" : "broken off (" + problem + ")";
    }

    private static String named(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static String at(String rehearsal, String tenant) {
        return (tenant.isEmpty() ? "" : " of " + tenant) + " in " + rehearsal;
    }

    private void print(List<String> lines) {
        try {
            for (String line : lines) {
                out.append(look.inItsCharacters(line)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
