package dev.firedrill.addon;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * What is done to containers, with the client that Testcontainers makes. Its {@code GenericContainer} would remove the
 * container as soon as Ctrl-C is pressed, before the tenants are uninstalled, and start containers of its own.
 */
final class Docker implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final DockerClient client;

    private Docker(DockerClient client) {
        this.client = client;
    }

    /** The Docker at an address at which it is known to answer. */
    static Docker at(URI address) {
        return new Docker(DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(address).build()));
    }

    /** Makes a container that is not started yet, and returns its id. */
    String create(AddonImage image) {
        var port = ExposedPort.tcp(image.port());
        var host = HostConfig.newHostConfig()
                .withExtraHosts(image.host() + ":host-gateway")
                .withPortBindings(new PortBinding(Binding.bindIpAndPort(LOOPBACK, image.published()), port));
        return client.createContainerCmd(image.image())
                .withEnv(image.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withLabels(Map.of(AddonImage.LABEL, image.run()))
                .withExposedPorts(port)
                .withHostConfig(host)
                .exec()
                .getId();
    }

    /** Copies files into a container, where everybody may read them. */
    void copy(String id, Map<String, Path> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            for (var file : files.entrySet()) {
                byte[] content = Files.readAllBytes(file.getValue());
                var entry = new TarArchiveEntry(file.getKey().substring(1));
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        client.copyArchiveToContainerCmd(id)
                .withTarInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                .withRemotePath("/")
                .exec();
    }

    /** Follows what a container writes from now on; with one that is not started yet, from its start to its end. */
    void follow(String id, ResultCallback<Frame> output) {
        client.attachContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(output);
    }

    void start(String id) {
        client.startContainerCmd(id).exec();
    }

    /** Says the exit code of a container that runs, once it ends. */
    void awaitEnd(String id, ResultCallback<WaitResponse> end) {
        client.waitContainerCmd(id).exec(end);
    }

    /** Whether a container runs; false for one that is not there. */
    boolean runs(String id) {
        try {
            return Boolean.TRUE.equals(
                    client.inspectContainerCmd(id).exec().getState().getRunning());
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Asks the add-on to end, and kills it after the grace. One that has ended stays as it is. */
    void stop(String id, Duration grace) {
        try {
            client.stopContainerCmd(id).withTimeout((int) grace.toSeconds()).exec();
        } catch (NotModifiedException | NotFoundException e) {
            // It had ended.
            return;
        }
    }

    /** Kills the add-on. One that has ended stays as it is. */
    void kill(String id) {
        try {
            client.killContainerCmd(id).exec();
        } catch (ConflictException | NotFoundException e) {
            // It had ended.
            return;
        } catch (DockerException e) {
            // Older versions say so in other words.
            if (runs(id)) {
                throw e;
            }
        }
    }

    /** Removes a container with its volumes, running or not, and says whether there was one. */
    boolean remove(String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            // Its connections end with this process at the latest.
            return;
        }
    }
}
