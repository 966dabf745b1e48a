package dev.firedrill.report;

import static java.time.Duration.ofMillis;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.Subject;
import dev.firedrill.report.Timing.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run with one scenario of every outcome, as the reports' tests see it. */
final class Runs {

    static final String OLD_URL = "http://127.77.0.3:4000";

    static final Catalogued RENAME = new Catalogued(
            "URL-01",
            "url",
            "Site rename",
            Level.MUST,
            "When a site's URL changes, the add-on calls it at the new one and no longer at the old one.",
            "Connect lifecycle, installed: \"the baseUrl may change\"",
            "Look a tenant up by its clientKey for every call, and save the baseUrl of every installed.");

    static final Catalogued INSTALL = scenario("INS-01", "install", "First install", Level.MUST);
    static final Catalogued REPEATED = scenario("INS-02", "install", "Repeated install", Level.MUST);
    static final Catalogued SWAPPED = scenario("URL-05", "url", "Swapped URLs", Level.MUST);
    static final Catalogued ROTATION = scenario("AUT-01", "access", "Secret rotation", Level.MUST);
    static final Catalogued KEY_SERVER = scenario("AUT-02", "access", "Key server trouble", Level.SHOULD);
    static final Catalogued LICENCE = scenario("LIC-02", "licence", "Installed, never licensed", Level.MUST);

    static final Judgement RENAME_FAILED = new Judgement(
            "URL-01",
            Outcome.FAILED,
            List.of(
                    finding(
                            Level.MUST,
                            Outcome.FAILED,
                            "no call to the old URL from 5.0 s after the add-on acknowledged the rename",
                            "3 calls to the old URL, the last 9.8 s after the rename",
                            3L,
                            4L,
                            6L,
                            7L),
                    finding(Level.SHOULD, Outcome.FAILED, "users' requests are well again within 10 s", "11.2 s", 5L)),
            List.of("Background work was not judged, because addon.background-period is not declared."));

    private Runs() {}

    static Catalogued scenario(String id, String group, String title, Level level) {
        return new Catalogued(id, group, title, level, title + " is survived.", "S0 0.8", "Mend the cause.");
    }

    static Finding finding(Level level, Outcome outcome, String expected, String observed, Long... evidence) {
        return new Finding(level, outcome, expected, observed, List.of(evidence), false, null);
    }

    static Judgement passed(String id) {
        return new Judgement(
                id,
                Outcome.PASSED,
                List.of(finding(Level.MUST, Outcome.PASSED, "the install is acknowledged", "204 in 31 ms", 1L)),
                List.of());
    }

    static Judgement warned(String id) {
        return new Judgement(
                id,
                Outcome.PASSED,
                List.of(
                        finding(Level.MUST, Outcome.PASSED, "the last secret opens", "it does"),
                        finding(
                                Level.SHOULD,
                                Outcome.FAILED,
                                "acknowledge all of 5 installs at once",
                                "2 of 5 got 500")),
                List.of());
    }

    static Judgement failed(String id, String expected, String observed) {
        return new Judgement(
                id, Outcome.FAILED, List.of(finding(Level.MUST, Outcome.FAILED, expected, observed, 3L)), List.of());
    }

    static Judgement inconclusive(String id) {
        return new Judgement(
                id,
                Outcome.INCONCLUSIVE,
                List.of(finding(
                        Level.MUST,
                        Outcome.INCONCLUSIVE,
                        "no answer shows another tenant's content",
                        "no answer showed any host content")),
                List.of());
    }

    static Judgement notApplicable(String id) {
        return new Judgement(
                id, Outcome.NOT_APPLICABLE, List.of(), List.of("it applies to add-ons that ask for licensing"));
    }

    static RunResult mixed() {
        return run(
                List.of(INSTALL, REPEATED, RENAME, SWAPPED, ROTATION, KEY_SERVER, LICENCE),
                List.of(
                        passed("INS-01"),
                        warned("INS-02"),
                        RENAME_FAILED,
                        inconclusive("URL-05"),
                        passed("AUT-01"),
                        passed("AUT-02"),
                        notApplicable("LIC-02")));
    }

    static RunResult run(List<Catalogued> selected, List<Judgement> judgements) {
        return new RunResult(
                header(),
                selected,
                judgements,
                history(),
                preflight(),
                timing(),
                false,
                "firedrill-report/runs/20261122T101500Z-42",
                "firedrill run http://localhost:3000/atlassian-connect.json",
                List.of());
    }

    /** A run with these judgements, whatever their scenarios are about. */
    static RunResult judged(Judgement... judgements) {
        return run(
                Arrays.stream(judgements)
                        .map(j -> new Catalogued(
                                j.id(),
                                RENAME.group(),
                                RENAME.title(),
                                RENAME.level(),
                                RENAME.sentence(),
                                RENAME.source(),
                                RENAME.mend()))
                        .toList(),
                List.of(judgements));
    }

