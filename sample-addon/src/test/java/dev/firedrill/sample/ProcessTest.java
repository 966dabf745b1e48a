package dev.firedrill.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The add-on and its mutants as processes of their own. */
class ProcessTest {

    private static final String MUTANTS = "dev.firedrill.sample.mutants.Mutants";

    @Test
    void the_mutants_can_be_listed() throws Exception {
        Process list = start(Map.of(), MUTANTS, "--list");

        assertThat(new String(list.getInputStream().readAllBytes(), UTF_8).lines())
                .hasSize(17)
                .allMatch(line -> line.matches("[a-z0-9-]+\t\\S.*"))
                .anyMatch(line -> line.startsWith("acks-without-storing\t"));
        assertThat(list.waitFor()).isZero();
    }

    @Test
    void an_unknown_mutant_is_a_usage_error() throws Exception {
        Process unknown = start(Map.of(), MUTANTS, "no-such-thing");

        assertThat(new String(unknown.getErrorStream().readAllBytes(), UTF_8)).contains("'no-such-thing'");
        assertThat(unknown.waitFor()).isEqualTo(64);
    }

    @Test
    void it_says_when_it_is_ready_and_ends_when_told(@TempDir Path data) throws Exception {
        Process addon = start(environment(data), Main.class.getName());
        try {
            assertThat(addon.inputReader().readLine()).startsWith("Team Notes is ready at http://localhost:");

            addon.destroy();

            assertThat(addon.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            addon.destroyForcibly();
        }
    }

    @Test
    void what_was_acknowledged_survives_a_kill(@TempDir Path data) throws Exception {
        try (KeyServer keys = new KeyServer();
                Site acme = new Site("Acme")) {
            Map<String, String> environment = new HashMap<>(environment(data));
            environment.put("CONNECT_KEYS_CDN_URL", keys.url());
            Process process = start(environment, Main.class.getName());
            assertThat(process.inputReader().readLine()).contains("ready");
            Addon killed = Addon.at(Integer.parseInt(environment.getOrDefault("PORT", "")));
            assertThat(killed.install(acme)).isEqualTo(204);
            process.destroyForcibly().waitFor();

            try (Addon again = new Addon(keys, data, Parts.standard())) {
                assertThat(again.open(acme, "/notes", "bob").statusCode()).isEqualTo(200);
            }
        }
    }

    private static Map<String, String> environment(Path data) throws IOException {
        return Map.of("PORT", String.valueOf(Addon.freePort()), "ADDON_DATA", data.toString());
    }

    private static Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath());
        builder.command().addAll(List.of(command));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
