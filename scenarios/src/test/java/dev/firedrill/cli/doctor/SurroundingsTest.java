package dev.firedrill.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.cli.doctor.Diagnosis.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {

    private static final String URL = "http://localhost:3000/atlassian-connect.json";
    private static final String PROXY = "http://proxy.example.com:3128";

    private static List<Diagnosis> look(Patient patient, Map<String, String> environment) {
        return new Surroundings(patient.plan(), environment).look();
    }

    private static Optional<Diagnosis> found(String what, Patient patient, Map<String, String> environment) {
        return look(patient, environment).stream()
                .filter(diagnosis -> diagnosis.what().equals(what))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "https_proxy", "ALL_PROXY"})
    void a_proxy_may_come_between_a_running_addon_and_this_host(String name) {
        assertThat(found(name, Patient.at(URL), Map.of(name, PROXY, "NO_PROXY", "localhost")))
                .hasValueSatisfying(diagnosis -> {
                    assertThat(diagnosis.state()).isEqualTo(State.DOUBTFUL);
                    assertThat(diagnosis.advice()).contains("'firedrill env'");
                });
    }

    @Test
    void a_proxy_that_spares_loopback_does_no_harm() {
        var environment = Map.of("HTTP_PROXY", PROXY, "no_proxy", "localhost,127.0.0.0/8");

        assertThat(found("HTTP_PROXY", Patient.at(URL), environment))
                .map(Diagnosis::state)
                .contains(State.WELL);
    }

    @Test
    void an_addon_that_is_started_is_told_to_spare_loopback() {
        assertThat(found("HTTP_PROXY", Patient.at(URL).startedBy("npm", "start"), Map.of("HTTP_PROXY", PROXY)))
                .map(Diagnosis::state)
                .contains(State.WELL);
    }

    @Test
    void where_there_is_no_proxy_none_is_spoken_of() {
        assertThat(look(Patient.at(URL), Map.of("HTTP_PROXY", "")))
                .extracting(Diagnosis::what)
                .noneMatch(what -> what.toUpperCase(Locale.ROOT).contains("PROXY"));
    }

    @Test
    void an_addon_that_is_named_as_containers_name_their_host_is_out_of_reach() {
        assertThat(found("container", Patient.at("http://host.docker.internal:3000/d.json"), Map.of()))
                .hasValueSatisfying(diagnosis -> {
                    assertThat(diagnosis.state()).isEqualTo(State.ILL);
                    assertThat(diagnosis.advice()).contains("'addon.image'");
                });
    }

    @Test
    void a_clock_under_faketime_needs_an_addon_that_is_started() {
        var faketime = Patient.at(URL).under(new ClockSetting.Faketime());

        assertThat(found("clock of the add-on", faketime, Map.of())).hasValueSatisfying(diagnosis -> {
            assertThat(diagnosis.state()).isEqualTo(State.DOUBTFUL);
            assertThat(diagnosis.seen()).contains("Firedrill does not start the add-on");
        });
        assertThat(found("clock of the add-on", faketime.startedBy("npm", "start"), Map.of()))
                .map(Diagnosis::state)
                .contains(State.WELL);
    }

    @Test
    void faketime_does_not_reach_into_a_container() {
        assertThat(found(
                        "clock of the add-on",
                        Patient.at(URL).in("addon").under(new ClockSetting.Faketime()),
                        Map.of()))
                .hasValueSatisfying(diagnosis -> {
                    assertThat(diagnosis.state()).isEqualTo(State.DOUBTFUL);
                    assertThat(diagnosis.advice()).contains("clock: {advance:");
                });
    }

    @Test
    void a_clock_of_which_nothing_is_asked_is_not_spoken_of() {
        assertThat(found("clock of the add-on", Patient.at(URL), Map.of())).isEmpty();
    }
}
