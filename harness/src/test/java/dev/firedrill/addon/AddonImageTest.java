package dev.firedrill.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.network.FreePorts;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * The sample add-on in a container. Needs Docker and an image; FIREDRILL_REQUIRE_DOCKER=true makes their absence a
 * failure.
 */
@Tag("containers")
@Timeout(180)
class AddonImageTest {

    private static final String IMAGE = "firedrill-sample:local";
    private static final String RUN = "addon-image-test";
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final DockerProbe probe = DockerProbe.ofThisMachine();
    private final History history = new History(RunClock.start());
    private final List<AddonProcess> started = new ArrayList<>();
    private final List<AddonId> births = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeEach
    void requireDocker() {
        boolean there = probe.answers() && probe.has(IMAGE);
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_DOCKER"))) {
            assertThat(there).as("Docker answers and has " + IMAGE).isTrue();
        }
        assumeTrue(there, "no add-on was started in a container: there is no Docker, or no image " + IMAGE);
        port = FreePorts.next();
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        started.forEach(AddonProcess::close);
        if (port != 0) {
            assertThat(containers()).isEmpty();
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    private Path log() {
        return folder.resolve("addon.log");
    }

    private AddonProcess start() throws AddonFailedException {
        return start(IMAGE, String.valueOf(port), Map.of());
    }

    private AddonProcess start(String image, String portToListenAt, Map<String, Path> files)
            throws AddonFailedException {
        var addon = new AddonImage(
                image,
                Map.of("PORT", portToListenAt, "ADDON_HOST", "0.0.0.0", "GREETING", "hello"),
                files,
                port,
                port,
                "host.docker.internal",
                RUN,
                log());
        var process = AddonProcess.start(addon, new Readiness(BOUND, this::problem), births::add, history);
        started.add(process);
        return process;
    }

    private Optional<String> problem() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/atlassian-connect.json")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(2_000);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200 ? Optional.empty() : Optional.of("answered " + status);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private DockerClient client() {
        return DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(probe.address()).build());
    }

    private List<Container> containers() throws IOException {
        try (var client = client()) {
            return client.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(AddonImage.LABEL, RUN))
                    .exec();
        }
    }

    private boolean has(String path) throws IOException {
        try (var client = client();
                InputStream archive = client.copyArchiveFromContainerCmd(((ContainerId) births.get(0)).id(), path)
                        .exec()) {
            return archive.readAllBytes().length > 0;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private List<String> states() {
        return history.entries().stream()
                .map(entry -> ((Fact.AddonChanged) entry.fact()).state())
                .toList();
    }

    private String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int times(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void starts_answers_and_logs_and_leaves_nothing() throws Exception {
        var process = start();
        process.awaitReady();

        assertThat(process.alive()).isTrue();
        assertThat(states()).containsExactly("started", "ready");
        assertThat(births).singleElement().isInstanceOf(ContainerId.class);
        assertThat(containers())
                .singleElement()
                .satisfies(container -> assertThat(container.getPorts())
                        .allSatisfy(published -> assertThat(published.getIp()).isEqualTo("127.0.0.1")));
        Await.until("it logs", BOUND, this::logged, text -> text.contains("Team Notes is ready"));

        process.close();

        assertThat(process.alive()).isFalse();
        assertThat(states()).containsExactly("started", "ready", "stopped");
        assertThat(containers()).isEmpty();
    }

    @Test
    void has_nothing_of_this_process_in_its_environment() throws Exception {
        start();

        try (var client = client()) {
            var environment = client.inspectContainerCmd(((ContainerId) births.get(0)).id())
                    .exec()
                    .getConfig()
                    .getEnv();
            assertThat(environment)
                    .contains("PORT=" + port, "GREETING=hello")
                    .noneMatch(variable -> variable.startsWith("HOME=") || variable.startsWith("USER="));
        }
    }

    @Test
    void keeps_what_was_written_when_it_is_killed_and_started_again() throws Exception {
        Path file = Files.writeString(folder.resolve("kept"), "kept");
        var process = start(IMAGE, String.valueOf(port), Map.of("/addon/trust/kept", file));
        process.awaitReady();
        String before = logged();

        process.kill();

        assertThat(process.alive()).isFalse();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();

        process.start();

        assertThat(states()).containsExactly("started", "ready", "killed", "started", "ready");
        assertThat(births).hasSize(1);
        assertThat(has("/addon/trust/kept")).isTrue();
        assertThat(has("/addon/data")).isTrue();
        assertThat(has("/addon/nothing")).isFalse();
        String line = before.lines().filter(text -> !text.isBlank()).findFirst().orElseThrow();
        assertThat(times(logged(), line)).as("how often the log has: " + line).isLessThanOrEqualTo(2);
        assertThat(logged()).startsWith(before);
    }

    @Test
    void is_asked_to_stop_before_it_is_started_again() throws Exception {
        var process = start();
        process.awaitReady();

        process.restart();
        process.awaitReady();

        assertThat(states()).containsExactly("started", "ready", "stopped", "started", "ready");
        assertThat(births).hasSize(1);
    }

    @Test
    void one_that_ends_before_it_is_ready_shows_its_log() throws Exception {
        var process = start(IMAGE, "no number", Map.of());

        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(process::awaitReady)
                .withMessageStartingWith("The add-on's container of '" + IMAGE + "' ended with exit code 1 before")
                .withMessageContaining("PORT must be a number, but is 'no number'.");
        assertThat(states()).containsExactly("started", "died");
    }

    @Test
    void one_that_others_remove_has_died() throws Exception {
        var process = start();
        process.awaitReady();

        assertThat(births.get(0).end()).isTrue();

        assertThat(process.alive()).isFalse();
        assertThat(states()).containsExactly("started", "ready", "died");
        assertThat(births.get(0).end()).isFalse();
    }

    @Test
    void an_image_that_is_not_there_is_named() {
        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(() -> start("firedrill/no-such-image:1", String.valueOf(port), Map.of()))
                .withMessage("There is no image 'firedrill/no-such-image:1' in the Docker at " + probe.address()
                        + ", and Firedrill pulls none. Build it, or 'docker pull firedrill/no-such-image:1', or"
                        + " correct 'addon.image'.");
        assertThat(births).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_named_and_no_container_is_left() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(AddonFailedException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining(String.valueOf(taken.getLocalPort()))
                    .withMessageEndingWith(
                            "Check 'addon.image', and whether port " + port + " of 127.0.0.1 is free for it.");
        }
        assertThat(births).hasSize(1);
        assertThat(containers()).isEmpty();
    }

    @Test
    void what_nobody_can_note_is_not_made() throws Exception {
        var addon = new AddonImage(IMAGE, Map.of(), Map.of(), port, port, "host.docker.internal", RUN, log());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AddonProcess.start(
                        addon,
                        new Readiness(BOUND, Optional::empty),
                        id -> {
                            throw new UncheckedIOException(new IOException("no space left"));
                        },
                        history));
        assertThat(containers()).isEmpty();
    }
}
