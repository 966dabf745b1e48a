package dev.firedrill.network;

import com.github.dockerjava.api.DockerClient;
import dev.firedrill.fault.LinkAbility;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
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

    // The container is closed with what is returned here.
    @SuppressWarnings("resource")
    static ContainedMaker start() throws IOException {
        var api = freeAddress();
        var container = new GenericContainer<>(DockerImageName.parse(ToxiproxySource.IMAGE))
                .withNetworkMode("host")
                .withLabel("dev.firedrill", "toxiproxy")
                .withStartupCheckStrategy(new NoCheck())
                .withCommand("-host=" + LOOPBACK, "-port=" + api.getPort());
        try {
            begin(container);
            return new ContainedMaker(container, api, told(api));
        } catch (IOException | RuntimeException e) {
            container.stop();
            throw new ToxiproxyUnavailableException(
                    "No Toxiproxy could be started in a container of " + ToxiproxySource.IMAGE + ": " + innermost(e)
                            + ". See that Docker runs and has the image ('docker pull " + ToxiproxySource.IMAGE
                            + "'), or leave the setting out to use the embedded one.",
                    e);
        }
    }

    /** On a thread of its own: a pull may take minutes, and whoever ends the run need not wait for it. */
    private static void begin(GenericContainer<?> container) throws IOException {
        var started = new CompletableFuture<@Nullable Void>();
        DaemonThreads.named("firedrill-container")
                .newThread(() -> {
                    try {
                        container.start();
                        started.complete(null);
                    } catch (RuntimeException | Error e) {
                        started.completeExceptionally(e);
                    }
                })
                .start();
        try {
            started.get();
        } catch (InterruptedException e) {
            var unused = started.thenRun(container::stop);
            Thread.currentThread().interrupt();
            throw new IOException("the run was ended meanwhile", e);
        } catch (ExecutionException e) {
            throw new IOException(innermost(e), e);
        }
    }

    /** Its API is awaited instead: the usual checks ask Docker once a second. */
    private static final class NoCheck extends StartupCheckStrategy {

        @Override
        public boolean waitUntilStartupSuccessful(DockerClient client, String container) {
            return true;
        }

        @Override
        public StartupStatus checkStartupState(DockerClient client, String container) {
            return StartupStatus.SUCCESSFUL;
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
            return "the Toxiproxy " + version.orElseThrow().number() + " in a container";
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
