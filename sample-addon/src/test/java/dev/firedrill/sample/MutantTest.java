package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.sample.mutants.Mutants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two sites, and a variant of the add-on that the test names. */
abstract class MutantTest {

    @TempDir
    Path data;

    KeyServer keys;
    Site acme;
    Site globex;

    @SuppressWarnings("NullAway.Init") // Each test starts the one it is about.
    Addon addon;

    final AtOnce users = new AtOnce();

    @BeforeEach
    void open() throws IOException {
        keys = new KeyServer();
        acme = new Site("Acme");
        globex = new Site("Globex");
    }

    /** Sites first: whoever still waits for one of them then waits no more. */
    @AfterEach
    void close() {
        acme.close();
        globex.close();
        keys.close();
        users.close();
        addon.close();
    }

    final void start(String mutant) throws IOException {
        addon = new Addon(keys, data, Mutants.parts(mutant));
    }

    final void installOn(String mutant) throws IOException {
        start(mutant);
        assertThat(addon.install(acme)).isEqualTo(204);
        assertThat(page()).isEqualTo(200);
    }

    final int page() {
        return addon.open(acme, "/notes", "bob").statusCode();
    }

    /** Whether there is no answer for longer than the sound add-on ever takes. */
    final boolean isKeptWaiting(Callable<Integer> request) {
        Future<Integer> answer = users.submit(request);
        try {
            answer.get(5, TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
