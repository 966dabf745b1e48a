package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.addon.AddonImage;
import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * The sample add-on in a container. Needs Docker and an image; FIREDRILL_REQUIRE_DOCKER=true makes their absence a
 * failure.
 */
@Isolated("Whole runs want the machine")
@Tag("containers")
@Timeout(180)
class ContainerTest {

    private static final String IMAGE = "firedrill-sample:local";
    private static final Duration STARTING = Duration.ofSeconds(30);

    @RegisterExtension
    private final Desk desk = new Desk();

    private final DockerProbe docker = DockerProbe.ofThisMachine();
    private final List<String> before = new ArrayList<>();

    @BeforeEach
    void requireDocker() throws IOException {
        boolean there = docker.answers() && docker.has(IMAGE);
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_DOCKER"))) {
            assertThat(there).as("Docker answers and has " + IMAGE).isTrue();
        }
        assumeTrue(there, "no add-on was tested in a container: there is no Docker, or no image " + IMAGE);
        before.addAll(containers());
    }

    @AfterEach
    void no_container_is_left() throws IOException {
        if (docker.answers()) {
            assertThat(containers()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    /** Those of Firedrill, whoever runs it beside us. */
    private List<String> containers() throws IOException {
        try (var client = DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(docker.address()).build())) {
            return client
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of(AddonImage.LABEL))
                    .exec()
                    .stream()
                    .map(container -> container.getId())
                    .toList();
        }
    }

    private int configured(String more) throws IOException {
        int port = desk.freePort();
        desk.write("firedrill.yaml", """
                addon:
                  url: http://localhost:%s/atlassian-connect.json
                  image: %s
                  env: {ADDON_HOST: 0.0.0.0, REFRESH_SECONDS: 2}
                  background-period: 2s
                %s
                probe:
                  texts: {write: /api/notes, body: '{"text": "{text}"}', read: /api/notes}
                """.formatted(port, IMAGE, more));
        return port;
    }

    private static String history(Path run) throws IOException {
        return Files.readString(run.resolve("history.ndjson"));
    }

    @Test
    void an_image_is_tested_as_a_command_is_and_keeps_what_it_stores() throws IOException {
        configured("");

        Ended ended = desk.run("run", "INS-01", "URL-01", "RST-07", "SEC-03");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.out()).contains("4 scenarios: 4 passed");
        assertThat(history(desk.runDirectory()))
                .contains("\"address\":\"http://host.docker.internal:")
                .doesNotContain("\"address\":\"http://127.");
        assertThat(desk.runDirectory().resolve("addon.log")).isNotEmptyFile();
    }

    @Test
    void one_that_hard_codes_the_key_server_gets_there_by_the_gateway() throws IOException {
        desk.write("firedrill.yaml", """
                addon:
                  url: http://localhost:%s/atlassian-connect.json
                  image: %s
                  env: {ADDON_HOST: 0.0.0.0, CONNECT_KEYS_CDN_URL: 'https://connect-install-keys.atlassian.com'}
                """.formatted(desk.freePort(), IMAGE));

        Ended ended = desk.run("run", "INS-01", "URL-01", "--addressing", "gateway");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.out()).contains("2 scenarios: 2 passed");
        assertThat(history(desk.runDirectory()))
                .containsPattern("\"address\":\"https://firedrill-[a-z0-9-]+\\.atlassian\\.net\"")
                .doesNotContain("\"address\":\"http://");
    }

    @Test
    void the_doctor_finds_nothing_wrong_and_says_that_its_clock_stands() throws IOException {
        configured("  clock: faketime");

        Ended ended = desk.run("doctor");

        assertThat(ended.out())
                .contains(
                        "✔ Docker ",
                        "✔ image of the add-on          " + IMAGE,
                        "faketime is asked for, and does not reach into a container",
                        "✔ host to add-on: installed",
                        "✔ add-on to host: install key")
                .doesNotContain("✘");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void an_image_that_is_not_there_ends_the_run() throws IOException {
        Ended ended = desk.run("run", "INS-01", Desk.url(desk.freePort()), "--image", "firedrill/none:1");

        assertThat(ended.err()).contains("There is no image 'firedrill/none:1'", "Firedrill pulls none");
        assertThat(ended.code()).isEqualTo(69);
    }

    @Test
    void ctrl_c_uninstalls_the_tenants_and_removes_the_container() throws Exception {
        configured("");
        FiredrillProcess firedrill = desk.start("run", "RST-01");
        awaitInstalls();

        firedrill.signal("TERM");

        Ended ended = firedrill.ended();
        assertThat(ended.code()).as(ended.err()).isEqualTo(143);
        assertThat(desk.leftBehind()).isEmpty();
    }

    @Test
    void what_a_killed_run_left_is_removed_by_the_next() throws Exception {
        configured("");
        FiredrillProcess firedrill = desk.start("run", "RST-01");
        awaitInstalls();
        firedrill.signal("KILL");
        assertThat(firedrill.ended().code()).isEqualTo(137);
        desk.sweepTemporary();
        assertThat(containers()).hasSize(before.size() + 1);

        Ended clean = desk.run("clean");

        assertThat(clean.out()).contains("Ended what a killed run had started (container ");
    }

    private void awaitInstalls() {
        Await.until(
                "its tenants are noted",
                STARTING,
                () -> {
                    try {
                        List<Path> notes = desk.leftBehind();
                        return notes.isEmpty() ? "" : Files.readString(notes.get(0));
                    } catch (IOException e) {
                        return "";
                    }
                },
                note -> note.contains("clientKey"));
    }
}
