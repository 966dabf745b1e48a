package dev.firedrill.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.replay.Comparison;
import dev.firedrill.replay.Difference;
import dev.firedrill.replay.Difference.Acknowledged;
import dev.firedrill.replay.Difference.BrokenOff;
import dev.firedrill.replay.Difference.Decided;
import dev.firedrill.replay.Difference.Found;
import dev.firedrill.replay.Difference.PlayedOnce;
import dev.firedrill.replay.Difference.Requested;
import dev.firedrill.report.Replayed.Again;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

    private static final Comparison SAME = others();
    private static final Entry BEGAN = entry(12, new Fact.Marked("swapped"));
    private static final Comparison OTHER =
            new Comparison(3, List.of(new Decided("URL-01/alone", "acme", "mark", 2, BEGAN, null)), List.of());

    private static Entry entry(long ordinal, Fact fact) {
        return new Entry(ordinal, Duration.ofSeconds(1), "URL-01", "acme", fact);
    }

    private static Comparison others(Difference... others) {
        return new Comparison(41, List.of(), List.of(others));
    }

    private static Again again(Judgement judgement) {
        return new Again(judgement, SAME);
    }

    private static Replayed failed(Again... again) {
        return new Replayed(Runs.RENAME, Runs.RENAME_FAILED, List.of(again));
    }

    private static String said(Replayed... replayed) {
        return said(Look.plain(UTF_8), replayed);
    }

    private static String said(Look look, Replayed... replayed) {
        var out = new StringBuilder();
        new ReplayReport(out, look).summary(List.of(replayed), 42, List.of("runs/1/index.html", "runs/2/index.html"));
        return out.toString();
    }

    private static ExitCode code(Replayed... replayed) {
        return ExitCode.ofReplay(List.of(replayed));
    }

    @Test
    void what_comes_out_the_same_is_said_in_a_line() {
        var replayed = failed(again(Runs.RENAME_FAILED));

        assertThat(said(replayed)).isEqualTo("""
                ✘ URL-01 Site rename  failed then and now · reproduced 1 of 1 · same decisions

                1 scenario replayed: 1 reproduced, 1 with the same decisions · seed 42
                report: runs/1/index.html
                report: runs/2/index.html
                """);
        assertThat(code(replayed)).isEqualTo(ExitCode.OK);
    }

    @Test
    void what_comes_out_otherwise_is_not_reproduced() {
        var replayed = failed(again(Runs.passed("URL-01")));

        assertThat(said(replayed))
                .contains("✔ URL-01 Site rename  failed then; now passed · reproduced 0 of 1 · same decisions\n");
        assertThat(code(replayed)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void another_failure_is_not_the_same_failure() {
        var replayed = failed(again(Runs.failed("URL-01", "quite another requirement", "nothing")));

        assertThat(said(replayed)).contains("failed then; now failed for another reason · reproduced 0 of 1");
        assertThat(code(replayed)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void a_failure_with_other_numbers_is_the_same() {
        String observed = "some";

        assertThat(code(new Replayed(
                        Runs.RENAME,
                        Runs.failed("URL-01", "an answer within 9.8 s", observed),
                        List.of(again(Runs.failed("URL-01", "an answer within 10.1 s", observed))))))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void of_several_times_each_counts() {
        var replayed =
                failed(again(Runs.RENAME_FAILED), again(Runs.passed("URL-01")), new Again(Runs.RENAME_FAILED, OTHER));

        assertThat(said(replayed))
                .contains("failed then; now 1 passed, 2 failed · reproduced 2 of 3 · other decisions in 1 of them\n");
        assertThat(code(replayed)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void the_first_divergence_is_shown_with_what_either_history_has() {
        var replayed = failed(new Again(Runs.RENAME_FAILED, OTHER));

        assertThat(said(replayed)).contains("""
                reproduced 1 of 1 · other decisions
                    First divergence: the 2nd mark of acme in URL-01/alone
                      then  #12  the scenario marks: swapped
                      now   nothing of the kind
                """);
        assertThat(code(replayed)).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void what_the_addon_did_otherwise_is_told_in_words_of_its_own() {
        var callback = new Fact.CallbackAnswered("installed", "signed install", false, Answer.of(204, Duration.ZERO));
        var refused = new Fact.CallbackAnswered("installed", "signed install", false, Answer.of(500, Duration.ZERO));

        assertThat(own(new Requested("URL-01", "acme", "cuts (GET /a)", 3, BEGAN, null)))
                .contains("The add-on did not make the 3rd request of acme in URL-01 for which a fault waited: cuts");
        assertThat(own(new Requested("URL-01", "acme", "cuts (GET /a)", 3, null, BEGAN)))
                .contains("The add-on now made a 3rd request");
        assertThat(own(new Acknowledged("URL-01", "acme", 1, entry(3, callback), entry(5, refused))))
                .contains("answered otherwise in URL-01: then #3", "answered 204", "now #5", "answered 500");
        assertThat(own(new Found("URL-01", List.of("page a", "page b"), List.of())))
                .contains("then page a, page b; now nothing.");
        assertThat(own(new BrokenOff("URL-01", "", "it was refused")))
                .contains("URL-01 was played to its end then, and broken off (it was refused) now.");
        assertThat(own(new PlayedOnce("URL-01/alone", true))).contains("URL-01/alone was played then, and not now.");
    }

    private static String own(Difference difference) {
        var replayed = failed(new Again(Runs.passed("URL-01"), others(difference)));
        return said(replayed).replaceAll("\\s+", " ");
    }

    @Test
    void more_differences_are_counted() {
        var many =
                Stream.generate(() -> new PlayedOnce("URL-01", false)).limit(5).toArray(Difference[]::new);

        assertThat(said(failed(new Again(Runs.passed("URL-01"), others(many)))).replaceAll("\\s+", " "))
                .contains("(and 2 more differences of this kind)");
        assertThat(said(failed(new Again(Runs.RENAME_FAILED, others(many)))).replaceAll("\\s+", " "))
                .contains("(and 4 more differences of this kind)");
    }

    @Test
    void a_terminal_without_unicode_gets_ascii() {
        assertThat(said(Look.plain(US_ASCII), failed(new Again(Runs.RENAME_FAILED, OTHER))))
                .matches("\\p{ASCII}*");
    }

    @Test
    void nothing_replayed_is_no_success() {
        assertThat(code()).isEqualTo(ExitCode.NOTHING_SELECTED);
    }
}
