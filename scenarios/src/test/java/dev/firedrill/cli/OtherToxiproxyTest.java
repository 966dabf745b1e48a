package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.time.Await;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.Semantics;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs whose links are made by a server that does what the original does. */
@Isolated("Whole runs want the machine")
@Tag("whole-runs")
class OtherToxiproxyTest {

    private static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";
    private static final Duration STARTING = Duration.ofSeconds(30);
    private static final Duration WHOLE_CATALOGUE = Duration.ofMinutes(3);
    private static final Path SAMPLE = Path.of("..", "sample-addon", "target", "sample-addon.jar");

    private static final Path FOLDER = Path.of("..", "sample-addon");
    private static final Map<String, String> NO_DOCKER = Map.of("DOCKER_HOST", "unix:///nowhere");

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
                            "1 passed", "1 inconclusive", "inconclusive: links by " + maker + " cannot hand on resets");
            assertThat(desk.runDirectory().resolve("run.json")).content().contains("by " + maker);
            assertThat(RestAssured.get(url + "/proxies").asString()).isEqualTo("{}");
        }
    }

    @Test
    void the_catalogue_runs_over_the_original_in_a_container() throws IOException {
        boolean there = DockerProbe.ofThisMachine().has(IMAGE);
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_DOCKER"))) {
            assertThat(there).as("Docker answers and has " + IMAGE).isTrue();
        }
        assumeTrue(there, "the catalogue did not run over a container: there is no Docker, or no image " + IMAGE);

        requireAllButResets("container", "the Toxiproxy 2.12.0 in a container");
    }

    @Test
    void the_catalogue_runs_over_the_original_that_somebody_started() throws IOException {
        String program = System.getenv("FIREDRILL_TOXIPROXY_SERVER");
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_TOXIPROXY"))) {
            assertThat(program).as("FIREDRILL_TOXIPROXY_SERVER").isNotNull();
        }
        assumeTrue(
                program != null, "the catalogue did not run over the original: FIREDRILL_TOXIPROXY_SERVER names none");
        int port = desk.freePort();
        String url = "http://127.0.0.1:" + port;
        Process original = new ProcessBuilder(String.valueOf(program), "-host=127.0.0.1", "-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Await.until("the original answers", STARTING, () -> answers(port), answers -> answers);

            requireAllButResets(url, "the Toxiproxy 2.12.0 at " + url);

            assertThat(RestAssured.get(url + "/proxies").asString()).isEqualTo("{}");
        } finally {
            original.destroyForcibly();
            original.onExit().join();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Resets are what the original does not hand on, and what two scenarios are about. */
    private void requireAllButResets(String source, String maker) throws IOException {
        String configured = Files.readString(FOLDER.resolve("firedrill.yaml"))
                .replaceFirst("http://localhost:3000", "http://localhost:" + desk.freePort())
                .replaceFirst(
                        "command: .*",
                        "command: [java, -Ddesk=%s, -jar, %s]".formatted(desk.folder(), SAMPLE.toRealPath()));
        desk.write("firedrill.yaml", configured);

        Ended ended = desk.start("run", "--toxiproxy", source).ended(WHOLE_CATALOGUE);

        assertThat(ended.code()).as(ended.err() + ended.out()).isEqualTo(2);
        var run = JsonPath.from(desk.runDirectory().resolve("run.json").toFile());
        assertThat(run.getList("judgements.findAll { it.outcome != 'PASSED' }.id", String.class))
                .as(ended.out())
                .containsExactlyInAnyOrder("RST-03", "UNA-01");
        assertThat(run.getString("environment.links")).isEqualTo("by " + maker);
    }

    @Test
    void a_container_without_docker_is_refused_before_the_addon_is_started() throws IOException {
        configuration();

        Ended ended = desk.run(NO_DOCKER, "run", "URL-01", "--toxiproxy", "container");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("No Docker answers at unix:///nowhere", "use the embedded one");
        assertThat(ended.out()).doesNotContain("starting the add-on");
    }

    @Test
    void without_docker_auto_is_the_embedded_one_and_says_why() throws IOException {
        configuration();

        Ended ended = desk.run(NO_DOCKER, "run", "INS-01", "--toxiproxy", "auto");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(desk.runDirectory().resolve("run.json"))
                .content()
                .contains("by the embedded Toxiproxy, because Docker (unix:///nowhere) does not have " + IMAGE);
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
