package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Our server and the original one, each a process on loopback, one after the other in pairs. Needs a quiet machine, the
 * original server and wrk, so its name is none that Surefire looks for: {@code .ci/benchmark} asks for it.
 */
class ToxiproxyBenchmark {

    /** With fewer, only figures are shown. */
    private static final int PAIRS_TO_JUDGE = 20;

    private static final int PAIRS = Integer.getInteger("benchmark.pairs", PAIRS_TO_JUDGE);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 3);
    private static final int WARM_UP_PAIRS = 2;
    private static final double TIMER_ERROR_MILLIS = 1;

    /** What is compared, and the least that the lower bound of ours to theirs may be. */
    private enum Measure {
        THROUGHPUT("throughput, MB/s", 0.95),
        ROUND_TRIP("inverse added round trip, 1/ms", 0.95),
        REQUESTS("HTTP requests/s", 1.1);

        private final String text;
        private final double least;

        Measure(String text, double least) {
            this.text = text;
            this.least = least;
        }

        private double of(BenchmarkRound round) {
            return switch (this) {
                case THROUGHPUT -> round.megabytesPerSecond();
                case ROUND_TRIP -> 1 / round.addedMillis();
                case REQUESTS -> round.requestsPerSecond();
            };
        }
    }

    private final List<BenchmarkRound> ours = new ArrayList<>();
    private final List<BenchmarkRound> theirs = new ArrayList<>();

    @Test
    void ours_is_as_fast_as_the_original() throws Exception {
        Path program = RealTarget.program().orElseThrow(() -> new IllegalStateException("no toxiproxy-server is here"));
        try (var upstreams = new BenchmarkUpstreams();
                var own = BenchmarkedServer.start();
                var real = RealTarget.start(program)) {
            var traffic = new BenchmarkTraffic(upstreams, SECONDS);
            for (int pair = -WARM_UP_PAIRS; pair < PAIRS; pair++) {
                measure(traffic, own, real, pair);
            }
        }
        report();
        if (PAIRS >= PAIRS_TO_JUDGE) {
            judge();
        }
    }

    // Who goes first alternates, so that what changes over time hits both.
    private void measure(BenchmarkTraffic traffic, Target own, Target real, int pair) throws Exception {
        double direct = traffic.directMillis();
        boolean ownFirst = pair % 2 == 0;
        BenchmarkRound first = traffic.round(ownFirst ? own : real, direct);
        BenchmarkRound second = traffic.round(ownFirst ? real : own, direct);
        if (pair >= 0) {
            ours.add(ownFirst ? first : second);
            theirs.add(ownFirst ? second : first);
            System.out.printf(Locale.ROOT, "pair %d: ours %s, theirs %s%n", pair + 1, last(ours), last(theirs));
        }
    }

    private static BenchmarkRound last(List<BenchmarkRound> rounds) {
        return rounds.get(rounds.size() - 1);
    }

    private Ratios ratios(Measure measure) {
        return Ratios.of(values(ours, measure), values(theirs, measure));
    }

    private static double[] values(List<BenchmarkRound> rounds, Measure measure) {
        return rounds.stream().mapToDouble(measure::of).toArray();
    }

    private double timerError(List<BenchmarkRound> rounds) {
        return Ratios.median(
                rounds.stream().mapToDouble(BenchmarkRound::timerErrorMillis).toArray());
    }

    private void report() throws IOException {
        var page = new StringBuilder();
        page.append(String.format(
                Locale.ROOT,
                "%s, %s, %d cores; Java %s; %d interleaved pairs of %d s each.%n%n",
                System.getProperty("os.name"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version"),
                PAIRS,
                SECONDS));
        page.append("| | ours, median | Toxiproxy 2.12.0, median | ratio | lower 95 % bound | required |\n");
        page.append("|---|---|---|---|---|---|\n");
        for (Measure measure : Measure.values()) {
            Ratios ratios = ratios(measure);
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f | %.2f | %.2f |%n",
                    measure.text,
                    Ratios.median(values(ours, measure)),
                    Ratios.median(values(theirs, measure)),
                    ratios.mean(),
                    ratios.lowerBound(),
                    measure.least));
        }
        page.append(String.format(
                Locale.ROOT,
                "| timer error of `latency`, ms | %.3f | %.3f | | | at most %.0f |%n",
                timerError(ours),
                timerError(theirs),
                TIMER_ERROR_MILLIS));
        System.out.println(page);
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.of()) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private void judge() {
        for (Measure measure : Measure.values()) {
            assertThat(ratios(measure).lowerBound()).as(measure.text).isGreaterThanOrEqualTo(measure.least);
        }
        assertThat(timerError(ours)).as("timer error, ms").isLessThanOrEqualTo(TIMER_ERROR_MILLIS);
    }
}