    /** The same run of a team that accepts these. */
    static RunResult accepting(RunResult run, KnownFailure... known) {
        return new RunResult(
                run.header(),
                run.selected(),
                run.judgements(),
                run.history(),
                run.preflight(),
                run.timing(),
                run.strict(),
                run.runDirectory(),
                run.command(),
                List.of(known));
    }

    static RunResult one(Catalogued scenario, Judgement judgement) {
        return run(List.of(scenario), List.of(judgement));
    }

    /** A run of one scenario with this history. */
    static RunResult of(List<Entry> history, Catalogued scenario, Judgement judgement) {
        return of(history, List.of(scenario), List.of(judgement));
    }

    static RunResult of(List<Entry> history, List<Catalogued> selected, List<Judgement> judgements) {
        return new RunResult(
                header(),
                selected,
                judgements,
                history,
                preflight(),
                timing(),
                false,
                "firedrill-report/runs/20261122T101500Z-42",
                "firedrill run http://localhost:3000/atlassian-connect.json",
                List.of());
    }

    static Subject subject() {
        return new Subject(
                "com.example.notes",
                "Notes for Jira",
                "http://localhost:3000",
                "jira",
                true,
                Set.of("uninstalled", "installed"),
                2,
                Set.of("jira:issue_updated"),
                false,
                true,
                Subject.Declared.nothing());
    }

    static Header header() {
        return new Header(
                Header.SCHEMA,
                "0.1.0",
                "20261122T101500Z-42",
                Instant.parse("2026-11-22T10:15:00.123Z"),
                42,
                "http://localhost:3000/atlassian-connect.json",
                subject(),
                Bounds.standard(),
                Map.of("java", "17.0.15", "os", "Linux 6.1"));
    }

    static List<Entry> history() {
        List<Entry> history = new ArrayList<>();
        add(history, 400, "acme", new Fact.CallbackAnswered("installed", "signed install", false, answer(204, 31)));
        add(history, 1200, "acme", new Fact.TenantChanged("renamed", OLD_URL + " to http://127.77.0.4:4000"));
        add(history, 6900, "acme", call(false, 401));
        add(history, 8300, "acme", call(false, 401));
        add(history, 8400, "acme", new Fact.UserServed("u1", "page general", Set.of("acme"), false, answer(500, 2100)));
        add(history, 9700, "acme", call(false, 401));
        add(history, 11000, "acme", call(false, 401));
        add(history, 12300, "", new Fact.MachineMeasured(ofMillis(37), ofMillis(3)));
        return history;
    }

    private static void add(List<Entry> history, int at, String tenant, Fact fact) {
        history.add(new Entry(history.size() + 1L, ofMillis(at), "URL-01", tenant, fact));
    }

    static Fact.HostCalled call(boolean current, int status) {
        var caller = new Fact.Caller("acme", 2, true, true, "");
        return new Fact.HostCalled(
                "GET", "/rest/api/3/issue/ACME-1", OLD_URL, current, caller, status, false, Duration.ZERO, "");
    }

    static Answer answer(int status, int took) {
        return Answer.of(status, ofMillis(took));
    }

    static Preflight preflight() {
        return new Preflight(
                true,
                "page general",
                true,
                List.of(
                        new Fact.StimulusFound(
                                "page general",
                                List.of("GET /rest/api/3/myself", "GET /rest/api/3/issue/ACME-1"),
                                true),
                        new Fact.StimulusFound("webhook jira:issue_updated", List.of("GET /rest/api/3/issue/1"), false),
                        new Fact.StimulusFound("page admin", List.of(), false)),
                List.of(new Unmatched(
                        "GET",
                        "/rest/api/3/priority",
                        3,
                        "firedrill/mappings/priority.json",
                        "{\n  \"request\": {\"method\": \"GET\", \"urlPath\": \"/rest/api/3/priority\"},\n"
                                + "  \"response\": {\"jsonBody\": []}\n}")),
                List.of("LIC-02"),
                List.of(new Unlock(
                        List.of("URL-05"),
                        "no answer shows host content",
                        "probe:\n  backend: /path/that/reads/an/issue")),
                List.of(),
                List.of("The key server was never asked for a key during a signed install."));
    }

    static Timing timing() {
        return new Timing(
                ofMillis(12_300),
                ofMillis(0),
                List.of(
                        new Span("preflight", ofMillis(0), ofMillis(900), true),
                        new Span("INS-01", ofMillis(900), ofMillis(2100), false),
                        new Span("INS-02", ofMillis(900), ofMillis(5100), false),
                        new Span("URL-01", ofMillis(900), ofMillis(10_700), true),
                        new Span("URL-05", ofMillis(900), ofMillis(4000), false),
                        new Span("AUT-01", ofMillis(950), ofMillis(9000), false),
                        new Span("AUT-02", ofMillis(1000), ofMillis(3000), false),
                        new Span("clean-up", ofMillis(11_900), ofMillis(12_300), true)));
    }
}
