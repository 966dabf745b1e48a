package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.toxiproxy.Decision.Kind;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left to chance is decided by the seed. */
class DecisionsTest {

    private static final int CONNECTIONS = 12;
    private static final String MESSAGE =
            "a message that is cut into a few slices, each of which is late in its own way";

    /** The same traffic each time, but not the same timing: the toxics of each connection work side by side. */
    private static List<Decision> run(long seed) throws Exception {
        var bench = new Bench(Options.seeded(seed));
        try {
            bench.proxy("p");
            bench.toxic(
                    "p",
                    "{'name':'slices','type':'slicer','toxicity':0.5,'attributes':{'average_size':9,'size_variation':8}}");
            bench.toxic("p", "{'name':'late','type':'latency','toxicity':0.7,'attributes':{'latency':9,'jitter':8}}");
            bench.toxic("p", "{'name':'up','type':'latency','stream':'upstream','toxicity':0.3}");
            List<Line> lines =
                    Stream.generate(() -> bench.line("p")).limit(CONNECTIONS).toList();
            for (int round = 0; round < 3; round++) {
                lines.forEach(line -> Line.say(line.server(), MESSAGE));
                lines.forEach(line ->
                        assertThat(Line.hear(line.client(), MESSAGE.length())).isEqualTo(MESSAGE));
            }
            return bench.decisions();
        } finally {
            bench.close();
        }
    }

    @Test
    void the_same_seed_decides_alike() throws Exception {
        List<Decision> first = run(1);

        assertThat(run(1)).isEqualTo(first);
        assertThat(first).extracting(Decision::kind).contains(Kind.TOXICITY, Kind.JITTER, Kind.SLICE);
        assertThat(first)
                .filteredOn(decision -> decision.kind() == Kind.TOXICITY)
                .hasSize(3 * CONNECTIONS);
    }

    /** What the faults do that the original does not have: each connection says one thing, and ends. */
    private static List<Decision> faults(long seed) {
        var bench = new Bench(Options.seeded(seed));
        try {
            bench.proxy("p");
            bench.toxic("p", "{'type':'corrupt','stream':'upstream','attributes':{'probability':0.05}}");
            bench.toxic("p", "{'type':'packet_loss','stream':'upstream','attributes':{'loss_rate':0.4}}");
            bench.toxic("p", "{'type':'accept_late','toxicity':0.5,'attributes':{'delay':2}}");
            List<Line> lines =
                    Stream.generate(() -> bench.line("p")).limit(CONNECTIONS).toList();
            lines.forEach(line -> Line.say(line.client(), MESSAGE));
            lines.forEach(line -> Line.finish(line.client()));
            lines.forEach(line -> assertThat(Line.hearAll(line.server())).hasSizeLessThanOrEqualTo(MESSAGE.length()));
            return bench.decisions();
        } finally {
            bench.close();
        }
    }

    @Test
    void the_same_seed_decides_alike_for_faults_of_our_own() {
        List<Decision> first = faults(3);

        assertThat(faults(3)).isEqualTo(first);
        assertThat(faults(4)).isNotEqualTo(first);
        assertThat(first).extracting(Decision::kind).contains(Kind.TOXICITY, Kind.CORRUPTION, Kind.LOSS);
    }

    @Test
    void another_seed_decides_otherwise() throws Exception {
        assertThat(run(2)).isNotEqualTo(run(1));
    }

    @Test
    void toxicity_is_the_share_that_is_hit() {
        var log = new DecisionLog();
        long hit = LongStream.range(0, 10_000)
                .filter(connection -> dice(connection, log).hits(0.3, 0))
                .count();

        assertThat(hit).isBetween(2_800L, 3_200L);
        assertThat(log.byPlace()).hasSize(10_000);
    }

    private static Dice dice(long connection, DecisionLog log) {
        return new Dice(7, new Dice.Place("p", connection, Direction.UPSTREAM, "t"), log);
    }

    @Test
    void a_higher_toxicity_hits_whoever_a_lower_one_hit() {
        var log = new DecisionLog();

        assertThat(LongStream.range(0, 1000).boxed())
                .filteredOn(connection -> dice(connection, log).hits(0.2, 0))
                .allMatch(connection -> dice(connection, log).hits(0.3, 1));
    }

    @Test
    void slices_average_to_what_was_asked_for() {
        Dice dice = dice(0, new DecisionLog());

        var sizes = LongStream.range(0, 10_000)
                .map(place -> dice.slice(place, 100, 60))
                .summaryStatistics();

        assertThat(sizes.getAverage()).isBetween(98.0, 102.0);
        assertThat(sizes.getMin()).isEqualTo(40);
        assertThat(sizes.getMax()).isEqualTo(160);
    }

    @Test
    void a_corruption_of_0_hits_nothing_ever() {
        Dice dice = dice(0, new DecisionLog());

        assertThat(dice.gap(0, 0)).isGreaterThan(1L << 60);
        assertThat(dice.gap(0, Double.MIN_VALUE)).isGreaterThan(1L << 60);
    }

    @Test
    void the_log_is_bounded() {
        var log = new DecisionLog();
        Dice dice = dice(0, log);

        for (int i = 0; i <= DecisionLog.MOST; i++) {
            dice.decided(Kind.SLICE, i, 1);
        }

        assertThat(log.byPlace()).hasSize(DecisionLog.MOST);
    }
}
