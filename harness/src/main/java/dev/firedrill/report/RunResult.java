package dev.firedrill.report;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.drill.Recalled;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Header;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that a report is made from.
 *
 * @param selected the scenarios of the run
 * @param judgements theirs, in the same order
 * @param history the whole run's
 * @param strict whether a failed SHOULD failed its scenario
 * @param runDirectory where the reports are, as the user should read it
 * @param command how to run again, without ids and seed; what starts the add-on, if anything, follows {@code --}
 * @param known failures that the team accepts
 */
public record RunResult(
        Header header,
        List<Catalogued> selected,
        List<Judgement> judgements,
        List<Entry> history,
        Preflight preflight,
        Timing timing,
        boolean strict,
        String runDirectory,
        String command,
        List<KnownFailure> known) {

    private static final String TEST = "mvn test -Dtest=";
    private static final String RUN = " run";
    private static final String DRILL = " drill";

    /** The group of schedules. */
    private static final String DRILLS = "drill";

    private static final Pattern FIRST_WORD = Pattern.compile("(?:'[^']*'|\\\\.|[^\\s'\\\\])+");

    public RunResult {
        known = List.copyOf(known);
        selected = List.copyOf(selected);
        judgements = List.copyOf(judgements);
        history = List.copyOf(history);
        for (int i = 0; i < Math.max(selected.size(), judgements.size()); i++) {
            requireSame(selected, judgements, i);
        }
    }

    private static void requireSame(List<Catalogued> selected, List<Judgement> judgements, int i) {
        if (i >= selected.size()
                || i >= judgements.size()
                || !selected.get(i).id().equals(judgements.get(i).id())) {
            throw new IllegalArgumentException("Every selected scenario has one judgement, in the same order; here are "
                    + selected.stream().map(Catalogued::id).toList() + " and "
                    + judgements.stream().map(Judgement::id).toList() + ".");
        }
    }

    /** The command of a run that a test began; what selects and fixes the seed there are properties. */
    public static String ofTest(String test) {
        return TEST + test;
    }

    private boolean ofTest() {
        return command.startsWith(TEST);
    }

    /**
     * The command that makes the same decisions again.
     *
     * @param ids of the scenarios; none for those of this run
     */
    String again(String... ids) {
        if (ofTest()) {
            return command
                    + (ids.length == 0 ? "" : " -Dfiredrill.scenarios=" + String.join(",", ids))
                    + (strict ? " -Dfiredrill.strict=true" : "")
                    + " -Dfiredrill.seed=" + header.seed();
        }
        // What a drill plays is said by its options.
        Stream<String> said = ofDrill() ? Stream.of() : Arrays.stream(ids);
        return Stream.concat(Stream.of(own()), said).collect(Collectors.joining(" ")) + " --seed " + header.seed()
                + addon();
    }

    /** What stands behind the dashes is the add-on's own command. */
    private int dashes() {
        int dashes = command.indexOf(" -- ", programEnds());
        return dashes < 0 ? command.length() : dashes;
    }

    private String own() {
        return command.substring(0, dashes());
    }

    private String addon() {
        return command.substring(dashes());
    }

    private boolean ofDrill() {
        return verb().equals(DRILL);
    }

    private String verb() {
        return command.startsWith(DRILL, programEnds()) ? DRILL : RUN;
    }

    /** The program is the first word; where it is quoted, spaces and whole verbs may be in it. */
    private int programEnds() {
        var first = FIRST_WORD.matcher(command);
        return first.lookingAt() ? first.end() : 0;
    }

    /** What was done in a scenario that did not pass, as a schedule; empty when it passed, or schedules cannot say it. */
    Optional<Recalled> schedule(Judged judged) {
        return judged.outcome() == Outcome.FAILED || judged.outcome() == Outcome.INCONCLUSIVE
                ? Play.of(judged).flatMap(play -> Recalled.of(judged.scenario().title(), play.rehearsal(), history))
                : Optional.empty();
    }

    /** The command that plays the schedule of the first scenario that did not pass and has one; others are beside it. */
    Optional<String> drill() {
        if (ofTest() || ofDrill() || !command.startsWith(RUN, programEnds())) {
            return Optional.empty();
        }
        return Stream.of(Outcome.FAILED, Outcome.INCONCLUSIVE)
                .flatMap(outcome -> with(outcome).stream())
                .filter(judged -> schedule(judged).isPresent())
                .map(judged ->
                        folder() + "/" + RunDirectory.schedule(judged.scenario().id()))
                // Of a history that was sent alone nobody has written any.
                .filter(file -> Files.exists(Path.of(file)))
                .findFirst()
                .map(file -> program() + DRILL + own().substring(programEnds() + RUN.length()) + " --schedule "
                        + quoted(file) + addon());
    }

    /** The command that plays again what did not pass, and compares. */
    String replay() {
        if (ofTest()) {
            return again(judged().stream()
                    .filter(j -> j.outcome() == Outcome.FAILED || j.outcome() == Outcome.INCONCLUSIVE)
                    .map(j -> j.scenario().id())
                    .toArray(String[]::new));
        }
        return program() + " replay " + quoted(folder());
    }

    private String folder() {
        String folder = runDirectory.replaceFirst("[/\\\\]?[^/\\\\]+\\.(html|ndjson)$", "");
        return folder.isEmpty() ? "." : folder;
    }

    private static String quoted(String path) {
        return path.matches("[\\w@%+=:,./\\\\-]*") ? path : "'" + path + "'";
    }

    private String program() {
        return command.startsWith(verb(), programEnds()) ? command.substring(0, programEnds()) : "firedrill";
    }

    /** The command that says what a scenario is about; nobody but its run knows a drill by its id. */
    String explain(String id) {
        boolean drill =
                selected.stream().anyMatch(s -> s.id().equals(id) && s.group().equals(DRILLS));
        if (ofTest()) {
            return drill
                    ? "dev/firedrill/explain/DRILL.md, among Firedrill's resources"
                    : "dev/firedrill/explain/" + id + ".md, where the test's source is";
        }
        return program() + " explain " + (drill || ofDrill() ? DRILLS : id);
    }

    /** Each scenario with its judgement, in order. */
    List<Judged> judged() {
        return IntStream.range(0, selected.size())
                .mapToObj(i -> new Judged(selected.get(i), judgements.get(i), this))
                .toList();
    }

    /**
     * Everything that explains how a scenario came out that did not pass, as plain text without bounds.
     *
     * @throws java.util.NoSuchElementException when it was not selected
     */
    public String explanation(String id) {
        Judged judged = judged(id);
        return judged.outcome() == Outcome.NOT_APPLICABLE
                ? Judged.whySkipped(judged.judgement())
                : Explanation.of(judged);
    }

    /** Whether a scenario failed as the team knows that it does. */
    public boolean failedAsKnown(String id) {
        return judged(id).accepted().isPresent();
    }

    private Judged judged(String id) {
        return judged().stream()
                .filter(j -> j.scenario().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The day of the run, by which accepted failures are measured. */
    LocalDate day() {
        return LocalDate.ofInstant(header.started(), ZoneOffset.UTC);
    }

    /** What the team should do about the failures that it accepts, a sentence for each. */
    List<String> remarks() {
        return judged().stream().flatMap(j -> j.remark().stream()).toList();
    }

    /** The scenarios with this outcome, but for failures that the team accepts. */
    List<Judged> with(Outcome outcome) {
        return judged().stream()
                .filter(j -> j.outcome() == outcome && j.accepted().isEmpty())
                .toList();
    }

    /** How the scenarios came out. */
    Tally tally() {
        return Tally.of(judged());
    }
}
