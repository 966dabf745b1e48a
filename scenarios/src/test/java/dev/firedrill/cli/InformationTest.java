package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be asked without an add-on. */
class InformationTest {

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void the_catalogue_is_listed_all_or_in_part() throws IOException {
        assertThat(desk.run("list").out().lines()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(desk.run("list", "url").out().lines()).allMatch(line -> line.startsWith("URL-"));
        assertThat(desk.run("list", "*-01").out()).contains("INS-01", "URL-01").doesNotContain("INS-02");
        assertThat(desk.run("list", "install/*").out().lines()).hasSize(2);
    }

    @Test
    void a_scenario_is_explained() throws IOException {
        assertThat(desk.run("explain", "URL-01").out()).contains("URL-01", "Site rename");
        assertThatOnlyMessageOf(desk.run("explain", "nope"), 3).contains("No scenario is called 'nope'");
        assertThatOnlyMessageOf(desk.run("explain"), 64).contains("ID");
    }

    @Test
    void the_environment_is_printed_for_a_shell() throws IOException {
        assertThat(desk.run("env", "--key-port", "9000", "--base-url", "http://localhost:4000")
                        .out())
                .contains("export CONNECT_KEYS_CDN_URL='http://localhost:9000/keys'\n", "export PORT='4000'\n");
    }

    @Test
    void the_environment_leads_through_the_gateway_and_does_no_harm_before_a_run() throws IOException {
        String said = desk.run("env", "--gateway-port", "9001").out();
        Path folder = desk.folder().resolve("firedrill-report/gateway");

        assertThat(said)
                .contains(
                        "export HTTPS_PROXY='http://127.0.0.1:9001'\n",
                        "export NODE_EXTRA_CA_CERTS='" + folder.resolve("authority.pem") + "'\n",
                        "-Dhttps.proxyPort=9001 ");
        assertThat(folder.resolve("authorities.pem")).content().contains("BEGIN CERTIFICATE");
        assertThat(desk.run("env", "--no-gateway").out())
                .contains("CONNECT_KEYS")
                .doesNotContain("PROXY", "SSL");
    }

    @Test
    void a_shell_takes_the_environment_as_it_is_printed() throws IOException {
        Ended ended = desk.paste("NO_PROXY=\"it's.example\"; export NO_PROXY; eval \"$(firedrill env)\" && env");

        assertThat(ended.out()).contains("NO_PROXY=localhost,127.0.0.1,::1,127.0.0.0/8,it's.example\n");
        assertThat(ended.out().lines())
                .filteredOn(line -> line.startsWith("JAVA_TOOL_OPTIONS="))
                .hasSize(1);
    }

    @Test
    void the_version_and_the_exit_codes_are_no_secret() throws IOException {
        assertThat(desk.run("--version").out()).startsWith("firedrill ");
        assertThat(desk.run("--help").out())
                .contains("run", "list", "explain", "env", "check", "replay", "report", "clean")
                .containsPattern("(?s)Exit codes:.* 0 .* 1 .* 2 .* 3 .* 64 .* 69 .* 70 .* 130 .*143");
        assertThat(desk.run("run", "--help").code()).isZero();
    }
}
