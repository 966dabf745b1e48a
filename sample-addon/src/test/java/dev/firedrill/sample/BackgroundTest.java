package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.background.TitleRefresh;
import dev.firedrill.sample.tenants.TenantStore;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When the add-on calls hosts by itself. */
@Execution(ExecutionMode.CONCURRENT)
class BackgroundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Nothing listens there. */
    private static final String NOWHERE = "http://localhost:1";

    private final CallTimes calls = new CallTimes();
    private KeyServer keys;
    private Site acme;
    private Addon addon;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        keys = new KeyServer();
        acme = new Site("Acme");
        addon = new Addon(keys, data, calls);
        addon.install(acme);
        awaitCalls(2);
    }

    @AfterEach
    void stop() {
        addon.close();
        acme.close();
        keys.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void calls_become_fewer_while_the_host_is_in_trouble(String what, BiConsumer<Addon, Site> trouble) {
        trouble.accept(addon, acme);
        int before = calls.count(acme);
        awaitCalls(4);

        List<Duration> intervals = calls.intervals(acme, before);
        assertThat(intervals).allMatch(interval -> interval.compareTo(Addon.REFRESH_PERIOD) >= 0);
        assertThat(intervals.get(2)).isGreaterThan(intervals.get(0));
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble("unavailable", (addon, site) -> site.suffer(Site.Trouble.UNAVAILABLE)),
                trouble("cut", (addon, site) -> site.suffer(Site.Trouble.CUTS_CONNECTIONS)),
                trouble("refused", (addon, site) -> addon.installAt(NOWHERE, site)),
                trouble("silent", (addon, site) -> site.answerAfterSeconds(600)));
    }

    @Test
    void after_the_trouble_calls_find_back_to_their_rhythm() {
        acme.suffer(Site.Trouble.UNAVAILABLE);
        awaitCalls(4);

        acme.suffer(Site.Trouble.NONE);
        awaitCalls(2);
        int before = calls.count(acme);
        awaitCalls(4);

        assertThat(calls.intervals(acme, before)).anyMatch(interval -> interval.toMillis() < 1000);
    }

    @Test
    void a_site_that_moved_away_from_trouble_does_not_wait_for_the_end_of_a_pause(@TempDir Path data)
            throws IOException {
        try (Addon patient = new Addon(keys, data, new HourlyPauses());
                Site globex = new Site("Globex");
                Site elsewhere = new Site("Elsewhere")) {
            globex.suffer(Site.Trouble.UNAVAILABLE);
            patient.install(globex);
            await("a failure").atMost(PATIENCE).until(() -> !globex.calls.isEmpty());

            patient.installAt(elsewhere.url(), globex);

            await("a call there").atMost(PATIENCE).until(() -> !elsewhere.calls.isEmpty());
        }
    }

    private void awaitCalls(int more) {
        int enough = calls.count(acme) + more;
        await("calls").atMost(PATIENCE).until(() -> calls.count(acme) >= enough);
    }

    private static Arguments trouble(String what, BiConsumer<Addon, Site> trouble) {
        return Arguments.arguments(what, trouble);
    }

    private static final class HourlyPauses implements Parts {

        @Override
        public TitleRefresh refresh(TenantStore tenants, HostClient host, Duration period) {
            return new TitleRefresh(tenants, host, period, IntervalFunction.of(Duration.ofHours(1)));
        }
    }
}
