package dev.firedrill.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.firedrill.report.pages.Timeline;
import dev.firedrill.report.pages.Timeline.Lane;
import dev.firedrill.report.pages.Timeline.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a scenario's part of the history as lanes, from history and judgement alone. */
final class TimelineOf {

    /** Below this a timeline says nothing. */
    private static final int LEAST_MARKS = 24;

    private static final int MOST_LANES = 8;
    private static final int MOST_PROOFS = 40;
    private static final int AXIS = 22;

    private final Judged judged;
    private final Play play;
    private final Scale scale;
    private final List<Spell> spells;
    private final List<Sighting> proofs;
    private final List<Sighting> sightings;
    private final LaneNames names;
    private final Bunches bunches;

    private TimelineOf(Judged judged, Play play, int marks) {
        this.judged = judged;
        this.play = play;
        this.scale = new Scale(play);
        this.spells = Spells.of(play.entries(), play.to());
        this.proofs = proofs(judged, play);
        Set<Long> decisive = proofs.stream().map(s -> s.entry().ordinal()).collect(Collectors.toSet());
        this.sightings = play.entries().stream()
                .filter(e -> !decisive.contains(e.ordinal()))
                .flatMap(e -> Sighting.of(e).stream())
                .toList();
        this.names = LaneNames.of(all().toList(), spells, decisive, MOST_LANES);
        this.bunches = Bunches.atMost(Math.max(LEAST_MARKS, marks), sightings, play, scale.finest(), names::of);
    }

    /**
     * The timeline.
     *
     * @param marks at most so many are drawn, more or less
     */
    static Timeline of(Judged judged, Play play, int marks) {
        return new TimelineOf(judged, play, marks).timeline();
    }

    /** Where the text says what an entry decided. */
    static String anchor(String scenario, int finding, long ordinal) {
        return scenario + "-f" + finding + "-e" + ordinal;
    }

    /** Where a timeline shows what an entry decided. */
    static String mark(String scenario, long ordinal) {
        return scenario + "-m" + ordinal;
    }

    private static List<Sighting> proofs(Judged judged, Play play) {
        return Play.decisive(judged).stream()
                .flatMap(finding -> judged.evidence(finding).stream())
                .filter(play.entries()::contains)
                .distinct()
                .limit(MOST_PROOFS)
                .map(Sighting::decisive)
                .toList();
    }

    private Stream<Sighting> all() {
        return Stream.concat(sightings.stream(), proofs.stream());
    }

    private Timeline timeline() {
        List<Lane> lanes = lanes();
        int height = lanes.isEmpty()
                ? AXIS
                : lanes.get(lanes.size() - 1).top()
                        + lanes.get(lanes.size() - 1).height();
        List<Tick> ticks = scale.ticks();
        return new Timeline(
                caption(),
                summary(),
                notice(),
                height,
                ticks.stream()
                        .map(t -> "M" + t.x() + " " + (AXIS - 4) + "V" + height)
                        .collect(joining()),
                ticks,
                lanes,
                new Recoveries(play, spells).all(),
                new Deliveries(play).all());
    }

    private List<Lane> lanes() {
        Map<String, List<Bunch>> marks = bunches.all().stream().collect(groupingBy(Bunch::lane));
        Map<String, List<Sighting>> proven = proofs.stream().collect(groupingBy(names::of));
        Map<String, List<Spell>> shaded = spells.stream().collect(groupingBy(names::of));
        Map<Long, String> anchors = anchors();
        List<Lane> lanes = new ArrayList<>();
        int top = AXIS;
        for (String name : names.all()) {
            var lane = new LaneOf(
                            name,
                            scale,
                            shaded.getOrDefault(name, List.of()),
                            marks.getOrDefault(name, List.of()),
                            proven.getOrDefault(name, List.of()),
                            s -> anchors.getOrDefault(
                                    s.entry().ordinal(), judged.scenario().id()),
                            judged.scenario().id())
                    .lane(top);
            lanes.add(lane);
            top += lane.height();
        }
        return lanes;
    }

    /** An entry may have decided several findings; the mark leads to the first. */
    private Map<Long, String> anchors() {
        Map<Long, String> anchors = new HashMap<>();
        var findings = judged.judgement().findings();
        Set<?> decisive = Set.copyOf(Play.decisive(judged));
        for (int i = 0; i < findings.size(); i++) {
            for (long ordinal :
                    decisive.contains(findings.get(i)) ? findings.get(i).evidence() : List.<Long>of()) {
                anchors.putIfAbsent(ordinal, anchor(judged.scenario().id(), i, ordinal));
            }
        }
        return anchors;
    }

    private String caption() {
        return "Timeline, in seconds since the scenario began, " + Prose.seconds(play.from())
                + " after the start of the run, " + (play.alone() ? "alone." : "beside other scenarios.");
    }

    private String summary() {
        String counts = all().collect(groupingBy(Sighting::kind, TreeMap::new, Collectors.toList())).entrySet().stream()
                .map(e -> count(e.getKey(), e.getValue()))
                .collect(joining(", "));
        String faults = spells.stream()
                .limit(6)
                .map(s -> s.what() + (s.tenant().isEmpty() ? "" : " at " + s.tenant()) + " from " + play.since(s.from())
                        + " to " + play.since(s.to()))
                .collect(joining("; "));
        return Prose.oneLine(
                "Timeline of " + Prose.seconds(play.to().minus(play.from())) + " with "
                        + Prose.count(names.all().size(), "lane") + ": " + counts + ". "
                        + (faults.isEmpty() ? "No faults." : "Faults: " + faults + "."),
                1000);
    }

    private static String count(Sighting.Kind kind, List<Sighting> sightings) {
        long wrong = sightings.stream().filter(Sighting::wrong).count();
        return kind.count(sightings.size()) + (wrong == 0 ? "" : " (" + wrong + " went wrong)");
    }

    /** Nothing is left out without a word. */
    private String notice() {
        List<String> notices = new ArrayList<>();
        if (bunches.all().size() < sightings.size()) {
            notices.add("Marks of one kind within " + Prose.brief(bunches.within())
                    + " are drawn as one: " + Prose.count(sightings.size(), "mark") + " as "
                    + bunches.all().size()
                    + ".");
        }
        if (names.rest() > 0) {
            notices.add(names.rest() + " tenants share the last lane.");
        }
        if (!notices.isEmpty()) {
            notices.add("The history has them all.");
        }
        return String.join(" ", notices);
    }
}
