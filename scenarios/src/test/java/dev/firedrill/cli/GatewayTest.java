package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The sample add-on as it runs in production: with Atlassian's own addresses, and nothing told of ours. */
@Isolated("Whole runs want the machine")
@Tag("whole-runs")
class GatewayTest {

    private static final Path SAMPLE = Path.of("..", "sample-addon", "target", "sample-addon.jar");
    private static final String ATLASSIANS = "https://connect-install-keys.atlassian.com";

    @RegisterExtension
    private final Desk desk = new Desk();

    /** It takes the key server from its environment, so it is told there what it would otherwise hard-code. */
    private Path configuration(String host) throws IOException {
        return desk.write("firedrill.yaml", """
                addon:
                  url: http://localhost:%s/atlassian-connect.json
                  command: [java, -Ddesk=%s, -jar, %s]
                  env: {ADDON_DATA: data, REFRESH_SECONDS: 2, CONNECT_KEYS_CDN_URL: '%s'}
                  background-period: 2s
                %s
                """.formatted(
                        desk.freePort(), desk.folder(), SAMPLE.toAbsolutePath().normalize(), ATLASSIANS, host));
    }

    @Test
    void an_addon_that_hard_codes_the_key_server_is_tested() throws IOException {
        configuration("");

        Ended ended = desk.run("run", "INS-01");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.out()).contains("1 scenario: 1 passed");
        assertThat(desk.runDirectory()).isDirectoryNotContaining("glob:**gateway");
    }

    @Test
    void instances_have_names_of_atlassians_own_where_an_addon_insists() throws IOException {
        configuration("");

        Ended ended = desk.run("run", "INS-01", "URL-01", "--addressing", "gateway");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.out()).contains("2 scenarios: 2 passed");
        assertThat(desk.runDirectory().resolve("history.ndjson"))
                .content()
                .containsPattern("\"address\":\"https://firedrill-[a-z0-9-]+\\.atlassian\\.net\"")
                .doesNotContain("\"address\":\"http://");
    }
}
