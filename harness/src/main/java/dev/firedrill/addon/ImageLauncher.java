package dev.firedrill.addon;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts an image in one container, again and again, and removes that in the end. */
final class ImageLauncher implements Launcher {

    private static final Duration REMOVING = Duration.ofSeconds(20);

    private final AddonImage image;
    private final URI address;
    private final Docker docker;
    private @Nullable ContainerId container;

    private ImageLauncher(AddonImage image, URI address, Docker docker) {
        this.image = image;
        this.address = address;
        this.docker = docker;
    }

    /** For a Docker that is known to answer. */
    static ImageLauncher of(AddonImage image, DockerProbe probe) {
        return new ImageLauncher(image, probe.address(), Docker.at(probe.address()));
    }

    @Override
    public Launched launch(Consumer<? super AddonId> births) throws AddonFailedException {
        try {
            if (container == null) {
                container = new ContainerId(create());
                births.accept(container);
                docker.copy(container.id(), image.files());
            }
            return Contained.start(docker, container, image.published(), image.log());
        } catch (DockerException | IOException e) {
            throw new AddonFailedException("The add-on's container of '" + name() + "' could not be started: "
                    + String.valueOf(e.getMessage()).strip() + ". Check 'addon.image', and whether port "
                    + image.published() + " of 127.0.0.1 is free for it.");
        }
    }

    private String create() throws AddonFailedException {
        try {
            return docker.create(image);
        } catch (NotFoundException e) {
            throw new AddonFailedException("There is no image '" + image.image() + "' in the Docker at " + address
                    + ", and Firedrill pulls none. Build it, or 'docker pull " + image.image()
                    + "', or correct 'addon.image'.");
        }
    }

    @Override
    public String kind() {
        return "container of";
    }

    @Override
    public String name() {
        return image.image();
    }

    @Override
    public Path log() {
        return image.log();
    }

    // In a thread of its own: whoever is in a hurry, and interrupted, must not leave the container.
    @Override
    public void close() {
        var removed = CompletableFuture.runAsync(
                this::remove,
                task -> DaemonThreads.named("firedrill-container")
                        .newThread(task)
                        .start());
        boolean unused = Patience.await(removed, REMOVING);
    }

    private void remove() {
        if (container != null) {
            boolean unused = docker.remove(container.id());
        }
        docker.close();
    }
}
