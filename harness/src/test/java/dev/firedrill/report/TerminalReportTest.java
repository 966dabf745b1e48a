package dev.firedrill.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

    private static final Look UNICODE = Look.plain(UTF_8);

    @Test
    void preflight_says_in_aligned_rows_what_was_found() {
        String text = said(UNICODE, r -> r.preflight(Runs.subject(), Runs.preflight(), List.of(Runs.RENAME)));

        assertThat(text)
                .startsWith("""
                        Preflight of Notes for Jira at http://localhost:3000
                          installs        yes
                          access          page general tells a good token from garbage
                          calls the host  page general                2 calls, shows host content
                        """)
                .contains("webhook jira:issue_updated  1 call\n")
                .contains("page admin                  no calls to the host\n");
    }

    @Test
    void preflight_says_what_to_add_so_that_more_can_be_judged() {
        String text =
                said(UNICODE, r -> r.preflight(Runs.subject(), Runs.preflight(), List.of(Runs.RENAME, Runs.SWAPPED)));

        assertThat(text)
                .contains("can judge       1 of 2: URL-01\n")
                .contains("""
                          cannot judge    URL-05: no answer shows host content; add to firedrill.yaml:
                                            probe:
                                              backend: /path/that/reads/an/issue
                        """.indent(0))
                .contains("GET /rest/api/3/priority (3 times); add it in firedrill/mappings/priority.json:\n")
                .contains("                    \"response\": {\"jsonBody\": []}\n")
                .contains("warning         The key server was never asked");
    }

    @Test
    void preflight_does_not_count_what_does_not_concern_the_add_on_among_what_it_can_judge() {
        String text =
                said(UNICODE, r -> r.preflight(Runs.subject(), Runs.preflight(), List.of(Runs.RENAME, Runs.LICENCE)));

        assertThat(text).contains("can judge       1 of 2: URL-01\n").contains("not applicable  LIC-02\n");
    }

    @Test
    void each_outcome_has_its_line() {
        assertThat(finished(UNICODE, Runs.INSTALL, Runs.passed("INS-01"))).isEqualTo("✔ INS-01 First install  6.2 s\n");
        assertThat(finished(UNICODE, Runs.RENAME, Runs.RENAME_FAILED)).isEqualTo("✘ URL-01 Site rename  6.2 s\n");
        assertThat(finished(UNICODE, Runs.SWAPPED, Runs.inconclusive("URL-05")))
                .isEqualTo("? URL-05 Swapped URLs  6.2 s  inconclusive: no answer showed any host content\n");
        assertThat(finished(UNICODE, Runs.LICENCE, Runs.notApplicable("LIC-02")))
                .isEqualTo(
                        "– LIC-02 Installed, never licensed  skipped: it applies to add-ons that ask for licensing\n");
    }

    @Test
    void a_terminal_without_unicode_gets_ascii() {
        Look ascii = Look.plain(US_ASCII);

        assertThat(finished(ascii, Runs.INSTALL, Runs.passed("INS-01"))).startsWith("+ INS-01");
        assertThat(finished(ascii, Runs.RENAME, Runs.RENAME_FAILED)).startsWith("x URL-01");
        assertThat(finished(ascii, Runs.LICENCE, Runs.notApplicable("LIC-02"))).startsWith("- LIC-02");
        assertThat(said(ascii, r -> r.summary(Runs.mixed()))).matches("\\p{ASCII}*");
    }

    @Test
    void warnings_stand_beneath_their_scenario() {
        assertThat(finished(UNICODE, Runs.REPEATED, Runs.warned("INS-02"))).isEqualTo("""
                        ✔ INS-02 Repeated install  6.2 s
                            warning: expected acknowledge all of 5 installs at once; observed 2 of 5 got 500
                        """);
    }

    @Test
    void a_failure_explains_itself() {
        assertThat(said(UNICODE, r -> r.summary(Runs.one(Runs.RENAME, Runs.RENAME_FAILED))))
                .startsWith("""

                        ✘ URL-01 (MUST) Site rename (and 1 more finding, see the report)
                          When a site's URL changes, the add-on calls it at the new one and no longer at the old one.
                          Expected: no call to the old URL from 5.0 s after the add-on acknowledged the rename
                          Observed: 3 calls to the old URL, the last 9.8 s after the rename
                            #3  6.9 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, si…
                            #4  8.3 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, si…
                            #6  9.7 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, si…
                          Mend: Look a tenant up by its clientKey for every call, and save the baseUrl of every installed.
                          Reproduce: firedrill run http://localhost:3000/atlassian-connect.json URL-01 --seed 42
                          Read more: firedrill explain URL-01
                        """);
    }

    @Test
    void an_explanation_has_at_most_twelve_lines_however_much_there_is_to_say() {
        String much = "many words ".repeat(200);
        var scenario = new Catalogued("URL-01", "url", "Site rename", Level.MUST, much, "", much);
        var judged =
                Runs.one(scenario, Runs.failed("URL-01", much, much)).judged().get(0);

        List<String> lines = new ExplanationBlock(UNICODE).lines(judged);

        assertThat(lines).hasSize(12).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Look.WIDTH));
        assertThat(lines).anyMatch(line -> line.contains("#3"));
    }

    @Test
    void what_stayed_undecided_is_explained_without_blaming_the_add_on() {
        assertThat(said(UNICODE, r -> r.summary(Runs.one(Runs.SWAPPED, Runs.inconclusive("URL-05")))))
                .contains("? URL-05 (MUST) Swapped URLs\n", "Undecided: no answer showed any host content\n")
                .doesNotContain("Mend:", "Observed:");
    }

    @Test
    void the_end_says_how_it_came_out_why_it_took_so_long_and_where_the_report_is() {
        assertThat(said(UNICODE, r -> r.summary(Runs.mixed()))).endsWith("""

                        7 scenarios: 4 passed (1 with warnings), 1 failed, 1 inconclusive, 1 not applicable · 12.3 s · seed 42
                        longest: URL-01 9.8 s of 12.3 s; preflight 0.9 s; clean-up 0.4 s
                        replay: firedrill replay firedrill-report/runs/20261122T101500Z-42
                        report: firedrill-report/runs/20261122T101500Z-42
                        """);
    }

    @Test
    void an_empty_run_does_not_look_like_success() {
        assertThat(said(UNICODE, r -> r.summary(Runs.run(List.of(), List.of()))))
                .contains("0 scenarios: nothing was selected");
    }

    @Test
    void colour_is_added_only_when_asked() {
        assertThat(finished(UNICODE.coloured(true), Runs.INSTALL, Runs.passed("INS-01")))
                .startsWith("\u001b[34m✔\u001b[0m INS-01");
        assertThat(said(UNICODE, r -> r.summary(Runs.mixed()))).doesNotContain("\u001b");
    }

    @Test
    void a_terminal_that_claims_to_have_no_width_is_served_too() {
        assertThat(said(new Look(false, true, 0), r -> r.summary(Runs.mixed()))).contains("Reproduce: firedrill run");
    }

    @Test
    void an_add_on_cannot_send_escape_sequences_to_the_terminal() {
        var hostile = Runs.failed("URL-01", "calm", "\u001b[2Jgone\u202e and\nmore");

        assertThat(said(UNICODE, r -> r.summary(Runs.one(Runs.RENAME, hostile))))
                .contains("\ufffd[2Jgone\ufffd and more")
                .doesNotContain("\u001b", "\u202e");
    }

    private static String finished(Look look, Catalogued scenario, Judgement judgement) {
        return said(look, report -> report.finished(scenario, judgement, ofMillis(6200)));
    }

    private static String said(Look look, Consumer<TerminalReport> what) {
        var out = new StringBuilder();
        what.accept(new TerminalReport(out, look));
        return out.toString();
    }
}
