package dev.firedrill.drill;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Fault.Cold;
import dev.firedrill.fault.Fault.Down;
import dev.firedrill.fault.Fault.Draining;
import dev.firedrill.fault.Fault.Exchange;
import dev.firedrill.fault.Fault.Hold;
import dev.firedrill.fault.Fault.OnLink;
import dev.firedrill.fault.Fault.Starting;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Mishap.CutBeforeAnswer;
import dev.firedrill.fault.Mishap.TooManyRequests;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import dev.firedrill.fault.Toxic;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecalledTest {

    private static final Fault DOWN = new Down(Outage.MAINTENANCE_PAGE, true);
    private static final Fault LINK = new OnLink(new Toxic.Latency(ofMillis(10), ZERO), Direction.TO_HOST);

    private final List<Entry> entries = new ArrayList<>();

    private void then(long at, String rehearsal, String tenant, Fact fact) {
        entries.add(new Entry(entries.size() + 1L, ofMillis(at), rehearsal, tenant, fact));
    }

    private void suffered(long from, long until, String tenant, Fault fault) {
        then(from, "X", tenant, Fact.FaultInjected.of(fault));
        then(until, "X", tenant, new Fact.FaultHealed(fault.describe()));
    }

    private Optional<Recalled> recalled() {
        return Recalled.of("Window", "X", entries);
    }

    private List<Step> steps() {
        return recalled().orElseThrow().drill().steps();
    }

    static Stream<Fault> faults() {
        var mishaps = Stream.of(
                Stream.of(TooManyRequests.Limit.values()).map(TooManyRequests::new),
                Stream.of(
                        new CutBeforeAnswer(ZERO),
                        new CutBeforeAnswer(ofMillis(300)),
                        new Mishap.CutMidRequest(),
                        new Mishap.CutMidBody(),
                        new Mishap.HtmlForJson(),
                        new Mishap.WrongLength(),
                        new Mishap.MalformedChunk(),
                        new Mishap.Late(ofSeconds(2)),
                        new Mishap.Dribble(ofSeconds(2))));
        var selectors = Stream.of(
                Selector.everything(),
                Selector.everything().upTo(3),
                Selector.of("", "/rest/.*"),
                Selector.of("GET", "/rest/a (b), no. 2/.*").nth(2));
        return Stream.of(
                        Arrays.stream(Outage.values()).flatMap(o -> Stream.of(new Down(o, true), new Down(o, false))),
                        Stream.of(new Draining(), new Starting(), new Hold(null), new Hold(ofMillis(700))),
                        Stream.of(new Cold(ofSeconds(4), 200, ofSeconds(12))),
                        mishaps.flatMap(m -> m.map(Mishap.class::cast))
                                .map(m -> new Exchange(Selector.everything(), m)),
                        selectors.map(s -> new Exchange(s, new Mishap.CutMidBody())))
                .flatMap(all -> all.map(Fault.class::cast));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_known_again_by_what_it_said_of_itself(Fault fault) {
        var known = Recall.fault(fault.describe(), fault.attribution()).orElseThrow();

        // Regular expressions are equal to themselves alone.
        assertThat(known).hasToString(fault.toString());
    }

    @Test
    void what_another_version_said_is_not_guessed() {
        assertThat(Recall.fault(
                        "is cold: its first answer takes 4000 ms", new Cold(ZERO, 1, ofSeconds(1)).attribution()))
                .isEmpty();
    }

    @Test
    void times_count_from_the_first_step_and_are_round() {
        suffered(7_013, 27_031, "acme", DOWN);
        suffered(27_030, 42_049, "acme", new Starting());

        assertThat(steps())
                .containsExactly(
                        new Trouble(ZERO, "", DOWN, ofSeconds(20)),
                        new Trouble(ofSeconds(20), "", new Starting(), ofSeconds(15)));
    }

    @Test
    void moves_and_new_secrets_are_steps_too() {
        suffered(1_000, 4_000, "acme", DOWN);
        then(4_010, "X", "acme", new Fact.TenantChanged("renamed", ""));
        then(5_000, "X", "acme", new Fact.TenantChanged("rotated", ""));

        assertThat(steps())
                .contains(new Change(ofSeconds(3), "", What.RENAME), new Change(ofSeconds(4), "", What.ROTATE));
    }

    @Test
    void several_tenants_have_their_own_steps() {
        suffered(1_000, 2_000, "page", DOWN);
        suffered(1_000, 2_000, "reset", new Down(Outage.RESET, false));

        assertThat(recalled().orElseThrow().drill().tenants()).containsExactly("page", "reset");
        assertThat(steps()).extracting(Step::tenant).containsExactly("page", "reset");
    }

    @Test
    void a_neighbour_to_whom_nothing_was_done_is_there_again() {
        then(0, "X", "acme", new Fact.TenantChanged("installed", ""));
        then(1, "X", "globex", new Fact.TenantChanged("installed", ""));
        suffered(1_000, 2_000, "globex", DOWN);

        assertThat(recalled().orElseThrow().drill().tenants()).containsExactly("acme", "globex");
        assertThat(steps()).extracting(Step::tenant).containsExactly("globex");
    }

    @Test
    void an_address_that_another_left_is_a_comment() {
        then(0, "X", "acme", new Fact.TenantChanged("renamed", "http://a is now http://b"));
        assertThat(recalled().orElseThrow().unsaid()).isEmpty();

        then(1, "X", "globex", new Fact.TenantChanged("renamed", "http://g is now http://a"));
        assertThat(recalled().orElseThrow().unsaid()).containsExactly("an address that another tenant left");
    }

    @Test
    void windows_that_touch_do_not_overlap_when_they_are_round() {
        suffered(0, 50, "acme", new Draining());
        suffered(50, 1_120, "acme", DOWN);
        suffered(1_120, 3_000, "acme", new Starting());

        assertThat(steps()).extracting(Step::ends).containsExactly(ofMillis(100), ofMillis(1_100), ofMillis(3_000));
    }

    @Test
    void a_fault_that_nobody_healed_lasts_to_the_end() {
        then(0, "X", "acme", Fact.FaultInjected.of(DOWN));
        then(3_000, "X", "acme", new Fact.TenantChanged("enabled", ""));

        assertThat(steps()).containsExactly(new Trouble(ZERO, "", DOWN, ofSeconds(3)));
    }

    @Test
    void what_the_clean_up_does_is_not_part_of_it() {
        suffered(0, 1_000, "acme", DOWN);
        then(2_000, "X", "", new Fact.RehearsalEnded(""));
        then(3_000, "X", "acme", new Fact.TenantChanged("uninstalled", ""));

        assertThat(recalled().orElseThrow().unsaid()).isEmpty();
    }

    @Test
    void another_rehearsal_is_left_alone() {
        then(0, "Y", "acme", Fact.FaultInjected.of(DOWN));

        assertThat(recalled()).isEmpty();
    }

    @Test
    void what_schedules_cannot_say_is_a_comment() {
        suffered(0, 1_000, "acme", DOWN);
        suffered(0, 1_000, "acme", LINK);
        then(2_000, "X", "acme", new Fact.CallbackAnswered("installed", "alg none", true, Answer.of(401, ZERO)));
        then(3_000, "X", "acme", new Fact.TenantChanged("uninstalled", ""));

        String yaml = recalled().orElseThrow().yaml(List.of("From a run."));

        assertThat(yaml)
                .startsWith("# From a run.\n")
                .contains(
                        "# Not in this file, because schedules cannot say it: forged callbacks\n",
                        "cannot say it: a change of a tenant: uninstalled\n",
                        "cannot say it: a host that " + LINK.describe() + "\n")
                .endsWith("""
                        title: 'Window'
                        tenants: [acme]
                        steps:
                          - {at: 0s, down: 1s, as: 503}
                        """);
    }

    @Test
    void where_nothing_can_be_said_there_is_no_schedule() {
        suffered(0, 1_000, "acme", LINK);

        assertThat(recalled()).isEmpty();
    }
}
