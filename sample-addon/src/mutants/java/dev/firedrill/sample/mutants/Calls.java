package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.atlassian.HostTokens;
import dev.firedrill.sample.atlassian.HttpHostClient;
import java.time.Clock;
import java.time.Duration;

/** What variants have in common that call hosts in other ways. */
final class Calls {

    /** Longer than anybody waits. */
    static final Duration FOR_EVER = Duration.ofDays(1);

    private Calls() {}

    /** The sound client with another deadline, and without a limit on what one host may hold. */
    static HostClient within(Duration deadline) {
        return new HttpHostClient(new HostTokens(Parts.ADDON_KEY, Clock.systemUTC()), deadline, deadline);
    }

    static boolean readsIssue(HostRequest request) {
        return request.method().equals("GET") && request.path().startsWith("/rest/api/3/issue/");
    }
}
