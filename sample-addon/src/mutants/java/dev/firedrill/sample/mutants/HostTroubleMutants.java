package dev.firedrill.sample.mutants;

import java.time.Duration;
import java.util.List;

/** What goes wrong when a host or the add-on itself is away, slow or restarted, or is not to be called any more. */
final class HostTroubleMutants {

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "calls-after-uninstall",
                    "background calls go on for uninstalled tenants",
                    "LIFE-07",
                    () -> new LingersInBackground(Calls.FOR_EVER)),
            new Mutant(
                    "stops-after-a-minute",
                    "background calls go on for a minute after uninstalled",
                    "LIFE-07",
                    () -> new LingersInBackground(Duration.ofMinutes(1))),
            new Mutant(
                    "never-recovers", "calls a host no more after 3 failures in a row", "RST-01", () -> new GivesUp(3)),
            new Mutant(
                    "retries-without-backoff",
                    "background calls that fail are repeated every 100 ms",
                    "RST-01",
                    () -> OtherPauses.alwaysThese(Duration.ofMillis(100))),
            new Mutant(
                    "dies-with-connection",
                    "ends its process when a host cuts a connection",
                    "RST-03",
                    DiesWithConnection::new),
            new Mutant(
                    "repeats-writes",
                    "comments on new issues, up to 5 times when the connection is cut",
                    "RST-03",
                    RepeatsWrites::new),
            new Mutant(
                    "stampedes-cold-host",
                    "asks 4 times more when there is no answer after 0.5 s",
                    "RST-04",
                    StampedesColdHost::new),
            new Mutant(
                    "retries-slow-answers",
                    "gives up after 1 s and asks again, up to 6 times",
                    "RST-04",
                    RetriesSlowAnswers::new),
            new Mutant("in-memory-tenants", "keeps tenants in memory", "RST-07", InMemoryTenants::new),
            new Mutant(
                    "acknowledges-before-storing",
                    "shows notes at once and stores them 2 s later",
                    "RST-07",
                    AcknowledgesBeforeStoring::new),
            new Mutant(
                    "waits-on-few-threads",
                    "has 8 threads for requests, and waits for hosts on them without a timeout",
                    "LAT-01",
                    WaitsOnFewThreads::new),
            new Mutant(
                    "one-endpoint-without-timeout",
                    "the issue panel alone waits for its host without a timeout",
                    "LAT-01",
                    OneEndpointWithoutTimeout::new),
            new Mutant(
                    "one-lock-for-all-hosts",
                    "calls hosts one after the other, 10 s each at most",
                    "LAT-03",
                    () -> new SharedCalls(1)),
            new Mutant(
                    "one-connection-pool",
                    "calls at most 8 hosts at once, 10 s each at most",
                    "LAT-03",
                    () -> new SharedCalls(8)),
            new Mutant(
                    "gives-up-for-good",
                    "calls a host no more after 10 failures in a row",
                    "UNA-01",
                    () -> new GivesUp(10)),
            new Mutant(
                    "backoff-without-growth",
                    "background calls that fail are repeated every 200 ms",
                    "UNA-01",
                    () -> OtherPauses.alwaysThese(Duration.ofMillis(200))),
            new Mutant(
                    "hangs-with-host",
                    "webhooks and pages wait for hosts on 8 threads without a timeout",
                    "UNA-02",
                    HangsWithHost::new),
            new Mutant("waits-for-ever", "pages wait for their hosts without a timeout", "UNA-02", WaitsForEver::new));

    private HostTroubleMutants() {}
}
