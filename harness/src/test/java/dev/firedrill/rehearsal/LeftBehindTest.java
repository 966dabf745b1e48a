package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.rehearsal.LeftBehind.Run;
import dev.firedrill.rehearsal.LeftBehind.Trace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftBehindTest {

    private static final Run RUN = new Run("http://127.0.0.1:8080/atlassian-connect.json", "jira", 7070, 7071);

    @TempDir
    Path folder;

    private LeftBehind begun() throws IOException {
        return LeftBehind.begin(folder, "run7", RUN);
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
        note.note("key-2", URI.create("http://127.0.0.3:1"));

        assertThat(LeftBehind.read(file()))
                .isEqualTo(new Note(
                        file(),
                        RUN,
                        java.util.List.of(
                                new Trace("key-1", "http://127.0.0.2:1"), new Trace("key-2", "http://127.0.0.3:1"))));
    }

    @Test
    void is_gone_when_all_is_settled() throws IOException {
        begun().settled();

        assertThat(LeftBehind.in(folder)).isEmpty();
    }

    @Test
    void notes_of_several_runs_come_in_the_order_of_their_names() throws IOException {
        LeftBehind.begin(folder, "b", RUN);
        LeftBehind.begin(folder, "a", RUN);

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
        Files.writeString(folder.resolve("latest"), "run7");

        assertThat(LeftBehind.in(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"descriptor\": 1", "[]"})
    void a_broken_note_is_named(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatIOException()
                .isThrownBy(() -> LeftBehind.read(file()))
                .withMessageStartingWith(file().toString())
                .withMessageContaining("is not as a run notes its tenants");
    }
}
