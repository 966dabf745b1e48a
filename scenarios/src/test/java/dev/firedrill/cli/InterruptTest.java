package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.addon.ProcessId;
import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The user does not wait for the end: what was begun is undecided, and everything is cleaned up all the same. */
@Isolated("It measures time")
@Timeout(60)
class InterruptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    private final Desk desk = new Desk();

    /** What is started with SIGINT ignored, as a shell starts its background jobs, hands that on to every child. */
    @BeforeEach
    void requireSignals() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "signals are sent with kill, and looked up in /proc");
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        assumeTrue((Long.parseUnsignedLong(ignored, 16) & 2) == 0, "this process ignores SIGINT");
    }

    @Test
    void ctrl_c_in_the_middle_reports_and_uninstalls() throws Exception {
        var addon = desk.addon(Trait.SHUTS_OUT_ACME);
        FiredrillProcess firedrill = desk.start("run", "INS-01", "URL-01", addon.url(), "--key-port", "0");
        addon.awaitAcme();

        Ended ended = stopped(firedrill, "INT");

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(ended.out()).contains("2 scenarios: 2 inconclusive", "Undecided: the run was ended early");
        assertThat(ended.err()).contains("stopping").doesNotContain("\tat ", "defect");
        assertThat(desk.runDirectory().resolve("index.html")).exists();
        assertThat(desk.runDirectory().resolve("junit.xml")).content().contains("errors=\"2\"");
        assertThat(addon.tenants()).isEmpty();
    }

    @Test
    void a_judgement_of_what_was_interrupted_is_the_same_later() throws Exception {
        var addon = desk.addon(Trait.SHUTS_OUT_ACME);
        FiredrillProcess firedrill = desk.start("run", "INS-01", addon.url(), "--key-port", "0");
        addon.awaitAcme();
        Ended unused = stopped(firedrill, "INT");

        Ended check = desk.run("check", desk.runDirectory().toString());

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out()).contains("? INS-01 First install", "the run was ended early");
    }

    @Test
    void a_polite_kill_is_no_different() throws Exception {
        var addon = desk.addon(Trait.SHUTS_OUT_ACME);
        FiredrillProcess firedrill = desk.start("run", "INS-01", addon.url(), "--key-port", "0");
        addon.awaitAcme();

        Ended ended = stopped(firedrill, "TERM");

        assertThat(ended.code()).as(ended.err()).isEqualTo(143);
        assertThat(ended.out()).contains("1 scenario: 1 inconclusive");
        assertThat(addon.tenants()).isEmpty();
    }

    @Test
    void an_addon_that_hangs_keeps_nobody_waiting() throws Exception {
        var addon = desk.addon(Trait.HANGS_ON_ACME);
        FiredrillProcess firedrill = desk.start("run", "INS-01", addon.url(), "--key-port", "0");
        addon.awaitAcme();

        assertThat(stopped(firedrill, "INT").code()).isEqualTo(130);
        assertThat(addon.tenants()).isEmpty();
    }

    @Test
    void an_addon_that_is_gone_is_left_to_clean() throws Exception {
        var addon = desk.addon(Trait.SHUTS_OUT_ACME);
        FiredrillProcess firedrill = desk.start("run", "INS-01", addon.url(), "--key-port", "0");
        addon.awaitAcme();
        addon.close();

        Ended ended = stopped(firedrill, "INT");

        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err()).containsOnlyOnce("warning: Not every tenant could be uninstalled; 'firedrill clean'");
        assertThat(desk.leftBehind()).hasSize(1);
        Files.delete(desk.leftBehind().get(0));
    }

    @Test
    void ctrl_c_ends_a_clean_up_with_the_addon_that_it_started() throws Exception {
        String url = Desk.url(desk.freePort());
        Path note = desk.note(
                url,
                desk.freePort(),
                new ProcessId(1, 1),
                "{\"tenant\":{\"clientKey\":\"one\",\"baseUrl\":\"http://127.0.0.2:1\",\"product\":\"jira\"}}");
        var words = new ArrayList<>(List.of("clean", url, "--"));
        words.addAll(desk.addonCommand(Trait.NEVER_READY));
        FiredrillProcess firedrill = desk.start(words.toArray(String[]::new));
        Await.until("the add-on is starting", PATIENCE, () -> desk.processes().count(), count -> count > 1);

        Ended ended = stopped(firedrill, "INT");

        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err()).contains("firedrill: Stopped").doesNotContain("\tat ");
        Files.delete(note);
    }

    @Test
    void an_addon_that_we_started_is_told_and_stopped() throws Exception {
        FiredrillProcess firedrill = desk.start(words(Trait.SHUTS_OUT_ACME));
        Path log = desk.awaitLog("page of acme");

        Ended ended = stopped(firedrill, "INT");

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThatAllWereUninstalled(log);
    }

    /** A terminal sends Ctrl-C to the add-on, too; one that heeded it would not hear of the uninstalls. */
    @Test
    void ctrl_c_at_a_terminal_does_not_reach_the_addon() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/setsid")), "setsid makes groups of processes");
        FiredrillProcess firedrill = desk.startGroup(words(Trait.SHUTS_OUT_ACME));
        Path log = desk.awaitLog("page of acme");

        firedrill.signalGroup("INT");

        assertThat(firedrill.ended().code()).isEqualTo(130);
        assertThatAllWereUninstalled(log);
    }

    private static void assertThatAllWereUninstalled(Path log) throws IOException {
        assertThat(log).content().contains("uninstalled").doesNotContain("not uninstalled");
        assertThat(Files.readAllLines(log).stream().filter(l -> l.contains(": installed")))
                .hasSameSizeAs(Files.readAllLines(log).stream()
                        .filter(l -> l.contains(": uninstalled"))
                        .toList());
    }

    @Test
    void nothing_is_reported_when_the_addon_is_still_starting() throws Exception {
        FiredrillProcess firedrill = desk.start(words(Trait.NEVER_READY));
        Path unused = desk.awaitLog("tiny add-on: starting");

        Ended ended = stopped(firedrill, "INT");

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(ended.err())
                .containsOnlyOnce("firedrill: ")
                .contains("Stopped before the add-on was ready; there is nothing to report.")
                .doesNotContain("\tat ", "defect");
        assertThat(desk.folder().resolve("firedrill-report/latest")).doesNotExist();
    }

    private String[] words(Trait trait) throws IOException {
        var words = new ArrayList<>(List.of("run", "INS-01", Desk.url(desk.freePort()), "--"));
        words.addAll(desk.addonCommand(trait));
        return words.toArray(String[]::new);
    }

    private static Ended stopped(FiredrillProcess firedrill, String signal) throws Exception {
        long began = System.nanoTime();
        firedrill.signal(signal);
        Ended ended = firedrill.ended();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        return ended;
    }
}
