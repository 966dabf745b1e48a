package dev.firedrill.report;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.Subject;
import dev.firedrill.report.pages.Page;
import dev.firedrill.report.pages.Page.Addition;
import dev.firedrill.report.pages.Page.Bar;
import dev.firedrill.report.pages.Page.Card;
import dev.firedrill.report.pages.Page.Count;
import dev.firedrill.report.pages.Page.Group;
import dev.firedrill.report.pages.Page.Labelled;
import dev.firedrill.report.pages.Page.Mark;
import dev.firedrill.report.pages.Page.Ready;
import dev.firedrill.report.pages.Timeline;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a run into the words of its page.
 *
 * @param drawing writes a timeline as markup
 */
record PageOf(RunResult result, Function<Timeline, String> drawing) {

    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Failures first; what was skipped last. */
    private static final List<Outcome> ORDER =
            List.of(Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.PASSED, Outcome.NOT_APPLICABLE);

    /** Marks of all open timelines together that a browser shows without effort. */
    private static final int MARKS_OPEN = 1000;

    /** Who has more to mend begins with these. */
    private static final int MOST_OPEN = 20;

    /** As many as a screen shows; a page that begins with more opens slowly. */
    private static final int MOST_READY = 3;

    /** More marks in one timeline are a blur. */
    private static final int MOST_MARKS = 240;

    Page page() {
        Header header = result.header();
        List<Group> groups = groups();
        return new Page(
                header.subject().name(),
                verdict(),
                result.tally().describe(),
                counts(),
                stamp(),
                result.again(),
                quality(),
                facts(),
                ready(),
                groups,
                bars(),
                Pack.of(result.history(), groups, drawing),
                PageScript.script());
    }

    private Mark verdict() {
        return switch (ExitCode.of(result)) {
            case OK ->
                result.tally().withWarnings() > 0
                        ? new Mark("info", "!", "Passed with warnings")
                        : new Mark("ok", "✔", "Passed");
            case FAILED -> new Mark("fail", "✘", "Failed");
            case INCONCLUSIVE -> new Mark("info", "?", "Inconclusive");
            default -> new Mark("info", "?", "Nothing selected");
        };
    }

    private List<Count> counts() {
        var tally = result.tally();
        return Stream.of(
                        new Count(Marks.of(Outcome.FAILED), Outcome.FAILED.name(), tally.failed()),
                        new Count(Marks.known(), Marks.KNOWN, tally.knownFailures()),
                        new Count(Marks.of(Outcome.INCONCLUSIVE), Outcome.INCONCLUSIVE.name(), tally.inconclusive()),
                        new Count(Marks.warned(), Marks.WARNED, tally.withWarnings()),
                        new Count(
                                Marks.of(Outcome.PASSED), Outcome.PASSED.name(), tally.passed() - tally.withWarnings()),
                        new Count(
                                Marks.of(Outcome.NOT_APPLICABLE), Outcome.NOT_APPLICABLE.name(), tally.notApplicable()))
                .filter(count -> count.number() > 0)
                .toList();
    }

    private String stamp() {
        return "Seed " + result.header().seed() + " · took "
                + Prose.seconds(result.timing().wall()) + " · started "
                + STARTED.format(result.header().started());
    }

    private String quality() {
        Optional<Duration> worst = result.history().stream()
                .map(entry -> entry.fact())
                .filter(Fact.MachineMeasured.class::isInstance)
                .map(fact -> ((Fact.MachineMeasured) fact).worstLag())
                .max(Comparator.naturalOrder());
        Duration most = result.header().bounds().machineLag();
        return worst.map(lag -> "This machine's worst lag was " + Prose.brief(lag)
                        + (lag.compareTo(most) > 0
                                ? ", more than the " + Prose.brief(most)
                                        + " below which failures of timing are judged; those are inconclusive."
                                : "; timing is judged up to " + Prose.brief(most) + "."))
                .orElse("How well this machine kept time was not measured.");
    }

