package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Bounds;
import dev.firedrill.matrix.SubjectRuns.Found;
import dev.firedrill.matrix.SubjectRuns.Rehearsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is played against the variants of the sample add-on, and what each defect must show. */
final class Variants {

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

    /** How a run is called in which a defect meets nothing but the scenarios that it was made for. */
    private static final String OWN = "own-";

    private final Expected expected;

    Variants(Expected expected) {
        this.expected = expected;
    }

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

    /** The sound ones. */
    List<String> sound() {
        return expected.variants().stream().filter(expected::sound).toList();
    }

    /** Those with a defect. */
    List<String> defective() {
        return expected.variants().stream()
                .filter(variant -> !expected.sound(variant))
                .toList();
    }

    /** Those whose own scenarios are over soon. */
    List<String> soonCaught() {
        return defective().stream().filter(variant -> own(variant).soonOver()).toList();
    }

    /** Against every scenario, with the bounds that users have. */
    static Rehearsed everything(String variant) {
        return new Rehearsed(variant, folder -> Subject.sample(variant, folder), Run.catalogue(), Bounds.standard());
    }

    /** A defect against the scenarios that it was made for. */
    Rehearsed own(String variant) {
        return new Rehearsed(
                OWN + variant,
                folder -> Subject.sample(variant, folder),
                Run.scenarios(List.copyOf(expected.own(variant).keySet())),
                HURRIED);
    }

    /** The same with the others of their groups. */
    Rehearsed group(String variant) {
        return new Rehearsed(
                variant,
                folder -> Subject.sample(variant, folder),
                Run.groupsOf(expected.own(variant).keySet()),
                HURRIED);
    }

    /** Requires that each scenario that a defect was made for catches it, and says by what. */
    void requireCaught(SubjectRuns runs, String variant) throws Exception {
        String run = runs.has(variant) ? variant : OWN + variant;
        for (var own : expected.own(variant).entrySet()) {
            Judgement judgement =
                    runs.found(run, own.getKey(), own.getValue()::in).orAbort();
            assertThat(own.getValue().in(judgement))
                    .as(Verdict.explain(judgement))
                    .isTrue();
            String words = Stream.concat(judgement.decisive().stream(), judgement.warnings().stream())
                    .map(Variants::words)
                    .collect(Collectors.joining("\n"));
            NAMED.getOrDefault(variant, List.of())
                    .forEach(named -> assertThat(words).contains(named));
        }
    }

    private static String words(Finding finding) {
        return finding.expected() + ": " + finding.observed();
    }

    /** Requires that everything which was played says what was written down; what is undecided hides no failure. */
    void requireAsExpected(SubjectRuns runs, String variant) throws Exception {
        var all = new ArrayList<Found>();
        for (Judgement first : runs.outcome(variant).judgements()) {
            all.add(runs.found(variant, first.id(), judgement -> expected.allows(variant, judgement)));
        }
        assertThat(all)
                .filteredOn(found -> found.undecided().isEmpty())
                .allSatisfy(found -> assertThat(expected.allows(variant, found.judgement()))
                        .as(Verdict.explain(found.judgement()))
                        .isTrue());
        all.forEach(Found::orAbort);
    }
}
