package dev.firedrill.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("It measures time")
@DisabledOnOs(OS.WINDOWS)
class DockerProbeTest {

    private static final String SILENCE = "";

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private DockerProbe at(String host) {
        return DockerProbe.of(Map.of("DOCKER_HOST", host));
    }

    /** A Docker that gives this answer to the path of a request. */
    private DockerProbe docker(Function<String, String> answers) throws IOException {
        Path socket = folder.resolve("docker.sock");
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        open.add(server);
        server.bind(UnixDomainSocketAddress.of(socket));
        DaemonThreads.named("docker").newThread(() -> serve(server, answers)).start();
        return at("unix://" + socket);
    }

    private void serve(ServerSocketChannel server, Function<String, String> answers) {
        try {
            while (true) {
                SocketChannel socket = server.accept();
                open.add(socket);
                var request = ByteBuffer.allocate(1_000);
                socket.read(request);
                String path = new String(request.array(), StandardCharsets.UTF_8).split(" ", -1)[1];
                String answer = answers.apply(path);
                if (!answer.equals(SILENCE)) {
                    socket.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
                    socket.close();
                }
            }
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    private static String ok(String body) {
        return "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + body;
    }

    @Test
    void one_that_answers_is_there() throws IOException {
        var docker = docker(path -> path.equals("/_ping") ? ok("OK") : "HTTP/1.0 404 Not Found\r\n\r\n");

        assertThat(docker.answers()).isTrue();
        assertThat(docker.has("team/addon:1.2")).isFalse();
        assertThat(docker.environmentOf("team/addon:1.2")).isEmpty();
    }

    @Test
    void an_image_is_known_with_its_environment() throws IOException {
        var docker = docker(path -> path.equals("/images/team/addon:1.2/json")
                ? ok("{\"Config\": {\"Env\": [\"PATH=/bin\", \"OPTIONS=-Da=b\"]}}")
                : SILENCE);

        assertThat(docker.has("team/addon:1.2")).isTrue();
        assertThat(docker.environmentOf("team/addon:1.2"))
                .containsExactly(Map.entry("PATH", "/bin"), Map.entry("OPTIONS", "-Da=b"));
        assertThat(docker.has("no image/json HTTP/1.0")).isFalse();
    }

    @Test
    void one_that_says_nothing_is_given_up_after_a_second() throws IOException {
        var docker = docker(path -> SILENCE);
        long began = System.nanoTime();

        assertThat(docker.answers()).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///no/such/docker.sock",
                "tcp://127.0.0.1:1",
                "npipe:////./pipe/docker_engine",
                "unix://",
                "tcp://",
                "what is this",
            })
    void where_nobody_answers_is_none(String host) {
        assertThat(at(host).answers()).isFalse();
    }

    @Test
    void it_is_asked_where_the_environment_says_or_where_it_usually_is() {
        assertThat(at("tcp://127.0.0.1:2375").address()).hasToString("tcp://127.0.0.1:2375");
        assertThat(at("").address()).hasToString("unix:///var/run/docker.sock");
        assertThat(DockerProbe.of(Map.of()).address()).hasToString("unix:///var/run/docker.sock");
    }

    @Test
    void one_on_another_machine_is_told_apart() {
        assertThat(at("tcp://127.0.0.1:2375").here()).isTrue();
        assertThat(at("unix:///x").here()).isTrue();
        assertThat(at("tcp://192.0.2.1:2375").here()).isFalse();
    }

    @Test
    void a_network_that_this_machine_has_no_part_in_leads_to_loopback() throws IOException {
        var docker = docker(path -> ok("{\"Options\": {\"com.docker.network.bridge.name\": \"nobody0\"}}"));

        assertThat(docker.bridge()).isEmpty();
    }
}
