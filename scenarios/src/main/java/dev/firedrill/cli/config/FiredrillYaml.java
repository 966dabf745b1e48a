package dev.firedrill.cli.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run, with every default filled in and every path resolved against the file's folder. Its form
 * is also described by {@code firedrill.schema.json}, for editors.
 *
 * @param probe where to ask who may enter, when the pages do not tell; null to use the pages
 * @param scenarios ids, groups and globs to run by default; empty for all
 * @param strict whether a failed SHOULD fails its scenario
 * @param seed of every run; null for a new one each time
 */
public record FiredrillYaml(
        Addon addon,
        @Nullable Probe probe,
        Host host,
        Report report,
        List<String> scenarios,
        boolean strict,
        @Nullable Long seed) {

    /** The port at which add-ons expect install keys unless configured otherwise. */
    public static final int KEY_SERVER_PORT = 8462;

    /** The port at which add-ons expect the gateway unless configured otherwise. */
    public static final int GATEWAY_PORT = 8463;

    /** Where reports go unless the user says otherwise. */
    public static final String REPORT_FOLDER = "firedrill-report";

    /** What the file is called unless the user says otherwise. */
    public static final String FILE_NAME = "firedrill.yaml";

    /**
     * Reads a file.
     *
     * @throws ConfigException when it is missing or wrong, naming line and column and showing them
     */
    public static FiredrillYaml read(Path file) {
        return Reader.read(file);
    }

    /** The configuration of an add-on of which nothing but its descriptor's URL is known. */
    public static FiredrillYaml withDefaults(String url, Path folder) {
        return Reader.defaults(url, folder);
    }

    /**
     * The add-on under test.
     *
     * @param url of its descriptor
     * @param command starts it; null when it runs already
     * @param directory in which the command runs
     * @param env the command's environment, beside what Firedrill adds
     * @param readyWithin how long its start may take; null for the default, which depends on who starts it
     * @param connectTo where to dial instead of the base URL's host, as {@code host:port}; null to dial that
     * @param iOwnThis whether a base URL that is not loopback is the team's own
     * @param backgroundPeriod how often it calls the host by itself; null when that is not to be judged
     * @param product {@code jira} or {@code confluence}; null to read it from the descriptor
     */
    public record Addon(
            String url,
            @Nullable Command command,
            Path directory,
            Map<String, String> env,
            @Nullable Duration readyWithin,
            @Nullable String connectTo,
            boolean iOwnThis,
            @Nullable Duration backgroundPeriod,
            @Nullable String product) {}

    /**
     * How the add-on is started.
     *
     * @param words program and arguments, or one line for the shell
     */
    public record Command(List<String> words, boolean shell) {}

    /**
     * Where to ask who may enter.
     *
     * @param backend a call that needs a context token, relative to the base URL
     */
    public record Probe(String backend) {}

    /**
     * The simulated host.
     *
     * @param keyServerPort where install keys are served; null for the default, which depends on who starts the add-on
     * @param gatewayPort where the add-on has its proxy; null for the default, which depends on who starts the add-on
     * @param addressing {@code loopback} or {@code gateway}: under which kind of base URL the add-on knows instances
     * @param mappings folder with the team's own resources; the default one need not exist
     */
    public record Host(
            @Nullable Integer keyServerPort, @Nullable Integer gatewayPort, String addressing, Path mappings) {}

    /**
     * What is left behind.
     *
     * @param dir the report folder
     */
    public record Report(Path dir) {}
}
