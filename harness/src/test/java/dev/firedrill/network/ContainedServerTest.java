package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.docker.DockerProbe;
import dev.firedrill.fault.LinkAbility;
import dev.firedrill.host.Links.Link;
import dev.firedrill.host.Vantage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Links by the original in a container. Needs Docker and the image; FIREDRILL_REQUIRE_DOCKER=true makes their absence a
 * failure.
 */
@Tag("containers")
class ContainedServerTest {

    private static final long SEED = 7;

    private final DockerProbe docker = DockerProbe.ofThisMachine();

    @BeforeEach
    void requireDocker() {
        boolean there = docker.has(ToxiproxySource.IMAGE);
        if ("true".equals(System.getenv("FIREDRILL_REQUIRE_DOCKER"))) {
            assertThat(there)
                    .as("Docker answers and has " + ToxiproxySource.IMAGE)
                    .isTrue();
        }
        assumeTrue(there, "no links were made in a container: there is no Docker, or no " + ToxiproxySource.IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"container", "auto"})
    void bytes_pass_through_the_original(String source) throws IOException {
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var links = ToxicLinks.start(ToxiproxySource.parse(source), SEED, Vantage.here())) {
            Link link = links.open("acme", (InetSocketAddress) door.getLocalSocketAddress());
            try (var socket = new Socket(
                            link.address().getAddress(), link.address().getPort());
                    Socket arrived = door.accept()) {
                socket.getOutputStream().write(42);

                assertThat(arrived.getInputStream().read()).isEqualTo(42);
            }
            assertThat(links.maker()).isEqualTo("the Toxiproxy 2.12.0 in a container");
            assertThat(links.lacks()).containsExactlyInAnyOrder(LinkAbility.values());
        }
    }

    @Test
    void the_container_is_gone_with_the_links() throws IOException {
        String container;
        try (var links = ToxicLinks.start(new ToxiproxySource.Container(), SEED, Vantage.here())) {
            container = links.container().orElseThrow();
            assertThat(isThere(container)).isTrue();
        }

        assertThat(isThere(container)).isFalse();
    }

    @Test
    void it_is_ended_by_an_interrupted_thread_as_well() throws IOException {
        var links = ToxicLinks.start(new ToxiproxySource.Container(), SEED, Vantage.here());
        Thread.currentThread().interrupt();

        links.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(isThere(links.container().orElseThrow())).isFalse();
    }

    private boolean isThere(String container) throws IOException {
        try (var client = DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(docker.address()).build())) {
            return client.listContainersCmd().withShowAll(true).exec().stream()
                    .anyMatch(each -> each.getId().equals(container));
        }
    }
}
