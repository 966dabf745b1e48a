package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.firedrill.addon.ContainerId;
import dev.firedrill.addon.ProcessId;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.rehearsal.LeftBehind.Run;
import dev.firedrill.rehearsal.LeftBehind.Trace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftBehindTest {

    private static final Run RUN =
            new Run("http://127.0.0.1:8080/atlassian-connect.json", 7070, 7071, new ProcessId(4711, 1_000));

    private static final String GOOD = "{\"descriptor\": \"http://a/\", \"keyServerPort\": 1, \"gatewayPort\": 2,"
            + " \"firedrill\": {\"pid\": 1, \"started\": 2}}";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = temporary.resolve("left-behind");
    }

    private LeftBehind begun() throws IOException {
        return begun("run7");
    }

    private LeftBehind begun(String run) throws IOException {
        var note = new LeftBehind(folder, run);
        note.begin(RUN);
        note.playing("jira");
        return note;
    }

    private Path file() {
        return folder.resolve("run7.left-behind");
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        begun();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void comes_back_as_it_was_noted() throws IOException {
        var note = begun();
        note.note("key-1", URI.create("http://127.0.0.2:1"));
        note.addon(new ProcessId(12, 34));
        note.addon(new ContainerId("c0ffee"));
        note.note("key-2", URI.create("http://127.0.0.3:1"));

        assertThat(LeftBehind.read(file()))
                .isEqualTo(new Note(
                        file(),
                        RUN,
                        List.of(new ProcessId(12, 34), new ContainerId("c0ffee")),
                        List.of(
                                new Trace("key-1", "http://127.0.0.2:1", "jira"),
                                new Trace("key-2", "http://127.0.0.3:1", "jira"))));
    }

    @Test
    void is_gone_with_its_folder_when_all_is_settled() throws IOException {
        var note = begun();
        note.note("key-1", URI.create("http://127.0.0.2:1"));
        note.settled();
        note.close();

        assertThat(folder).doesNotExist();
    }

    @Test
    void is_gone_when_there_were_no_tenants() throws IOException {
        var note = begun();
        note.addon(new ProcessId(12, 34));
        note.close();

        assertThat(LeftBehind.in(folder)).isEmpty();
    }

    @Test
    void stays_while_tenants_are_installed() throws IOException {
        var note = begun();
        note.note("key-1", URI.create("http://127.0.0.2:1"));
        note.close();

        assertThat(LeftBehind.in(folder)).containsExactly(file());
    }

    @Test
    void one_that_was_not_begun_leaves_the_note_of_another_alone() throws IOException {
        begun();

        new LeftBehind(folder, "run7").close();

        assertThat(LeftBehind.in(folder)).containsExactly(file());
    }

    @Test
    void is_abandoned_when_its_process_is_gone() throws IOException {
        begun();

        assertThat(LeftBehind.read(file()).abandoned()).isTrue();
    }

    @Test
    void is_not_abandoned_while_its_process_lives() throws IOException {
        new LeftBehind(folder, "run7").begin(new Run("http://localhost:3000/", 7070, 7071, ProcessId.own()));

        assertThat(LeftBehind.read(file()).abandoned()).isFalse();
    }

    @Test
    void notes_of_several_runs_come_in_the_order_of_their_names() throws IOException {
        begun("b");
        begun("a");

        assertThat(LeftBehind.in(folder))
                .extracting(note -> note.getFileName().toString())
                .containsExactly("a.left-behind", "b.left-behind");
    }

    @Test
    void a_second_run_of_the_same_name_does_not_take_the_note() throws IOException {
        begun();

        assertThatIOException().isThrownBy(this::begun).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void without_a_folder_nothing_was_left() throws IOException {
        assertThat(LeftBehind.in(folder.resolve("none"))).isEmpty();
    }

    @Test
    void other_files_are_no_notes() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("latest"), "run7");

        assertThat(LeftBehind.in(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"descriptor\": 1", "[]", GOOD + "\n{}\n", GOOD + "\n[]\n"})
    void a_broken_note_is_named(String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(), text);

        assertThatIOException()
                .isThrownBy(() -> LeftBehind.read(file()))
                .withMessageStartingWith(file().toString())
                .withMessageContaining("is not as a run notes its tenants");
    }
}
