package dev.firedrill.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddonClockTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final History history = new History(RunClock.start());

    private List<Fact> facts() {
        return history.entries().stream().map(entry -> entry.fact()).toList();
    }

    private static Fact moved(long seconds) {
        return new Fact.AddonChanged("clock", "moved forward by " + seconds + " s in all");
    }

    @Test
    void a_clock_that_nobody_declared_stands() {
        var clock = new AddonClock.None();

        assertThat(clock.movable()).isFalse();
        assertThatExceptionOfType(ClockNotMovedException.class)
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(1)))
                .withMessageContaining("'addon.clock'");
    }

    /** The add-on moves it itself. */
    @Nested
    class AtAnEndpoint {

        private final List<String> asked = new ArrayList<>();
        private int status = 204;

        private final AddonClock clock = AddonClock.endpoint(this::answer, history);

        private Answer answer(String json) {
            asked.add(json);
            return Answer.of(status, Duration.ZERO);
        }

        @Test
        void each_movement_is_asked_for_and_all_are_recorded() {
            assertThat(clock.movable()).isTrue();

            clock.advance(Duration.ofMinutes(5));
            clock.advance(Duration.ofSeconds(10));

            assertThat(asked).containsExactly("{\"advanceSeconds\": 300}", "{\"advanceSeconds\": 10}");
            assertThat(facts()).containsExactly(moved(300), moved(310));
        }

        @Test
        void a_part_of_a_second_is_a_second() {
            clock.advance(Duration.ofMillis(1));

            assertThat(asked).containsExactly("{\"advanceSeconds\": 1}");
        }

        @Test
        void what_was_refused_has_not_moved() {
            status = 404;
            assertThatExceptionOfType(ClockNotMovedException.class)
                    .isThrownBy(() -> clock.advance(Duration.ofMinutes(5)))
                    .withMessageContaining("404");
            status = 200;

            clock.advance(Duration.ofSeconds(10));

            assertThat(facts()).containsExactly(moved(10));
        }

        @Test
        void it_never_goes_back() {
            assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
            assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ZERO));
            assertThat(asked).isEmpty();
        }
    }

    /** Needs the library; FIREDRILL_REQUIRE_FAKETIME=true makes its absence a failure. */
    @Nested
    class UnderFaketime {

        @TempDir
        private Path folder;

        private final List<AddonProcess> started = new ArrayList<>();
        private AddonClock clock = new AddonClock.None();

        @BeforeEach
        void requireLibrary() {
            boolean installed = Faketime.installed().isPresent();
            if ("true".equals(System.getenv("FIREDRILL_REQUIRE_FAKETIME"))) {
                assertThat(installed).as("libfaketime is installed").isTrue();
            }
            assumeTrue(installed, "libfaketime is not installed (Debian: apt-get install libfaketime)");
            clock = AddonClock.faketime(file(), history);
        }

        @AfterEach
        void close() {
            started.forEach(AddonProcess::close);
            clock.close();
        }

        private Path file() {
            return folder.resolve("addon.log.clock");
        }

        private AddonProcess start(List<String> words) throws AddonFailedException {
            var environment = new LinkedHashMap<String, String>();
            clock.prepare(environment);
            var command = new AddonCommand(words, folder, environment, folder.resolve("addon.log"));
            var readiness = new Readiness(BOUND, Optional::empty);
            var process = AddonProcess.start(command, readiness, id -> {}, history);
            started.add(process);
            return process;
        }

        private List<String> awaitLine(String line) {
            return Await.until("the add-on says " + line, BOUND, this::lines, lines -> lines.contains(line));
        }

        private List<String> lines() {
            try {
                return Files.readString(folder.resolve("addon.log")).lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private AddonProcess startJava() throws AddonFailedException {
            return start(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    Path.of("target", "test-classes").toAbsolutePath().toString(),
                    ClockProbe.class.getName()));
        }

        @Test
        void is_movable_from_where_it_stands() throws IOException {
            assertThat(clock.movable()).isTrue();

            clock.advance(Duration.ofMinutes(5));
            clock.advance(Duration.ofSeconds(10));

            assertThat(file()).content().isEqualTo("+310\n");
            assertThat(facts()).containsExactly(moved(300), moved(310));
        }

        @Test
        void a_jvm_sees_it_move_at_once_while_its_waits_take_their_time() throws AddonFailedException {
            startJava();
            awaitLine("ready");

            clock.advance(Duration.ofSeconds(310));

            assertThat(awaitLine("done")).contains("leaps 310").allSatisfy(AddonClockTest::requireThreeTenths);
        }

        @Test
        void node_sees_it_move_at_once_while_its_timers_take_their_time() throws AddonFailedException {
            assumeTrue(answers("node", "--version"), "Node is not installed");
            start(List.of("node", "-e", """
                    const ahead = () => Date.now() - performance.now();
                    const first = ahead();
                    console.log('ready');
                    const watch = setInterval(() => {
                      if (Math.abs(ahead() - first) < 60000) return;
                      clearInterval(watch);
                      console.log('leaps ' + Math.round((ahead() - first) / 1000));
                      const began = performance.now();
                      setTimeout(() => {
                        console.log('timeout ' + Math.ceil(performance.now() - began));
                        console.log('done');
                      }, 300);
                    }, 20);
                    """));
            awaitLine("ready");

            clock.advance(Duration.ofSeconds(310));

            assertThat(awaitLine("done")).contains("leaps 310").allSatisfy(AddonClockTest::requireThreeTenths);
        }

        @Test
        void what_is_started_later_has_the_same_time() throws AddonFailedException {
            clock.advance(Duration.ofDays(1));
            long now = RunClock.start().now().getEpochSecond();

            start(List.of("date", "+%s"));
            Await.until("it says the time", BOUND, this::lines, lines -> !lines.isEmpty());

            assertThat(Long.parseLong(lines().get(0)) - now).isBetween(86_400L, 86_460L);
        }

        @Test
        void files_keep_the_times_that_they_have() throws AddonFailedException, IOException {
            Path old = Files.writeString(folder.resolve("old"), "");
            clock.advance(Duration.ofDays(1));

            start(List.of("stat", "-c", "%Y", old.toString()));
            Await.until("it says the time", BOUND, this::lines, lines -> !lines.isEmpty());

            assertThat(lines().get(0))
                    .isEqualTo(String.valueOf(
                            Files.getLastModifiedTime(old).toInstant().getEpochSecond()));
        }

        @Test
        void the_libraries_that_the_team_wants_are_kept() {
            var environment = new LinkedHashMap<>(Map.of("LD_PRELOAD", "/opt/mine.so"));

            clock.prepare(environment);

            assertThat(environment.get("LD_PRELOAD")).endsWith("libfaketimeMT.so.1:/opt/mine.so");
        }

        @Test
        void nothing_is_left_of_it_even_when_its_process_is_killed() throws AddonFailedException, IOException {
            var process = startJava();
            awaitLine("ready");
            long pid = Long.parseLong(
                    ((Fact.AddonChanged) facts().get(0)).detail().replaceAll("^process (\\d+):.*", "$1"));
            assertThat(shared(pid)).as("what the library shares").isNotEmpty();

            process.kill();
            clock.close();

            assertThat(shared(pid)).isEmpty();
            assertThat(folder).isDirectoryNotContaining("glob:**clock*");
        }

        private static List<Path> shared(long pid) throws IOException {
            try (var files = Files.list(Path.of("/dev/shm"))) {
                return files.filter(file -> file.toString().endsWith("_" + pid)).toList();
            }
        }
    }

    private static boolean answers(String... words) {
        try {
            return new ProcessBuilder(words).start().onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** "sleep 301" and the like: not early, and not much later than a busy machine would have it. */
    private static void requireThreeTenths(String line) {
        if (line.matches("(sleep|park|wait|schedule|timeout) \\d+")) {
            assertThat(Long.parseLong(line.replaceAll("\\D", ""))).as(line).isBetween(299L, 10_000L);
        }
    }
}
