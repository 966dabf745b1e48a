package dev.firedrill.fault;

import static dev.firedrill.fault.LinkAbility.DEADLINES;
import static dev.firedrill.fault.LinkAbility.RESETS;
import static dev.firedrill.fault.LinkAbility.SEEDED_CHANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a link must be capable of for each fault. */
class FaultNeedsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Fault.OnLink onLink(Toxic toxic) {
        return new Fault.OnLink(toxic, Direction.TO_HOST);
    }

    @Test
    void an_outage_needs_resets_where_it_resets() {
        assertThat(new Fault.Down(Outage.RESET, false).needs()).containsExactly(RESETS);
        assertThat(Arrays.stream(Outage.values()).filter(outage -> outage != Outage.RESET))
                .allSatisfy(outage ->
                        assertThat(new Fault.Down(outage, false).needs()).isEmpty());
    }

    @Test
    void a_connection_is_cut_with_a_reset() {
        assertThat(Stream.of(new Mishap.CutBeforeAnswer(SECOND), new Mishap.CutMidRequest(), new Mishap.CutMidBody()))
                .allSatisfy(cut -> assertThat(new Fault.Exchange(Selector.everything(), cut).needs())
                        .containsExactly(RESETS));
        assertThat(new Fault.Exchange(Selector.everything(), new Mishap.WrongLength()).needs())
                .isEmpty();
    }

    static Stream<Toxic> toxicsThatChanceDecides() {
        return Stream.of(new Toxic.Latency(SECOND, SECOND), new Toxic.Slicer(10, 5, Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("toxicsThatChanceDecides")
    void what_is_left_to_chance_needs_the_seed(Toxic toxic) {
        assertThat(onLink(toxic).needs()).containsExactly(SEEDED_CHANCE);
    }

    @Test
    void a_toxic_for_some_connections_needs_the_seed() {
        assertThat(onLink(new Toxic.Bandwidth(1)).withToxicity(0.5).needs()).containsExactly(SEEDED_CHANCE);
    }

    static Stream<Toxic> toxicsThatNeedNothing() {
        return Stream.of(
                new Toxic.Latency(SECOND, Duration.ZERO),
                new Toxic.Bandwidth(1),
                new Toxic.Timeout(Duration.ZERO),
                new Toxic.SlowClose(SECOND),
                new Toxic.Slicer(10, 0, Duration.ZERO),
                new Toxic.LimitData(1));
    }

    @ParameterizedTest
    @MethodSource("toxicsThatNeedNothing")
    void what_every_server_does_alike_needs_nothing(Toxic toxic) {
        assertThat(onLink(toxic).needs()).isEmpty();
    }

    @Test
    void a_timeout_that_ends_needs_a_deadline() {
        assertThat(onLink(new Toxic.Timeout(SECOND)).needs()).containsExactly(DEADLINES);
    }

    @Test
    void a_reset_toxic_needs_resets() {
        assertThat(onLink(new Toxic.ResetPeer(SECOND)).needs()).containsExactly(RESETS);
    }
}
