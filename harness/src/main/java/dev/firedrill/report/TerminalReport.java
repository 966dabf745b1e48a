package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Subject;
import dev.firedrill.report.Look.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run says on standard output, in this order: the preflight, a line for each scenario as it finishes, and at the
 * end what failed, how it all came out, and where the report is.
 */
public final class TerminalReport {

    private static final String INDENT = "    ";

    private final Appendable out;
    private final Look look;

    /** Reports to {@code out}. */
    public TerminalReport(Appendable out, Look look) {
        this.out = out;
        this.look = look;
    }

    /**
     * Says what was found out before anything was disturbed.
     *
     * @param scenarios those that will run
     */
    public void preflight(Subject subject, Preflight preflight, List<Catalogued> scenarios) {
        print(new PreflightBlock(look).lines(subject, preflight, scenarios));
    }

    /** Says how a scenario came out, with its warnings beneath. Call it from one thread at a time. */
    public void finished(Catalogued scenario, Judgement judgement, Duration took) {
        List<String> lines = new ArrayList<>();
        Outcome outcome = judgement.outcome();
        String time = outcome == Outcome.NOT_APPLICABLE ? "" : "  " + Prose.seconds(took);
        lines.add(look.paint(Tone.of(outcome), Look.symbol(outcome)) + " " + scenario.id() + " " + scenario.title()
                + look.paint(Tone.QUIET, time + reason(judgement)));
        for (Finding warning : judgement.warnings()) {
            lines.addAll(warning(warning));
        }
        print(lines);
    }

    /**
     * Says what somebody at the desk wants to know of what was recorded since this was last called.
     *
     * @param now since the run's start
     * @return whether there was anything to say
     */
    public boolean account(Account account, List<Entry> recorded, Duration now) {
        var lines = account.lines(recorded, now);
        print(lines.stream().map(this::line).toList());
        return !lines.isEmpty();
    }

    private String line(Account.Line line) {
        String at = String.format(Locale.ROOT, "%8s  ", Prose.seconds(line.at()));
        return look.paint(Tone.QUIET, at) + look.paint(line.tone(), line.text());
    }

    private String reason(Judgement judgement) {
        return switch (judgement.outcome()) {
            case NOT_APPLICABLE -> "  skipped: " + Prose.oneLine(Judged.whySkipped(judgement), look.width());
            case INCONCLUSIVE ->
                judgement.decisive().stream()
                        .findFirst()
                        .map(f -> "  inconclusive: " + Prose.oneLine(f.observed(), look.width()))
                        .orElse("  inconclusive");
            case PASSED, FAILED -> "";
        };
    }

    private List<String> warning(Finding finding) {
        String text = "warning: expected " + finding.expected() + "; observed " + finding.observed();
        return Prose.wrap(text, look.width() - INDENT.length()).stream()
                .map(line -> INDENT + look.paint(Tone.INFO, line))
                .toList();
    }

    /** Says what failed and what stayed undecided, how it all came out, and where the report is. */
    public void summary(RunResult result) {
        var block = new ExplanationBlock(look);
        for (Outcome outcome : List.of(Outcome.INCONCLUSIVE, Outcome.FAILED)) {
            result.with(outcome).forEach(j -> {
                print(List.of(""));
                print(block.lines(j));
            });
        }
        known(result);
        print(List.of("", total(result), look.paint(Tone.QUIET, new LongestPath(result).describe())));
        if (result.tally().failed() + result.tally().inconclusive() > 0) {
            print(List.of("replay: " + result.replay()));
            result.drill().ifPresent(drill -> print(List.of("drill: " + drill)));
        }
        print(List.of("report: " + result.runDirectory()));
    }

    private void known(RunResult result) {
        var lines = new ArrayList<String>();
        result.judged()
                .forEach(j -> j.accepted()
                        .ifPresent(known -> lines.add(look.paint(
                                        Tone.INFO, j.scenario().id() + " fails as known") + ", " + known.describe())));
        result.remarks().forEach(remark -> lines.add(look.paint(Tone.INFO, remark)));
        if (!lines.isEmpty()) {
            print(List.of(""));
            lines.forEach(line -> print(Prose.wrap(line, look.width())));
        }
    }

    private String total(RunResult result) {
        String total = result.tally().describe() + " · "
                + Prose.seconds(result.timing().wall()) + " · seed "
                + result.header().seed();
        return look.paint(tone(result.tally()), total);
    }

    private static Tone tone(Tally tally) {
        if (tally.failed() > 0) {
            return Tone.FAIL;
        }
        return tally.inconclusive() > 0 || tally.scenarios() == 0 ? Tone.INFO : Tone.OK;
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
