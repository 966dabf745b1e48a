package dev.firedrill.launch.config;

import dev.firedrill.workload.Capabilities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run, with every default filled in and every path resolved against the file's folder. Its form
 * is also described by {@code firedrill.schema.json}, for editors.
 *
 * @param probe what the add-on does for its users, and where
 * @param scenarios ids, groups and globs to run by default; empty for all
 * @param strict whether a failed SHOULD fails its scenario
 * @param seed of every run; null for a new one each time
 * @param knownFailures the file of failures that the team accepts; the default one need not exist
 * @param schedules files of schedules, each a scenario beside the catalogue's
 */
public record FiredrillYaml(
        Addon addon,
        Probe probe,
        Host host,
        Report report,
        List<String> scenarios,
        boolean strict,
        @Nullable Long seed,
        Path knownFailures,
        List<Path> schedules) {

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

    /** Whether reports go where they go unless somebody says otherwise. */
    public boolean reportsByDefault() {
        return report.dir().endsWith(REPORT_FOLDER);
    }

    /** The configuration of an add-on of which nothing but its descriptor's URL is known. */
    public static FiredrillYaml withDefaults(String url, Path folder) {
        return Reader.defaults(url, folder);
    }

    /**
     * The add-on under test.
     *
     * @param url of its descriptor
     * @param command starts it; null when it runs already, or in a container
     * @param image whose container it runs in; null for none
     * @param directory in which the command runs
     * @param env the environment of command or container, beside what Firedrill adds
     * @param readyWithin how long its start may take; null for the default, which depends on who starts it
     * @param connectTo where to dial instead of the base URL's host, as {@code host:port}; null to dial that
     * @param iOwnThis whether a base URL that is not loopback is the team's own
     * @param backgroundPeriod how often it calls the host in the background; null when that is not to be judged
     * @param product {@code jira} or {@code confluence}; null to read it from the descriptor
     * @param clock how its clock can be moved; null when it cannot
     */
    public record Addon(
            String url,
            @Nullable Command command,
            @Nullable String image,
            Path directory,
            Map<String, String> env,
            @Nullable Duration readyWithin,
            @Nullable String connectTo,
            boolean iOwnThis,
            @Nullable Duration backgroundPeriod,
            @Nullable String product,
            @Nullable Clock clock) {}

    /**
     * How the add-on's clock can be moved.
     *
     * @param advance where the add-on takes orders to move it, relative to the base URL; null for libfaketime
     */
    public record Clock(@Nullable String advance) {}

    /**
     * How the add-on is started.
     *
     * @param words program and arguments, or one line for the shell
     */
    public record Command(List<String> words, boolean shell) {}

    /**
     * What the add-on does for its users, and where. Paths are relative to the base URL.
     *
     * @param backend a call that needs a context token, where it is asked who may enter; null to ask at the pages
     * @param texts how users store texts; null when that is not to be judged
     * @param effects where effects of webhooks are read; null when that is not to be judged
     * @param restricted what pages show to those without a licence; null when that is not to be judged
     * @param health where it says whether it is well; null for the descriptor
     */
    public record Probe(
            @Nullable String backend,
            @Nullable Texts texts,
            @Nullable String effects,
            @Nullable String restricted,
            @Nullable String health) {

        /** Nothing is said. */
        static Probe nothing() {
            return new Probe(null, null, null, null, null);
        }

        /** The same in the words of a run. */
        public Capabilities capabilities() {
            return new Capabilities(
                    backend,
                    texts == null ? null : new Capabilities.Texts(texts.write(), texts.body(), texts.read()),
                    effects,
                    restricted,
                    health);
        }
    }

    /**
     * How users store texts.
     *
     * @param write where one is posted
     * @param body JSON to post, with {@code {text}} in it
     * @param read where it is read
     */
    public record Texts(String write, String body, String read) {}

    /**
     * The simulated host.
     *
     * @param keyServerPort where install keys are served; null for the default, which depends on who starts the add-on
     * @param gatewayPort where the add-on has its proxy; null for the default, which depends on who starts the add-on
     * @param addressing {@code loopback} or {@code gateway}: under which kind of base URL the add-on knows instances
     * @param toxiproxy who makes the links: {@code embedded}, {@code container}, {@code auto}, or a URL
     * @param mappings folder with the team's own resources; the default one need not exist
     */
    public record Host(
            @Nullable Integer keyServerPort,
            @Nullable Integer gatewayPort,
            String addressing,
            String toxiproxy,
            Path mappings) {}

    /**
     * What is left behind.
     *
     * @param dir the report folder
     */
    public record Report(Path dir) {}
}
