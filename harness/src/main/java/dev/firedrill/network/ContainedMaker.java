package dev.firedrill.network;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.fault.LinkAbility;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * The original server in a container that shares this machine's network: so it reaches front doors on loopback, and its
 * proxies are on loopback as well. The client is the one that Testcontainers makes; its {@code GenericContainer} would
 * end the container at the first Ctrl-C, when tenants are still to be uninstalled, and start containers of its own.
 */
final class ContainedMaker implements LinkMaker {

    /** The label of everything that Firedrill starts. */
    private static final String LABEL = "dev.firedrill";

    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Duration STARTING = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final String LOOPBACK = "127.0.0.1";

    private final DockerClient docker;
    private final BoundedCalls calls;
    private final String container;
    private final InetSocketAddress api;
    private String told = "";

    private ContainedMaker(DockerClient docker, BoundedCalls calls, String container, InetSocketAddress api) {
        this.docker = docker;
        this.calls = calls;
        this.container = container;
        this.api = api;
    }

    /** In a Docker that answers within a second, from an image that is there. */
    static ContainedMaker start(DockerProbe probe) throws IOException {
        if (!probe.has(ToxiproxySource.IMAGE)) {
            throw new ToxiproxyUnavailableException(
                    probe.answers()
                            ? "There is no image " + ToxiproxySource.IMAGE + " in the Docker at " + probe.address()
                                    + ", and Firedrill pulls none: 'docker pull " + ToxiproxySource.IMAGE + "'."
                            : "No Docker answers at " + probe.address()
                                    + ", so Toxiproxy cannot be run in a container. Start Docker, or leave the setting"
                                    + " out to use the embedded one.");
        }
        DockerClient docker = DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(probe.address()).build());
        // On threads of their own: one that was interrupted must not cut a request to Docker short.
        var calls = new BoundedCalls(DEADLINE);
        try {
            return calls.call("start in a container of " + ToxiproxySource.IMAGE, () -> started(docker, calls));
        } catch (IOException e) {
            calls.close();
            docker.close();
            throw e;
        }
    }

    private static ContainedMaker started(DockerClient docker, BoundedCalls calls) throws IOException {
        var api = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());
        String container = docker.createContainerCmd(ToxiproxySource.IMAGE)
                .withCmd("-host=" + LOOPBACK, "-port=" + api.getPort())
                .withLabels(Map.of(LABEL, "toxiproxy"))
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("host"))
                .exec()
                .getId();
        var maker = new ContainedMaker(docker, calls, container, api);
        try {
            docker.startContainerCmd(container).exec();
            maker.told = told(api);
            return maker;
        } catch (IOException | RuntimeException e) {
            maker.remove();
            throw e;
        }
    }

    private static String told(InetSocketAddress api) throws IOException {
        try (var control = new ToxiproxyControl(api)) {
            var version = Await.until(
                    "the container answers", STARTING, INTERVAL, () -> version(control), Optional::isPresent);
            return "the Toxiproxy " + version.orElseThrow().number() + " in a container";
        } catch (BoundExceeded e) {
            throw new ToxiproxyUnavailableException(
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
    public Optional<String> container() {
        return Optional.of(container);
    }

    @Override
    public void close() {
        try (docker;
                calls) {
            calls.call("end", this::remove);
        } catch (IOException e) {
            // A note of it is left for the next run.
            return;
        }
    }

    /** Whether it was there. */
    private boolean remove() {
        try {
            docker.removeContainerCmd(container).withForce(true).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
