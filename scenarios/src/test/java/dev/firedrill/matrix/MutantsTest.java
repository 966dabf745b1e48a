package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Bounds;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect is caught by the scenario that it was made for, beside those of its group, and nothing sound is blamed.
 * The other cells of the matrix are {@code .ci/matrix}'s.
 */
@Tag("whole-runs")
class MutantsTest {

    /** They mostly wait. */
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_MINUTES = 10;

    /**
     * As users have them, but for two: a defect that keeps a secret does so for ever, so that less than a minute shows
     * it; and with five runs beside each other this machine lags, which must not leave open what a defect decides.
     */
    private static final Bounds HURRIED = hurried(Bounds.standard());

    /** What a judgement must name besides failing. */
    private static final Map<String, List<String>> NAMED = Map.of(
            "acks-without-storing", List.of("it never opened", "answered 401"),
            "refuses-known-tenant", List.of("409"),
            "keeps-first-base-url", List.of("at http://127."),
            "one-endpoint-caches-base-url", List.of("GET /rest/api/3/", "at http://127."),
            "finds-tenant-by-url", List.of("showed a user of 'globex' content of [acme]"),
            "response-cache-keyed-by-url", List.of("showed a user of 'globex' content of [acme]"),
            "accepts-old-secret-forever", List.of("it still opened after"),
            "trusts-any-install",
                    List.of(
                            "HS256 with the body's own secret",
                            "the forger's secret opened the page of 'new-own-secret'"),
            "accepts-any-audience", List.of("an audience that is another add-on"),
            "confuses-algorithms", List.of("HS256 with the public key as secret"));

    private static final ExecutorService RUNS = Executors.newFixedThreadPool(AT_ONCE);
    private static final Map<String, Future<RunOutcome>> BEGUN = new LinkedHashMap<>();

    @TempDir
    private static Path data;

    private static Expected expected;

    private static Bounds hurried(Bounds standard) {
        return new Bounds(
                standard.answer(),
                standard.promptAnswer(),
                standard.settledSoon(),
                standard.settled(),
                Duration.ofSeconds(8),
                standard.renameGrace(),
                standard.recovery(),
                standard.lateInstall(),
                Duration.ofSeconds(5),
                standard.live(),
                standard.backgroundPeriod());
    }

    @BeforeAll
    static void begin() throws IOException {
        expected = Expected.committed();
        for (String variant : expected.variants()) {
            Path folder = Files.createDirectory(data.resolve(variant));
            Subject subject = Subject.sample(variant, folder);
            BEGUN.put(variant, RUNS.submit(() -> run(subject)));
        }
    }

    private static RunOutcome run(Subject subject) throws Exception {
        boolean sound = expected.sound(subject.name());
        List<Scenario> scenarios = sound
                ? Run.catalogue()
                : Run.groupsOf(expected.own(subject.name()).keySet());
        return Run.of(subject, scenarios, sound ? Bounds.standard() : HURRIED);
    }

    @AfterAll
    static void end() {
        RUNS.shutdownNow();
    }

    @Test
    void every_variant_is_expected_to_be_something() throws IOException {
        var variants = Stream.concat(Stream.of(Subject.SAMPLE), Subject.variants().stream());

        assertThat(expected.variants()).containsExactlyInAnyOrderElementsOf(variants.toList());
    }

    @Test
    void every_scenario_has_a_defect_that_it_catches() {
        assertThat(expected.variants().stream()
                        .flatMap(variant -> expected.own(variant).entrySet().stream())
                        .map(Map.Entry::getKey))
                .containsAll(Run.catalogue().stream().map(Run::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> defects_are_caught() {
        return expected.variants().stream()
                .filter(variant -> !expected.sound(variant))
                .map(variant -> dynamicTest(variant, () -> isCaught(variant)));
    }

    @TestFactory
    Stream<DynamicTest> what_is_sound_passes() {
        return expected.variants().stream()
                .filter(expected::sound)
                .map(variant -> dynamicTest(variant, () -> passes(variant)));
    }

    private static void isCaught(String variant) throws Exception {
        RunOutcome outcome = outcome(variant);
        expected.own(variant).forEach((id, sign) -> {
            Judgement judgement = Run.judgement(outcome, id);
            assertThat(sign.in(judgement)).as(Verdict.explain(judgement)).isTrue();
            String words = Stream.concat(judgement.decisive().stream(), judgement.warnings().stream())
                    .map(MutantsTest::words)
                    .collect(Collectors.joining("\n"));
            NAMED.getOrDefault(variant, List.of())
                    .forEach(named -> assertThat(words).contains(named));
        });
    }

    private static String words(Finding finding) {
        return finding.expected() + ": " + finding.observed();
    }

    private static void passes(String variant) throws Exception {
        for (Judgement judgement : outcome(variant).judgements()) {
            assertThat(expected.allows(variant, judgement) || Verdict.leftOpenByMachine(judgement))
                    .as(Verdict.explain(judgement))
                    .isTrue();
        }
    }

    private static RunOutcome outcome(String variant) throws Exception {
        return Objects.requireNonNull(BEGUN.get(variant)).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }
}
