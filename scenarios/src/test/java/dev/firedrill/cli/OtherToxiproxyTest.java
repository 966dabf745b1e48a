package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.Semantics;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs whose links are made by a server that does what the original does. */
@Tag("whole-runs")
class OtherToxiproxyTest {

    private static final Path SAMPLE = Path.of("..", "sample-addon", "target", "sample-addon.jar");

    @RegisterExtension
    private final Desk desk = new Desk();

    private void configuration() throws IOException {
        desk.write("firedrill.yaml", """
                addon:
                  url: http://localhost:%s/atlassian-connect.json
                  command: [java, -Ddesk=%s, -jar, %s]
                  env: {ADDON_DATA: data, REFRESH_SECONDS: 2}
                  background-period: 2s
                """.formatted(
                        desk.freePort(), desk.folder(), SAMPLE.toAbsolutePath().normalize()));
    }

    @Test
    void what_it_cannot_show_is_inconclusive_for_that_reason() throws IOException {
        configuration();
        try (var server = ToxiproxyServer.start(Options.seeded(1).withSemantics(Semantics.COMPAT))) {
            String url = "http://127.0.0.1:" + server.address().getPort();

            Ended ended = desk.run("run", "URL-01", "RST-03", "--toxiproxy", url);

            String maker = "the Toxiproxy 2.12.0 at " + url;
            assertThat(ended.code()).as(ended.err() + ended.out()).isEqualTo(2);
            assertThat(ended.out())
                    .contains(
                            "1 passed",
                            "1 inconclusive",
                            "needs links that hand on resets of connections, and " + maker);
            assertThat(desk.runDirectory().resolve("run.json")).content().contains("by " + maker);
            assertThat(RestAssured.get(url + "/proxies").asString()).isEqualTo("{}");
        }
    }

    @Test
    void one_that_is_not_there_ends_the_run_before_it_begins() throws IOException {
        configuration();
        int nobody = desk.freePort();

        Ended ended = desk.run("run", "URL-01", "--toxiproxy", "http://127.0.0.1:" + nobody);

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("There is no Toxiproxy at http://127.0.0.1:" + nobody, "Start one there");
    }
}
