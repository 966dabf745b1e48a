package dev.firedrill.launch.config;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.Step;
import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.fault.Fault.Cold;
import dev.firedrill.fault.Fault.Down;
import dev.firedrill.fault.Fault.Draining;
import dev.firedrill.fault.Fault.Exchange;
import dev.firedrill.fault.Fault.Hold;
import dev.firedrill.fault.Fault.Starting;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Mishap.TooManyRequests.Limit;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrillYamlTest {

    private static Drill parse(String text) {
        return DrillYaml.parse("friday.yaml", text);
    }

    private static Drill stepped(String... steps) {
        return parse("steps:\n  - " + String.join("\n  - ", steps));
    }

    @Test
    void a_window_reads_as_people_write_it() {
        assertThat(parse("""
                title: Friday's maintenance window
                tenants: [acme, globex]
                steps:
                  - {at: 0s, down: 90s, as: "503"}
                  - {at: 60s, tenant: acme, rename: true}
                  - {at: 90s, cold: 60s}
                """))
                .isEqualTo(new Drill(
                        "Friday's maintenance window",
                        List.of("acme", "globex"),
                        List.of(
                                new Trouble(ZERO, "", new Down(Outage.MAINTENANCE_PAGE, true), ofSeconds(90)),
                                new Change(ofSeconds(60), "acme", What.RENAME),
                                new Trouble(
                                        ofSeconds(90),
                                        "",
                                        new Cold(ofSeconds(4), 200, ofSeconds(48)),
                                        ofSeconds(60)))));
    }

    @Test
    void what_is_not_said_has_defaults() {
        var drill = stepped("{down: 2m}");

        assertThat(drill.title()).isEqualTo("Maintenance window");
        assertThat(drill.tenants()).containsExactly("acme");
        assertThat(drill.steps())
                .containsExactly(new Trouble(ZERO, "", new Down(Outage.MAINTENANCE_PAGE, true), ofMinutes(2)));
    }

    @Test
    void a_power_state_does_not_silently_replace_another() {
        for (String other : List.of("cold: 60s", "starting: 5s", "drain: 1s")) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> stepped("{at: 0s, down: 90s}", "{at: 60s, " + other + "}"))
                    .withMessageContaining("overlaps 'down', which lasts until 90s")
                    .withMessageContaining("Write 'at: 90s', or later.");
        }
    }

    @Test
    void a_step_after_a_change_amid_a_window_begins_when_the_window_ends() {
        assertThat(stepped("{at: 0s, down: 90s}", "{at: 60s, rename: true}", "{cold: 60s}")
                        .steps())
                .extracting(Step::at)
                .containsExactly(ZERO, ofSeconds(60), ofSeconds(90));
    }

    @Test
    void faults_of_single_exchanges_may_overlap() {
        assertThat(stepped("{at: 0s, cut: 9s, path: /a}", "{at: 1s, cut: 9s, path: /b}", "{at: 2s, down: 9s}")
                        .steps())
                .hasSize(3);
    }

    @Test
    void a_step_begins_when_those_before_it_have_ended() {
        assertThat(stepped("{drain: 1s}", "{down: 20s}", "{cold: 500ms}").steps())
                .extracting(Step::at)
                .containsExactly(ZERO, ofSeconds(1), ofSeconds(21));
    }

    static Stream<Step> everyKindOfStep() {
        var some = new Selector("GET", java.util.regex.Pattern.compile("/rest/it's/.*"), 2, 5);
        return Stream.concat(
                Stream.of(What.values()).map(what -> new Change(ofSeconds(3), "", what)),
                Stream.of(
                                Stream.of(Outage.values()).map(outage -> new Down(outage, false)),
                                Stream.of(new Down(Outage.MAINTENANCE_PAGE, true), new Draining(), new Starting()),
                                Stream.of(new Hold(null), new Hold(ofMillis(1500))),
                                Stream.of(new Cold(ofSeconds(1), 7, ofSeconds(2))),
                                Stream.of(
                                                new Mishap.CutBeforeAnswer(ZERO),
                                                new Mishap.CutBeforeAnswer(ofMillis(300)),
                                                new Mishap.CutMidRequest(),
                                                new Mishap.CutMidBody(),
                                                new Mishap.WrongLength(),
                                                new Mishap.MalformedChunk(),
                                                new Mishap.HtmlForJson(),
                                                new Mishap.Late(ofSeconds(2)),
                                                new Mishap.Dribble(ofSeconds(2)))
                                        .map(mishap -> new Exchange(Selector.everything(), mishap)),
                                Stream.of(Limit.values())
                                        .map(limit ->
                                                new Exchange(Selector.everything(), new Mishap.TooManyRequests(limit))),
                                Stream.of(new Exchange(some, new Mishap.CutMidBody())))
                        .flatMap(faults -> faults)
                        .map(fault -> new Trouble(ofSeconds(3), "", fault, ofMillis(2500))));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfStep")
    void what_is_written_is_read_back(Step step) {
        var drill = new Drill("It's Friday: # late", List.of("acme"), List.of(step));

        assertThat(parse(drill.yaml()).yaml()).isEqualTo(drill.yaml());
        assertThat(parse(drill.yaml()).describe()).isEqualTo(drill.describe());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfStep")
    void an_editor_accepts_what_is_written(Step step) throws Exception {
        assertThat(ScheduleSchema.accepts(new Drill("Friday", List.of("acme"), List.of(step)).yaml()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{dwon: 90s}                     | 2:6: 'dwon' is not a key of steps; did you mean 'down'?",
                "{at: 0s}                        | 2:5: this step does not say what happens. It is one of: down, cold",
                "{down: 90s, cold: 60s}          | 2:17: 'down' and 'cold' are two steps; give each a line of its own.",
                "{down: 90}                      | 2:12: steps.down must be a duration such as 500ms, 60s or 2m, not '90'.",
                "{at: soon, down: 9s}            | 2:10: steps.at must be a time since the beginning such as 0s",
                "{down: 9s, as: 500}             | steps.as must be 503 or 502 or 504 or reset or refused or black-hole, not '500'",
                "{down: 9s, tenant: globex}      | 2:24: steps.tenant must be acme, not 'globex'.",
                "{rename: false}                 | 2:14: steps.rename must be true, or left out, not 'false'.",
                "{cold: 9s, as: 503}             | 2:16: 'as' is not a key of steps",
                "{slow: 9s}                      | 'steps.by' is missing",
                "{cut: 9s, path: '('}            | steps.path must be a regular expression such as /rest/api/.*, not '('.",
                "{cut: 9s, first: 3, last: 2}    | 'last' is before 'first': 2 and 3.",
                "{cut: 9s, first: 0}             | steps.first must be a whole number from 1, not '0'.",
                "{cut: 9s, where: mid-answer, after: 1s} | 'after' goes with 'where: before-answer' alone.",
                "'{cut: 9s}\n  - {at: 5s, cut: 9s}'   | 3:14: 'cut' overlaps 'cut', which lasts until 9s",
                "'{down: 9s}\n  - {at: 5s, down: 9s}' | 3:14: 'down' overlaps 'down', which lasts until 9s; the two cannot go on side by side. Write 'at: 9s', or later.",
            })
    void what_is_wrong_with_a_step_is_shown_where_it_stands(String step, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> stepped(step.replace("\\n", "\n")))
                .withMessageStartingWith("friday.yaml:")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | 'steps' is missing; it is required.",
                "'steps: []'                              | steps must be a list with at least one step",
                "'{tenants: [], steps: [{down: 9s}]}'     | tenants must be a list of names such as [acme]",
                "'{tenants: [A], steps: [{down: 9s}]}'    | tenants must be a name of small letters, digits and dashes",
                "'{tenants: [a, a], steps: [{down: 9s}]}' | 'a' is named twice.",
                "'{step: 1}'                              | 'step' is not a key; did you mean 'steps'?",
            })
    void what_is_wrong_with_the_whole_is_shown_too(String text, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith("friday.yaml:1:")
                .withMessageContaining(message);
    }

    @Test
    void steps_of_different_tenants_may_overlap() {
        assertThat(parse("{tenants: [a, b], steps: [{at: 0s, tenant: a, down: 9s}, {at: 0s, tenant: b, down: 9s}]}")
                        .steps())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: [{down: 90s, as: 503}, {rename: true}, {at: 0ms, rotate: true}]",
                "title: x\ntenants: [a-1]\nsteps: [{tenant: a-1, cut: 3s, after: 10ms, where: before-answer}]",
                "steps: [{limit: 3s, says: nothing, method: GET, path: /rest/.*, first: 1, last: 3}]",
            })
    void editor_and_reader_both_accept(String text) throws Exception {
        assertThat(ScheduleSchema.accepts(text)).isTrue();
        assertThat(parse(text).steps()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "steps: []",
                "steps: {down: 9s}",
                "steps: [{down: 0s}]",
                "steps: [{down: 9s, as: 500}]",
                "steps: [{down: 9s, cold: 9s}]",
                "steps: [{at: 5, down: 9s}]",
                "steps: [{rename: false}]",
                "steps: [{rename: 9s}]",
                "steps: [{spoil: 9s}]",
                "steps: [{spoil: 9s, with: sugar}]",
                "steps: [{cut: 9s, where: mid-answer, after: 1s}]",
                "steps: [{cut: 9s, first: 0}]",
                "steps: [{cut: 9s, method: get}]",
                "steps: [{down: 9s, planned: yes}]",
                "tenants: [Acme]\nsteps: [{down: 9s}]",
                "tenants: [a, a]\nsteps: [{down: 9s}]",
                "name: x\nsteps: [{down: 9s}]",
            })
    void editor_and_reader_both_refuse(String text) throws Exception {
        assertThat(ScheduleSchema.accepts(text)).isFalse();
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> parse(text));
    }
}
