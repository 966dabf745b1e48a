package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.addon.ProcessId;
import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import dev.firedrill.launch.Shell;
import dev.firedrill.time.Await;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Nothing of a run survives that Firedrill is killed outright: no process, no port, and in the end no tenant. */
@Isolated("It measures time")
@Tag("lasting")
@Timeout(120)
class KilledRunTest {

    /** From the kill on. */
    private static final Duration PROMISED = Duration.ofSeconds(2);

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_addon_is_gone_with_whatever_it_started() throws Exception {
        Path followed = desk.write("followed", "");
        int port = desk.freePort();
        FiredrillProcess firedrill = desk.start(words(
                port,
                // As npm starts a shell that starts Node; and something that detached itself.
                List.of(
                        "sh",
                        "-c",
                        "setsid tail -f " + followed + " & sh -c '" + line(Trait.SHUTS_OUT_ACME) + " & wait'")));
        desk.awaitLog("page of acme");

        requireAllGoneWithin(PROMISED, firedrill, port);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void one_that_does_not_listen_is_gone_as_well() throws Exception {
        int port = desk.freePort();
        FiredrillProcess firedrill =
                desk.start(words(port, List.of("sh", "-c", "trap '' TERM; " + line(Trait.SHUTS_OUT_ACME) + " & wait")));
        desk.awaitLog("page of acme");

        requireAllGoneWithin(PROMISED, firedrill, port);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void one_that_is_still_starting_is_gone_as_well() throws Exception {
        int port = desk.freePort();
        FiredrillProcess firedrill = desk.start(words(port, desk.addonCommand(Trait.NEVER_READY)));
        desk.awaitLog("tiny add-on: starting");

        requireAllGoneWithin(PROMISED, firedrill, port);
    }

    private void requireAllGoneWithin(Duration bound, FiredrillProcess firedrill, int port) throws Exception {
        long began = System.nanoTime();
        firedrill.signal("KILL");
        Await.until(
                "nothing of it runs",
                bound.minusNanos(System.nanoTime() - began),
                () -> desk.processes().toList(),
                List::isEmpty);
        new ServerSocket(port).close();
        assertThat(firedrill.ended().code()).isEqualTo(137);
        desk.sweepTemporary();
        for (Path note : desk.leftBehind()) {
            Files.delete(note);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_next_run_uninstalls_what_the_addon_remembers() throws Exception {
        int port = desk.freePort();
        int tenants = kill(port, Trait.SHUTS_OUT_ACME, Trait.REMEMBERS);

        Ended next = desk.run(words(port, desk.addonCommand(Trait.REMEMBERS)));

        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err())
                .containsOnlyOnce("Cleaned up after a run that was killed: " + tenants + " tenants uninstalled.");
        assertThat(desk.folder().resolve(TinyAddon.MEMORY)).isEmptyFile();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void clean_starts_the_addon_for_it_and_stops_it() throws Exception {
        int port = desk.freePort();
        int tenants = kill(port, Trait.SHUTS_OUT_ACME, Trait.REMEMBERS);

        Ended clean = desk.run(words("clean", port, desk.addonCommand(Trait.REMEMBERS)));

        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains(tenants + " tenants uninstalled");
        assertThat(desk.folder().resolve(TinyAddon.MEMORY)).isEmptyFile();
    }

    /** Kills a run in the middle of INS-01; as many tenants are left in the add-on. */
    private int kill(int port, Trait... traits) throws Exception {
        FiredrillProcess firedrill = desk.start(words(port, desk.addonCommand(traits)));
        desk.awaitLog("page of acme");
        firedrill.signal("KILL");
        assertThat(firedrill.ended().code()).isEqualTo(137);
        desk.sweepTemporary();
        int tenants =
                Files.readAllLines(desk.folder().resolve(TinyAddon.MEMORY)).size();
        assertThat(tenants).isGreaterThanOrEqualTo(Desk.FEWEST_TENANTS);
        return tenants;
    }

    @Test
    void the_next_run_uninstalls_what_an_addon_has_that_it_does_not_start() throws Exception {
        String keyPort = String.valueOf(desk.freePort());
        var addon = desk.keep(
                TinyAddon.start(desk.freePort(), "http://localhost:" + keyPort + "/keys", Trait.SHUTS_OUT_ACME));
        FiredrillProcess killed = desk.start("run", "INS-01", addon.url(), "--key-port", keyPort);
        addon.awaitAcme();
        killed.signal("KILL");
        assertThat(killed.ended().code()).isEqualTo(137);
        desk.sweepTemporary();
        int tenants = addon.tenants().size();

        Ended next = desk.run("run", "INS-01", addon.url(), "--key-port", keyPort);

        assertThat(next.err())
                .containsOnlyOnce("Cleaned up after a run that was killed: " + tenants + " tenants uninstalled.");
        assertThat(addon.tenants()).isEmpty();
    }

    @Test
    void what_cannot_be_cleaned_up_is_left_with_a_warning_and_the_run_goes_on() throws Exception {
        var addon = desk.addon();
        try (var taken = new ServerSocket(desk.freePort())) {
            Path note = desk.note(addon.url(), taken.getLocalPort(), new ProcessId(1, 1), tenant("one"));

            Ended next = desk.run("run", "INS-01", addon.url(), "--key-port", "0");

            assertThat(next.code()).as(next.err()).isZero();
            assertThat(next.err())
                    .containsOnlyOnce("warning: What a killed run left (")
                    .contains("one.left-behind) could not be cleaned up: ", "'firedrill clean' tries again");
            assertThat(note).exists();
            Files.delete(note);
        }
    }

    @Test
    void what_another_run_has_that_goes_on_is_left_alone() throws Exception {
        var addon = desk.addon();
        Path note = desk.note(addon.url(), desk.freePort(), ProcessId.own(), tenant("one"));

        Ended next = desk.run("run", "INS-01", addon.url(), "--key-port", "0");

        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).doesNotContain("killed", "warning");
        assertThat(note).exists();
        Files.delete(note);
    }

    @Test
    void a_broken_note_is_named_and_the_run_goes_on() throws Exception {
        var addon = desk.addon();
        Path note = desk.write("firedrill-report/left-behind/20260101.left-behind", "{}\n");

        Ended next = desk.run("run", "INS-01", addon.url(), "--key-port", "0");

        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).contains("warning: ", "20260101.left-behind, line 1,");
        Files.delete(note);
    }

    /** Where there is no guardian. */
    @Test
    void the_next_run_ends_an_addon_that_outlived_its_own() throws Exception {
        int port = desk.freePort();
        Process left = desk.addonProcess(port);
        ProcessId id = ProcessId.of(left.toHandle());
        desk.note(Desk.url(port), desk.freePort(), new ProcessId(1, 1), "{\"addon\":" + Desk.json(id) + "}");

        Ended next = desk.run(words(port, desk.addonCommand()));

        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).containsOnlyOnce("Ended what a killed run had started (process " + id.pid() + ").");
        assertThat(desk.leftBehind()).isEmpty();
    }

    private static String tenant(String key) {
        return "{\"tenant\":{\"clientKey\":\"%s\",\"baseUrl\":\"http://127.0.0.2:1\",\"product\":\"jira\"}}"
                .formatted(key);
    }

    private String line(Trait... traits) {
        return desk.addonCommand(traits).stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    private static String[] words(int port, List<String> command) {
        return words("run", port, command, "INS-01");
    }

    private static String[] words(String verb, int port, List<String> command, String... more) {
        var words = new ArrayList<>(List.of(verb, Desk.url(port)));
        words.addAll(List.of(more));
        words.add("--");
        words.addAll(command);
        return words.toArray(String[]::new);
    }
}
