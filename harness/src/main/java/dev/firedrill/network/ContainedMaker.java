package dev.firedrill.network;

import dev.firedrill.fault.LinkAbility;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The original server in a container that shares this machine's network: so it reaches front doors on loopback, and its
 * proxies are on loopback as well.
 */
final class ContainedMaker implements LinkMaker {

    private static final Duration STARTING = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final String LOOPBACK = "127.0.0.1";

    private final GenericContainer<?> container;
    private final InetSocketAddress api;
    private final String told;

    private ContainedMaker(GenericContainer<?> container, InetSocketAddress api, String told) {
        this.container = container;
        this.api = api;
        this.told = told;
    }

    static ContainedMaker start() throws IOException {
        var api = freeAddress();
        var container = new GenericContainer<>(DockerImageName.parse(ToxiproxySource.IMAGE))
                .withNetworkMode("host")
                .withLabel("dev.firedrill", "toxiproxy")
                .withCommand("-host=" + LOOPBACK, "-port=" + api.getPort());
        try {
            container.start();
            return new ContainedMaker(container, api, told(api));
        } catch (IOException | RuntimeException e) {
            container.stop();
            throw new ToxiproxyUnavailableException(
                    "No Toxiproxy could be started in a container of " + ToxiproxySource.IMAGE + ": "
                            + innermost(e) + ". Pull the image and see that Docker runs ('docker run --rm "
                            + ToxiproxySource.IMAGE + " -version'), or leave the setting out to use the embedded one.",
                    e);
        }
    }

    private static InetSocketAddress freeAddress() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    private static String told(InetSocketAddress api) throws IOException {
        try (var control = new ToxiproxyControl(api)) {
            var version = Await.until(
                    "the container answers", STARTING, INTERVAL, () -> version(control), Optional::isPresent);
            return "the Toxiproxy " + version.orElseThrow().number() + " in a container of " + ToxiproxySource.IMAGE;
        } catch (BoundExceeded e) {
            throw new IOException(
                    "nothing answers at " + LOOPBACK + ":" + api.getPort()
                            + ", so Docker does not share this machine's network with it (Docker Desktop does where"
                            + " host networking is enabled)",
                    e);
        }
    }

    private static Optional<ToxiproxyControl.Version> version(ToxiproxyControl control) {
        try {
            return Optional.of(control.version());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String innermost(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip();
    }

    @Override
    public InetSocketAddress api() {
        return api;
    }

    @Override
    public Set<LinkAbility> lacks() {
        return ORIGINAL_LACKS;
    }

    @Override
    public String told() {
        return told;
    }

    @Override
    public void close() {
        container.stop();
    }
}
