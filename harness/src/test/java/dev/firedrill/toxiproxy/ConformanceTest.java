package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.DaemonThreads;
import dev.firedrill.toxiproxy.Options.Metric;
import dev.firedrill.toxiproxy.RowList.OneRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The same rows against our server in both modes and the original one, as a process and in a container, each on a server of
 * its own.
 */
@Isolated("It waits for processes to end, and asks Docker whether they did")
class ConformanceTest {

    private static final long PATIENCE_SECONDS = 120;

    /** They mostly wait. */
    private static final int AT_ONCE = 4;

    private static final ExecutorService THREADS =
            Executors.newFixedThreadPool(AT_ONCE, DaemonThreads.named("conformance"));

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    private static Stream<DynamicTest> tried(@Nullable Semantics semantics, Supplier<Target> servers) {
        return RowList.all().stream()
                .map(row -> {
                    CompletableFuture<?> done =
                            CompletableFuture.runAsync(() -> attempt(row, semantics, servers), THREADS);
                    return DynamicTest.dynamicTest(row.name(), () -> outcome(done));
                })
                .toList()
                .stream();
    }

    private static void attempt(OneRow row, @Nullable Semantics semantics, Supplier<Target> servers) {
        var bench = new Bench(servers.get());
        try {
            row.on(bench, row.asOriginal(semantics));
        } catch (Throwable e) {
            throw new CompletionException(e);
        } finally {
            bench.close();
        }
    }

    private static void outcome(CompletableFuture<?> done) throws Throwable {
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static Target embedded(Semantics semantics) {
        return EmbeddedTarget.start(Options.seeded(7).withSemantics(semantics).withMetrics(Set.of(Metric.PROXIES)));
    }

    @TestFactory
    Stream<DynamicTest> faithful() {
        return tried(Semantics.FAITHFUL, () -> embedded(Semantics.FAITHFUL));
    }

    @TestFactory
    Stream<DynamicTest> compat() {
        return tried(Semantics.COMPAT, () -> embedded(Semantics.COMPAT));
    }

    /** Needs the original server; FIREDRILL_REQUIRE_TOXIPROXY=true makes its absence a failure. */
    @Tag("original-toxiproxy")
    @TestFactory
    Stream<DynamicTest> original() {
        Path program = RealTarget.program().orElse(null);
        return program == null
                ? leftOut("No toxiproxy-server is on the path, so ours was not compared with it.")
                : tried(null, () -> RealTarget.start(program));
    }

    /** Needs Docker and the original's image; FIREDRILL_REQUIRE_DOCKER=true makes their absence a failure. */
    @Tag("containers")
    @TestFactory
    Stream<DynamicTest> originalInContainer() {
        return ContainerTarget.isHere()
                ? tried(null, ContainerTarget::start)
                : leftOut("Docker does not answer or lacks " + ContainerTarget.IMAGE
                        + ", which .ci/images builds, so ours was not compared with it in a container.");
    }

    /** One skipped test and a line of its own: of a factory that is skipped as a whole, Surefire says nothing. */
    private static Stream<DynamicTest> leftOut(String why) {
        System.out.println(why);
        return Stream.of(DynamicTest.dynamicTest("left out", () -> Assumptions.abort(why)));
    }

    @Test
    void the_committed_page_says_what_the_rows_declare() throws Exception {
        DeviationsPage.writeIfAsked(RowList.all());

        assertThat(DeviationsPage.PATH)
                .as("-Dtoxiproxy.page=write writes it anew")
                .content()
                .isEqualTo(DeviationsPage.of(RowList.all()));
    }

    @Test
    void a_row_says_once_what_it_is_about() {
        List<String> names = RowList.all().stream().map(OneRow::name).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(75);
    }
}
