package dev.firedrill.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The add-on and its mutants as processes of their own. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessTest {

    private static final String MUTANTS = "dev.firedrill.sample.mutants.Mutants";

    @Test
    void the_mutants_can_be_listed() throws Exception {
        Process list = start(Map.of(), MUTANTS, "--list");

        assertThat(new String(list.getInputStream().readAllBytes(), UTF_8).lines())
                .hasSize(54)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("[a-z0-9-]+\t\\S[^\t]*\t(-|[A-Z]+-[0-9]{2}(,[A-Z]+-[0-9]{2})*)"))
                .contains("acks-without-storing\tanswers installed, stores nothing\tINS-01")
                .anyMatch(line -> line.startsWith("slow-starter\t") && line.endsWith("\t-"));
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

            assertThat(addon.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            addon.destroyForcibly();
        }
    }

    @RepeatedTest(3)
    void what_was_acknowledged_survives_a_kill(@TempDir Path data) throws Exception {
        try (KeyServer keys = new KeyServer();
                Site acme = new Site("Acme");
                Running running = run(keys, data, Main.class.getName())) {
            assertThat(running.addon.install(acme)).isEqualTo(204);
            running.kill();

            try (Running again = run(keys, data, Main.class.getName())) {
                String note = "{\"text\": \"kept\"}";
                assertThat(again.addon
                                .script(acme, "bob")
                                .body(note)
                                .post("/api/notes")
                                .statusCode())
                        .isEqualTo(201);
                again.kill();
            }

            try (Addon last = new Addon(keys, data, Parts.standard())) {
                assertThat(last.open(acme, "/notes", "bob").asString()).contains("kept");
            }
        }
    }

    @Test
    void what_a_cut_connection_leaves_unanswered_is_not_asked_again(@TempDir Path data) throws Exception {
        try (KeyServer keys = new KeyServer();
                Site acme = new Site("Acme");
                Running running = run(keys, data, Main.class.getName())) {
            running.addon.install(acme);
            acme.suffer(Site.Trouble.CUTS_CONNECTIONS);

            assertThat(running.addon.open(acme, "/notes", "bob").asString()).contains("The host is not answering");
            assertThat(acme.count("GET /rest/api/3/user?accountId=bob")).isEqualTo(1);
        }
    }

    @Test
    void a_mutant_that_dies_with_a_connection(@TempDir Path data) throws Exception {
        try (KeyServer keys = new KeyServer();
                Site acme = new Site("Acme");
                Running running = run(keys, data, MUTANTS, "dies-with-connection")) {
            running.addon.install(acme);
            acme.suffer(Site.Trouble.CUTS_CONNECTIONS);

            try (AtOnce users = new AtOnce()) {
                users.begin(() -> running.addon.open(acme, "/notes", "bob").statusCode());

                assertThat(running.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static Running run(KeyServer keys, Path data, String... command) throws IOException {
        Map<String, String> environment = new HashMap<>(environment(data));
        environment.put("CONNECT_KEYS_CDN_URL", keys.url());
        Process process = start(environment, command);
        assertThat(process.inputReader().readLine()).contains("ready");
        return new Running(process, Addon.at(Integer.parseInt(environment.getOrDefault("PORT", ""))));
    }

    private static Map<String, String> environment(Path data) {
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

    /** A process, and how sites reach what runs in it. */
    private record Running(Process process, Addon addon) implements AutoCloseable {

        /** At once, without a chance to tidy up. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }
}
