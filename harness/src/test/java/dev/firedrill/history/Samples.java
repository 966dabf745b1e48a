package dev.firedrill.history;

import static java.util.Map.entry;

import dev.firedrill.fault.Attribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One fact of every kind, and a header, with values that a codec might lose. */
final class Samples {

    private static final Duration ODD = Duration.ofNanos(1_234_567_891L);
    static final Answer ANSWER = Answer.of(204, ODD);

    static final Map<Class<? extends Fact>, Fact> FACTS = Map.ofEntries(
            entry(Fact.Marked.class, new Fact.Marked("ıIiİ \"quoted\"\n\u2028")),
            entry(Fact.Drawn.class, new Fact.Drawn("the order", List.of("page main", "webhook"))),
            entry(
                    Fact.CallbackAnswered.class,
                    new Fact.CallbackAnswered("installed", "alg none", true, Answer.missing("refused", ODD))),
            entry(Fact.WebhookAnswered.class, new Fact.WebhookAnswered("jira:issue_created", "firedrill-1", 2, ANSWER)),
            entry(
                    Fact.UserServed.class,
                    new Fact.UserServed("Ada", "page main", Set.of("acme", "globex"), true, ANSWER)),
            entry(
                    Fact.AccessProbed.class,
                    new Fact.AccessProbed(
                            "page main",
                            true,
                            List.of(new Fact.Attempt("TRUE", 200, true), new Fact.Attempt("GARBAGE", 401, false)))),
            entry(
                    Fact.HostCalled.class,
                    new Fact.HostCalled(
                            "GET",
                            "/rest/api/3/myself",
                            "http://127.0.0.2:1",
                            true,
                            new Fact.Caller("acme", 2, true, false, "expired"),
                            401,
                            true,
                            ODD,
                            "answers 429")),
            entry(Fact.ConnectionMet.class, new Fact.ConnectionMet("http://127.0.0.2:1", "resets connections")),
            entry(Fact.TextWritten.class, new Fact.TextWritten("Ada", "text-1", ANSWER)),
            entry(Fact.TextsRead.class, new Fact.TextsRead("Ada", "/notes", Map.of("text-1", 2), ANSWER)),
            entry(Fact.HealthAnswered.class, new Fact.HealthAnswered(ANSWER)),
            entry(Fact.NotSent.class, new Fact.NotSent("installed", "400 were underway")),
            entry(Fact.KeyAsked.class, new Fact.KeyAsked("kid", 404)),
            entry(Fact.TokenAsked.class, new Fact.TokenAsked("557058:1", 400, "the assertion expired")),
            entry(Fact.GatewayFailed.class, new Fact.GatewayFailed("example.com:443", "not served here")),
            entry(Fact.TenantChanged.class, new Fact.TenantChanged("renamed", "there")),
            entry(Fact.FaultScheduled.class, new Fact.FaultScheduled("holds", ODD, ODD)),
            entry(Fact.FaultInjected.class, new Fact.FaultInjected("holds", "HOLD", Attribution.HOST, true)),
            entry(Fact.FaultStruck.class, new Fact.FaultStruck("cuts", 3)),
            entry(Fact.FaultHealed.class, new Fact.FaultHealed("holds")),
            entry(
                    Fact.AddonChanged.class,
                    new Fact.AddonChanged("died", "exit code 137", List.of("Error: ENOSPC", "    at write"))),
            entry(Fact.PageDeadly.class, new Fact.PageDeadly("page main", "exit code 1", List.of("TypeError"))),
            entry(Fact.StimulusFound.class, new Fact.StimulusFound("page main", List.of("GET /a", "GET /b"), true)),
            entry(Fact.MachineMeasured.class, new Fact.MachineMeasured(ODD, Duration.ofNanos(1))),
            entry(Fact.RehearsalStarted.class, new Fact.RehearsalStarted(true)),
            entry(Fact.RehearsalEnded.class, new Fact.RehearsalEnded("it could not be played")));

    private Samples() {}

    static Header header() {
        var subject = new Subject(
                "notes",
                "Notes",
                "http://127.0.0.1:1",
                "jira",
                true,
                Set.of("installed"),
                3,
                Set.of("jira:issue_created"),
                true,
                true,
                new Subject.Declared(true, true, true, true, true));
        return new Header(
                Header.SCHEMA,
                "1.2.3",
                "run7",
                Instant.parse("2024-02-29T12:00:00.123456789Z"),
                Long.MIN_VALUE,
                "firedrill run --seed 7",
                subject,
                Bounds.standard().withBackgroundPeriod(ODD),
                Map.of("java", "17"));
    }
}