    private List<Labelled> facts() {
        Header header = result.header();
        Subject subject = header.subject();
        List<Labelled> facts = new ArrayList<>(List.of(
                new Labelled("Add-on", subject.name() + " (" + subject.key() + ")"),
                new Labelled("Base URL", subject.baseUrl()),
                new Labelled("Product", subject.product()),
                new Labelled("Started", STARTED.format(header.started())),
                new Labelled("Took", Prose.seconds(result.timing().wall())),
                new Labelled("Seed", String.valueOf(header.seed())),
                new Labelled("Run", header.run()),
                new Labelled("Firedrill", header.version())));
        if (result.strict()) {
            facts.add(new Labelled("Strict", "a failed SHOULD fails its scenario"));
        }
        new TreeMap<>(header.environment()).forEach((name, value) -> facts.add(new Labelled(name, value)));
        return facts;
    }

    private Ready ready() {
        Preflight preflight = result.preflight();
        List<String> able = result.selected().stream()
                .map(Catalogued::id)
                .filter(preflight::canJudge)
                .toList();
        List<Labelled> rows = List.of(
                new Labelled("Installs", preflight.installs() ? "yes" : "no: it refused a good install"),
                new Labelled("Access", preflight.access()),
                new Labelled(
                        "Can judge", able.size() + " of " + result.selected().size() + " scenarios"));
        return new Ready(rows, stimuli(preflight), additions(preflight), preflight.warnings());
    }

    private static List<Labelled> stimuli(Preflight preflight) {
        return preflight.stimuli().stream()
                .map(s -> new Labelled(
                        s.target(),
                        Phrases.reaction(s) + (s.calls().isEmpty() ? "" : ": " + String.join(", ", s.calls()))))
                .toList();
    }

    private static List<Addition> additions(Preflight preflight) {
        return Stream.concat(
                        preflight.unlocks().stream()
                                .map(u -> new Addition(
                                        String.join(", ", u.ids()) + " cannot judge this add-on: " + u.why() + ".",
                                        u.yaml().isBlank() ? "" : "firedrill.yaml",
                                        u.yaml().stripTrailing())),
                        preflight.unmatched().stream()
                                .map(u -> new Addition(
                                        "The host lacks " + u.method() + " " + u.path() + ", asked for "
                                                + Prose.count(u.times(), "time") + ".",
                                        u.mappingFile(),
                                        u.mappingBody().stripTrailing())))
                .toList();
    }

    private List<Group> groups() {
        List<Judged> ordered = result.judged().stream()
                .sorted(Comparator.<Judged, Integer>comparing(judged -> ORDER.indexOf(judged.outcome()))
                        .thenComparing(judged -> !judged.warns()))
                .toList();
        List<Judged> open =
                ordered.stream().filter(CardOf::isOpen).limit(MOST_OPEN).toList();
        Map<String, List<Judged>> groups = ordered.stream()
                .collect(Collectors.groupingBy(
                        judged -> judged.scenario().group(), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue().stream()
                                .map(judged -> card(judged, open))
                                .toList()))
                .toList();
    }

    /** A page on which much is open draws each with less. */
    private Card card(Judged judged, List<Judged> open) {
        int place = open.indexOf(judged);
        return place < 0
                ? CardOf.card(judged, false, false, MOST_MARKS)
                : CardOf.card(judged, true, place < MOST_READY, Math.min(MOST_MARKS, MARKS_OPEN / open.size()));
    }

    private List<Bar> bars() {
        Map<String, Judgement> judgements =
                result.judgements().stream().collect(Collectors.toMap(Judgement::id, j -> j, (a, b) -> a));
        double wall = Math.max(1, result.timing().wall().toMillis());
        return result.timing().spans().stream()
                .sorted(Comparator.comparing(Timing.Span::from))
                .map(span -> new Bar(
                        span.name(),
                        Optional.ofNullable(judgements.get(span.name()))
                                .map(j -> Marks.of(j.outcome()).tone())
                                .orElse("quiet"),
                        Prose.seconds(span.took()),
                        percent(span.from(), wall),
                        percent(span.took(), wall),
                        span.critical()))
                .toList();
    }

    private static String percent(Duration part, double wall) {
        return String.format(Locale.ROOT, "%.2f", Math.max(0, Math.min(100, 100 * part.toMillis() / wall)));
    }
}
