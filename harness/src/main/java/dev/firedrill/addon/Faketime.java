package dev.firedrill.addon;

import dev.firedrill.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of a process under libfaketime, which answers for the C library what time it is. It looks into a file each
 * time; that costs about two microseconds. Programs that do without the C library, as Go's, do not notice.
 */
final class Faketime implements AddonClock {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
    private static final String SETTING = "FIREDRILL_LIBFAKETIME";
    private static final String PRELOAD = "LD_PRELOAD";

    private final Path library;
    private final Path file;
    private final Advances advances;

    private Faketime(Path library, Path file, History history) {
        this.library = library;
        this.file = file;
        this.advances = new Advances(history);
    }

    /** A clock that goes right until it is moved. */
    static Faketime of(Path library, Path file, History history) throws IOException {
        var clock = new Faketime(library, file.toAbsolutePath(), history);
        clock.write(0);
        return clock;
    }

    /** The library, where it is installed: as an environment variable says, or in one of the usual folders. */
    static Optional<Path> installed() {
        String set = System.getenv(SETTING);
        return (set != null ? Stream.of(Path.of(set)) : usual())
                .filter(Files::isReadable)
                .findFirst();
    }

    /** Why there is none, in the words of the report. */
    static String missing() {
        return System.getenv(SETTING) != null
                ? "faketime was asked for, and " + SETTING + " names no file that can be read"
                : "faketime was asked for, and libfaketime is not installed (Debian: apt-get install libfaketime)";
    }

    private static Stream<Path> usual() {
        String triplet = architecture() + "-linux-gnu";
        return Stream.of("/usr/lib/" + triplet, "/usr/local/lib", "/usr/lib64", "/usr/lib", "/lib/" + triplet)
                .map(folder -> Path.of(folder, LIBRARY));
    }

    /** As the names of Debian's library folders have it; none has another's in its folder. */
    private static String architecture() {
        String java = System.getProperty("os.arch", "");
        return Map.of("amd64", "x86_64", "x86", "i386", "ppc64le", "powerpc64le")
                .getOrDefault(java, java);
    }

    @Override
    public boolean movable() {
        return true;
    }

    @Override
    public void advance(Duration by) {
        advances.by(by, seconds -> {
            try {
                write(advances.total() + seconds);
            } catch (IOException e) {
                throw new ClockNotMovedException(
                        "The file that moves the add-on's clock cannot be written: " + e.getMessage() + ".");
            }
        });
    }

    /** At one stroke: a process that finds half a line goes back to the real time. */
    private void write(long seconds) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, "+" + seconds + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void prepare(Map<String, String> environment) {
        String others = environment.getOrDefault(PRELOAD, System.getenv().getOrDefault(PRELOAD, ""));
        environment.put(PRELOAD, others.isBlank() ? library.toString() : library + ":" + others);
        environment.put("FAKETIME_TIMESTAMP_FILE", file.toString());
        environment.put("FAKETIME_NO_CACHE", "1");
        // Timers and sleeps go by the monotonic clock, and it is left alone.
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // A remedy for old C libraries, on by itself with newer ones, too: the JVM's waits then spin, or end at once.
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        // Or else every file would look changed whenever the clock moves.
        environment.put("NO_FAKE_STAT", "1");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in the run's own folder and says nothing.
            return;
        }
    }
}
