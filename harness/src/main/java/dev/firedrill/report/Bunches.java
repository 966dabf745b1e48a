package dev.firedrill.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The marks of a timeline, bunched.
 *
 * @param within marks that fall into the same stretch of this length are one
 */
record Bunches(Duration within, List<Bunch> all) {

    Bunches {
        all = List.copyOf(all);
    }

    private record Key(String lane, Sighting.Kind kind, String tone, long stretch) {}

    /**
     * As many marks as fit: the stretch grows until there are at most so many, or it covers everything.
     *
     * @param sightings in order
     * @param finest the stretch below which marks could not be told apart anyway
     * @param lane which lane a mark is in
     */
    static Bunches atMost(
            int most, List<Sighting> sightings, Play play, Duration finest, Function<Sighting, String> lane) {
        Duration whole = play.to().minus(play.from());
        Duration within = finest.isZero() ? Duration.ofNanos(1) : finest;
        Bunches bunches = of(sightings, play, within, lane);
        while (bunches.all.size() > most && within.compareTo(whole) < 0) {
            within = within.multipliedBy(3).dividedBy(2).plusNanos(1);
            bunches = of(sightings, play, within, lane);
        }
        return bunches;
    }

    private static Bunches of(List<Sighting> sightings, Play play, Duration within, Function<Sighting, String> lane) {
        Map<Key, List<Sighting>> stretches = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            long stretch = sighting.at().minus(play.from()).toNanos() / within.toNanos();
            stretches
                    .computeIfAbsent(
                            new Key(lane.apply(sighting), sighting.kind(), sighting.tone(), stretch),
                            key -> new ArrayList<>())
                    .add(sighting);
        }
        return new Bunches(
                within,
                stretches.entrySet().stream()
                        .map(e -> new Bunch(e.getKey().lane(), e.getValue()))
                        .toList());
    }
}
