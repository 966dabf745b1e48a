package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.addon.ProcessId;
import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a run leaves that is killed outright, and how it is removed. */
@Execution(ExecutionMode.CONCURRENT)
class CleanTest {

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void the_tenants_of_a_killed_run_are_uninstalled_with_a_new_key() throws Exception {
        String keyPort = String.valueOf(desk.freePort());
        var addon = killedRun(keyPort);
        Path note = desk.leftBehind().get(0);

        int tenants = addon.tenants().size();
        assertThat(tenants).isGreaterThanOrEqualTo(Desk.FEWEST_TENANTS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(note)).contains(addon.tenants()).doesNotContain(addon.secrets());

        Ended clean = desk.run("clean", addon.url());

        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains(note.getFileName() + ": " + tenants + " tenants uninstalled");
        assertThat(addon.tenants()).isEmpty();
        assertThat(desk.leftBehind()).isEmpty();
        assertThat(desk.run("clean", addon.url()).out()).contains("Nothing was left behind");
    }

    @Test
    void a_note_of_another_addon_is_left_to_its_own() throws Exception {
        var addon = killedRun(String.valueOf(desk.freePort()));
        var other = desk.addon();

        assertThatOnlyMessageOf(desk.run("clean", other.url()), 64).contains("'firedrill clean " + addon.url() + "'");
        assertThat(other.asked()).isEmpty();
        assertThat(desk.run("clean", addon.url()).code()).isZero();
    }

    @Test
    void half_a_line_is_no_tenant() throws Exception {
        var addon = killedRun(String.valueOf(desk.freePort()));
        Path note = desk.leftBehind().get(0);
        Files.writeString(note, Files.readString(note) + "{\"clientKey\":\"firedr");
        int tenants = addon.tenants().size();

        assertThat(desk.run("clean", addon.url()).out()).contains(tenants + " tenants uninstalled");
    }

    @Test
    void a_broken_note_is_named_and_keeps_no_other_from_being_cleaned_up() throws Exception {
        var addon = killedRun(String.valueOf(desk.freePort()));
        Path broken = desk.write("firedrill-report/left-behind/20260101.left-behind", "{}\n");

        int tenants = addon.tenants().size();

        Ended clean = desk.run("clean", addon.url());

        assertThatOnlyMessageOf(clean, 64)
                .contains("firedrill-report/left-behind/20260101.left-behind, line 1,", "Remove the file");
        assertThat(clean.out()).contains(tenants + " tenants uninstalled");
        assertThat(desk.leftBehind()).containsExactly(broken);
        Files.delete(broken);
    }

    @Test
    void an_addon_that_is_gone_is_not_cleaned_up() throws Exception {
        var addon = killedRun(String.valueOf(desk.freePort()));
        addon.close();

        assertThatOnlyMessageOf(desk.run("clean", addon.url()), 69).contains("connection refused");
        Files.delete(desk.leftBehind().get(0));
    }

    @Test
    void a_run_that_goes_on_cleans_up_itself() throws Exception {
        var addon = desk.addon();
        Path note = desk.note(addon.url(), desk.freePort(), ProcessId.own());

        Ended clean = desk.run("clean", addon.url());

        assertThat(clean.code()).isZero();
        assertThat(clean.out())
                .contains(
                        "its run is still going on (process " + ProcessId.own().pid() + ")");
        Files.delete(note);
    }

    /** Where there is no guardian. */
    @Test
    void an_addon_that_outlived_its_run_is_ended() throws Exception {
        int port = desk.freePort();
        Process left = desk.addonProcess(port);
        ProcessId id = ProcessId.of(left.toHandle());
        desk.note(Desk.url(port), desk.freePort(), new ProcessId(1, 1), "{\"addon\":" + Desk.json(id) + "}");

        Ended clean = desk.run("clean", Desk.url(port));

        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains("Ended what a killed run had started (process " + id.pid() + ").");
        assertThat(left.isAlive()).isFalse();
    }

    /** A run that is killed in the middle of INS-01. */
    private TinyAddon killedRun(String keyPort) throws Exception {
        var addon = desk.keep(
                TinyAddon.start(desk.freePort(), "http://localhost:" + keyPort + "/keys", Trait.SHUTS_OUT_ACME));
        FiredrillProcess firedrill =
                desk.start("run", "INS-01", addon.url(), "--key-port", keyPort, "--gateway-port", "0");
        addon.awaitAcme();
        firedrill.signal("KILL");
        assertThat(firedrill.ended().code()).isEqualTo(137);
        desk.sweepTemporary();
        return addon;
    }
}
