package dev.firedrill.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.launch.config.FiredrillYaml;
import dev.firedrill.rehearsal.Addressing;
import dev.firedrill.workload.Capabilities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An add-on whose verdicts are known.
 *
 * @param command starts it where its environment says
 * @param capabilities what it does for its users, and where
 * @param backgroundPeriod how often it calls the host by itself; null when it does not
 * @param addressing how it knows the host's instances
 */
record Subject(
        String name,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Capabilities capabilities,
        @Nullable Duration backgroundPeriod,
        Addressing addressing) {

    /** The sample as teams copy it. */
    static final String SAMPLE = "sample";

    private static final String STORE = "SUBJECT_STORE";
    private static final Path JARS = Path.of("..", "sample-addon", "target");
    private static final String JAR = jar("sample-addon.jar");
    /** As in the sample's own {@code firedrill.yaml}. */
    private static final Capabilities TEAM_NOTES = new Capabilities(
            null,
            new Capabilities.Texts("/api/notes", "{\"text\": \"{text}\"}", "/api/notes"),
            "/api/activity",
            "Team Notes is not licensed",
            "/health");

    private static final String MUTANTS = "dev.firedrill.sample.mutants.Mutants";

    /** The sample, or a variant of it by its name, with a database of its own. */
    static Subject sample(String name, Path data) {
        return new Subject(
                name,
                name.equals(SAMPLE) ? java("-jar", JAR) : mutants(name),
                data,
                Map.of("ADDON_DATA", data.toString(), "REFRESH_SECONDS", "2"),
                TEAM_NOTES,
                Duration.ofSeconds(2),
                Addressing.LOOPBACK);
    }

    /**
     * What a team describes in its firedrill.yaml, at whatever port.
     *
     * @param store a folder for what it keeps, in place of the one that the file names
     */
    static Subject of(String name, FiredrillYaml yaml, Path store) {
        var addon = yaml.addon();
        var environment = new HashMap<>(addon.env());
        environment.replace(STORE, store.toAbsolutePath().toString());
        return new Subject(
                name,
                Objects.requireNonNull(addon.command(), "a command to start " + name)
                        .words(),
                addon.directory(),
                environment,
                yaml.probe().capabilities(),
                addon.backgroundPeriod(),
                Addressing.valueOf(yaml.host().addressing().toUpperCase(Locale.ROOT)));
    }

    /** The variants that there are. */
    static List<String> variants() throws IOException {
        Process list = new ProcessBuilder(mutants("--list")).start();
        return new String(list.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    private static List<String> mutants(String argument) {
        return java("-cp", jar("sample-addon-mutants.jar") + java.io.File.pathSeparator + JAR, MUTANTS, argument);
    }

    /** Many run at once: small ones, which start fast. */
    private static List<String> java(String... arguments) {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String jar(String name) {
        return JARS.resolve(name).toAbsolutePath().normalize().toString();
    }
}
