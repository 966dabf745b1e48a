package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.sample.atlassian.BulkheadHostClient;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostTokens;
import dev.firedrill.sample.atlassian.HttpHostClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a silent host does to others, or rather does not. */
class HostTroubleTest {

    private static final int CALLS_PER_TENANT = 20;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtOnce users = new AtOnce();
    private KeyServer keys;
    private Site acme;
    private Site globex;
    private Addon addon;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        keys = new KeyServer();
        acme = new Site("Acme");
        globex = new Site("Globex");
        addon = new Addon(keys, data, new Patient());
        addon.install(acme);
        addon.install(globex);
        acme.answerAfter(Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
        keys.close();
        users.close();
        addon.close();
    }

    @Test
    void a_silent_host_with_forty_users_keeps_nobody_else_waiting() throws Exception {
        List<Future<Integer>> pages = fortyPages();

        assertThat(timeOf(() -> addon.request().get("/health").statusCode())).isLessThan(SOON);
        assertThat(timeOf(() -> addon.webhook(acme, "event-1", "{}"))).isLessThan(SOON);
        assertThat(timeOf(() -> addon.install(globex))).isLessThan(SOON);
        assertThat(timeOf(() -> page(globex))).isLessThan(SOON);

        acme.answerAfter(Duration.ZERO);
        for (Future<Integer> page : pages) {
            assertThat(page.get()).isEqualTo(200);
        }
    }

    @Test
    void a_silent_host_holds_a_limited_number_of_calls() {
        List<Future<Integer>> pages = fortyPages();

        // A page that waits holds one call or two; the others are told at once that the host is not answering.
        await("pages without a call")
                .until(() -> pages.stream().filter(Future::isDone).count() >= pages.size() - CALLS_PER_TENANT);

        assertThat(acme.calls).hasSize(CALLS_PER_TENANT);
    }

    private List<Future<Integer>> fortyPages() {
        List<Future<Integer>> pages =
                Stream.generate(() -> users.submit(() -> page(acme))).limit(40).toList();
        await("as many calls as there may be").until(() -> acme.calls.size() == CALLS_PER_TENANT);
        return pages;
    }

    private int page(Site site) {
        return addon.open(site, "/notes", "bob").statusCode();
    }

    private static Duration timeOf(IntSupplier request) {
        Instant start = Instant.now();
        assertThat(request.getAsInt()).isBetween(200, 204);
        return Duration.between(start, Instant.now());
    }

    /** Waits longer than this test lasts, so that no slow machine frees what is held. */
    private static final class Patient implements Parts {

        @Override
        public HostClient host() {
            HostTokens tokens = new HostTokens(ADDON_KEY, Clock.systemUTC());
            Duration deadline = Duration.ofMinutes(5);
            return new BulkheadHostClient(new HttpHostClient(tokens, deadline, deadline), CALLS_PER_TENANT);
        }
    }
}
