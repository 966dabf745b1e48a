package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the add-on still served a tenant that no scenario touches, as it was asked after the end of each.
 *
 * @param entries of the whole run
 */
record Soundness(List<Entry> entries) {

    private static final String SERVED = "a tenant that no scenario touches is served as before";

    /**
     * What a rehearsal did to the add-on: after the last time that all was well, nobody else was underway.
     *
     * @return empty when it left the add-on sound, or when others may be to blame
     */
    Optional<Finding> charge(String rehearsal) {
        return firstBad(rehearsal)
                .filter(bad -> underway(lastGoodBefore(bad), bad).equals(List.of(rehearsal)))
                .map(Soundness::damaged);
    }

    private static Finding damaged(Entry bad) {
        var round = (AccessProbed) bad.fact();
        int status = round.attempt(AccessProbed.TRUE).map(Fact.Attempt::status).orElse(0);
        String answer = status == 0
                ? "no longer answered a good token"
                : status < 400 ? "no longer told a good token from garbage" : "answered a good token with " + status;
        return Finding.failed(
                SERVED,
                "after this scenario " + round.target() + " " + answer
                        + " of such a tenant, which had been let in before. Something is damaged that tenants share,"
                        + " such as a pool, a cache, a connection or a lock",
                List.of(bad.ordinal()));
    }

    /** The first control after a rehearsal, when the last one found the add-on damaged. */
    private Optional<Entry> firstBad(String rehearsal) {
        var controls = controls()
                .filter(e -> e.rehearsal().equals(rehearsal) && e.ordinal() > ended(rehearsal))
                .toList();
        return controls.isEmpty() || good(controls.get(controls.size() - 1))
                ? Optional.empty()
                : controls.stream().filter(e -> !good(e)).findFirst();
    }

    private long lastGoodBefore(Entry bad) {
        return controls()
                .filter(e -> e.ordinal() < bad.ordinal() && good(e))
                .mapToLong(Entry::ordinal)
                .max()
                .orElse(0);
    }

    private static boolean good(Entry control) {
        return ((AccessProbed) control.fact()).tells();
    }

    private Stream<Entry> controls() {
        return entries.stream()
                .filter(e -> e.fact() instanceof AccessProbed && e.tenant().equals(AccessProbed.CONTROL))
                .filter(e -> e.rehearsal().equals(AccessProbed.CONTROL) || e.ordinal() > ended(e.rehearsal()));
    }

    /** The rehearsals of scenarios that were played at any time between. */
    private List<String> underway(long from, Entry to) {
        return entries.stream()
                .filter(e -> e.fact() instanceof Fact.RehearsalStarted && e.ordinal() < to.ordinal())
                .map(Entry::rehearsal)
                .filter(rehearsal -> ended(rehearsal) > from)
                .toList();
    }

    private long ended(String rehearsal) {
        return entries.stream()
                .filter(e -> e.rehearsal().equals(rehearsal) && e.fact() instanceof Fact.RehearsalEnded)
                .mapToLong(Entry::ordinal)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** The first control after any of these rehearsals that found the add-on damaged. */
    private Optional<Entry> firstBadOf(Stream<String> rehearsals) {
        return rehearsals.flatMap(r -> firstBad(r).stream()).min(Comparator.comparing(Entry::ordinal));
    }

    private Stream<String> rehearsals(boolean alone) {
        return entries.stream()
                .filter(e -> e.fact() instanceof Fact.RehearsalStarted started && started.alone() == alone)
                .map(Entry::rehearsal);
    }

    /** Whether all that a rehearsal beside others is to blame for came when the add-on may have been damaged already. */
    boolean explains(Judgement failed) {
        return firstBadOf(rehearsals(false))
                .map(this::lastGoodBefore)
                .filter(good -> failed.decisive().stream()
                        .allMatch(f ->
                                f.evidence().isEmpty() || f.evidence().stream().anyMatch(ordinal -> ordinal > good)))
                .isPresent();
    }

    /** The rehearsals that are known to damage the add-on alone. */
    List<String> culprits() {
        return rehearsals(true)
                .filter(r -> charge(r).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    /** Why nothing can be told of a scenario for which there was no sound add-on. */
    String unsound() {
        return Fact.RehearsalEnded.UNSOUND
                + firstBadOf(Stream.concat(rehearsals(false), rehearsals(true)))
                        .map(bad -> underway(lastGoodBefore(bad), bad))
                        .map(Soundness::since)
                        .orElse("");
    }

    private static String since(List<String> suspects) {
        String named = suspects.stream().distinct().sorted().collect(Collectors.joining(", "));
        return " since " + (suspects.size() == 1 ? named + " was" : "one of these was") + " played"
                + (suspects.size() == 1 ? "" : ": " + named)
                + ". Restart it and play " + (suspects.size() == 1 ? "that" : "them one at a time")
                + ", or let Firedrill start it, which then restarts it and finds out";
    }
}
