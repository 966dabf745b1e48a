package dev.firedrill.addon;

import java.nio.file.Path;
import java.util.Map;

/**
 * How an add-on is started in a container.
 *
 * @param image its name, as {@code docker run} takes it; it must be there, nothing is pulled
 * @param environment of the add-on besides the image's own; nothing of this process's
 * @param files to be copied into the container, by their paths there
 * @param published where the add-on is reached on this machine: a port of 127.0.0.1
 * @param port where it listens in the container
 * @param host the name under which it reaches this machine
 * @param run whose container it is, for its label
 * @param log the file that takes its output
 */
public record AddonImage(
        String image,
        Map<String, String> environment,
        Map<String, Path> files,
        int published,
        int port,
        String host,
        String run,
        Path log) {

    /** The label that each container has; its value is the run. */
    public static final String LABEL = "dev.firedrill";

    public AddonImage {
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }
}
