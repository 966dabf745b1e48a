package dev.firedrill.cli;

import dev.firedrill.launch.Said;
import dev.firedrill.launch.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How the add-on under test is named on the command line; each option goes before the file's key of like name. */
final class TargetOptions {

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "TARGET|ID|GROUP|GLOB",
            description = "the descriptor's URL or a firedrill.yaml (default: ./firedrill.yaml), and which scenarios")
    List<String> words = List.of();

    @CommandLine.Option(
            names = "--key-port",
            paramLabel = "PORT",
            description = "where the install-key server listens;"
                    + " 0 is any free port (default: 8462, or any free port for an add-on that Firedrill starts)")
    @Nullable
    Integer keyPort;

    @CommandLine.Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            description = "where the gateway to Atlassian's names listens; 0 is any free port (default: 8463,"
                    + " or any free port for an add-on that Firedrill starts and beside --key-port 0)")
    @Nullable
    Integer gatewayPort;

    @CommandLine.Option(
            names = "--addressing",
            paramLabel = "loopback|gateway",
            description = "the instances' base URLs: http://127.x.y.z:port (default),"
                    + " or https://NAME.atlassian.net through the gateway")
    @Nullable
    String addressing;

    @CommandLine.Option(
            names = "--toxiproxy",
            paramLabel = "embedded|container|auto|URL",
            description = "who makes the links between add-on and host: Firedrill itself (default), the original"
                    + " Toxiproxy in a container, that one where Docker has its image, or one that runs already")
    @Nullable
    String toxiproxy;

    @CommandLine.Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "start the add-on in a container of this image, which Docker on this machine must have")
    @Nullable
    String image;

    @CommandLine.Option(
            names = "--connect-to",
            paramLabel = "HOST:PORT",
            description = "dial this instead of the base URL")
    @Nullable
    String connectTo;

    @CommandLine.Option(names = "--i-own-this", description = "test an add-on that is not on this machine")
    boolean owned;

    @CommandLine.Option(
            names = "--ready-within",
            paramLabel = "TIME",
            description = "how long the add-on may take to answer: 60s")
    @Nullable
    Duration readyWithin;

    @CommandLine.Option(names = "--product", paramLabel = "jira|confluence", description = "the product to play")
    @Nullable
    String product;

    @CommandLine.Option(
            names = "--probe",
            paramLabel = "PATH",
            description = "a backend call at which access can be judged")
    @Nullable
    String backend;

    @CommandLine.Option(
            names = "--background-period",
            paramLabel = "TIME",
            description = "how often the add-on calls the host in the background")
    @Nullable
    Duration backgroundPeriod;

    @CommandLine.Option(
            names = "--report-dir",
            paramLabel = "DIR",
            description = "where reports go (default: firedrill-report)")
    @Nullable
    Path reportDir;

    private static final int HIGHEST_PORT = 65535;

    /**
     * The image that was given; null when none was.
     *
     * @throws UsageException when a command was given, too, or it is no image
     */
    private @Nullable String image(List<String> command) {
        if (image == null) {
            return null;
        }
        if (!command.isEmpty()) {
            throw new UsageException("--image starts the add-on, and so does the command behind '--'; keep one.");
        }
        if (!image.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]*")) {
            throw new UsageException(
                    "--image must be the name of an image, such as team/addon:1.2, and is '" + image + "'.");
        }
        return image;
    }

    /**
     * The port that was given; null when none was.
     *
     * @throws UsageException when it is no port
     */
    private @Nullable Integer keyPort() {
        return port("--key-port", keyPort);
    }

    /**
     * The gateway's port that was given; null when none was.
     *
     * @throws UsageException when it is no port
     */
    private @Nullable Integer gatewayPort() {
        return port("--gateway-port", gatewayPort);
    }

    private static @Nullable Integer port(String option, @Nullable Integer port) {
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            throw new UsageException(
                    option + " must be from 0, for any free port, to " + HIGHEST_PORT + ", and is " + port + ".");
        }
        return port;
    }

    /**
     * The backend call that was given; null when none was.
     *
     * @throws UsageException when it is no path
     */
    private @Nullable String backend() {
        if (backend != null && !backend.startsWith("/")) {
            throw new UsageException(
                    "--probe must be a path that begins with a slash, such as /api/notes, and is '" + backend + "'.");
        }
        return backend;
    }

    /**
     * All that was said.
     *
     * @param command what stood behind {@code --}
     * @throws UsageException when something of it cannot be
     */
    Said said(RunOptions options, List<String> command) {
        return new Said(
                words,
                command,
                image(command),
                keyPort(),
                gatewayPort(),
                addressing,
                toxiproxy,
                connectTo,
                owned,
                readyWithin,
                product,
                backend(),
                backgroundPeriod,
                reportDir,
                null,
                options.seed,
                options.strict,
                options.oneByOne,
                Stream.concat(given().stream(), options.given().stream()).toList(),
                null);
    }

    /** The options that were given, as words of a command line. */
    private List<String> given() {
        return new GivenWords()
                .value("--key-port", keyPort)
                .value("--gateway-port", gatewayPort)
                .value("--addressing", addressing)
                .value("--toxiproxy", toxiproxy)
                .value("--image", image)
                .value("--connect-to", connectTo)
                .flag("--i-own-this", owned)
                .time("--ready-within", readyWithin)
                .value("--product", product)
                .value("--probe", backend)
                .time("--background-period", backgroundPeriod)
                .value("--report-dir", reportDir)
                .list();
    }
}
