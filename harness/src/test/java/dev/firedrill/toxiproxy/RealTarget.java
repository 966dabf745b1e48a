package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.network.FreePorts;
import dev.firedrill.time.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The original server, as a process. It is named by FIREDRILL_TOXIPROXY_SERVER or is {@code toxiproxy-server} on the
 * path; FIREDRILL_REQUIRE_TOXIPROXY=true makes its absence a failure.
 */
record RealTarget(Process process, InetSocketAddress control) implements Target {

    private static final Duration STARTING = Duration.ofSeconds(30);

    /** Its program, if it is here. */
    static Optional<Path> program() {
        String named = System.getenv("FIREDRILL_TOXIPROXY_SERVER");
        Stream<Path> places = named == null
                ? Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "toxiproxy-server"))
                : Stream.of(Path.of(named));
        Optional<Path> found = places.filter(Files::isExecutable).findFirst();
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_TOXIPROXY"))) {
            assertThat(found).as("a toxiproxy-server is on the path").isPresent();
        }
        return found;
    }

    static RealTarget start(Path program) {
        try {
            int port = FreePorts.next();
            Process process = new ProcessBuilder(
                            program.toString(), "-port", Integer.toString(port), "-host", "127.0.0.1", "-proxy-metrics")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            awaitListening(address);
            return new RealTarget(process, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void awaitListening(InetSocketAddress address) {
        Await.until("the original server listens", STARTING, () -> listens(address), there -> there);
    }

    private static boolean listens(InetSocketAddress address) {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
