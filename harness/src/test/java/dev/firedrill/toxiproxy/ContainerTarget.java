package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.network.FreePorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * The original server in a container, as its project publishes it; {@code .ci/images} builds that image where it cannot be
 * had. It is on this machine's own network, so that it reaches servers of the test, and they reach its proxies.
 * FIREDRILL_REQUIRE_DOCKER=true makes its absence a failure.
 */
record ContainerTarget(GenericContainer<?> container, InetSocketAddress control) implements Target {

    static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

    /** Whether it can be started here. */
    static boolean isHere() {
        boolean here = DockerProbe.ofThisMachine().has(IMAGE);
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_DOCKER"))) {
            assertThat(here).as("Docker answers, and has " + IMAGE).isTrue();
        }
        return here;
    }

    // The container is closed with the target.
    @SuppressWarnings("resource")
    static ContainerTarget start() {
        int port = FreePorts.next();
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withNetworkMode("host")
                .withStartupCheckStrategy(new NoCheck())
                .withCommand("-host=127.0.0.1", "-port=" + port, "-proxy-metrics");
        container.start();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        RealTarget.awaitListening(address);
        return new ContainerTarget(container, address);
    }

    /** The port is awaited instead: the usual checks ask Docker once a second, those of all containers together. */
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

    @Override
    public boolean isAlive() {
        return container.isRunning();
    }

    @Override
    public void close() {
        container.stop();
    }
}
