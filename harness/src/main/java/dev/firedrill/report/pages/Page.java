package dev.firedrill.report.pages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run.
 *
 * @param verdict how it came out
 * @param headline the same as a sentence
 * @param counts how many scenarios came out how
 * @param stamp seed, time and how long it took
 * @param command reproduces the run
 * @param quality what the run says about itself
 * @param facts of run, add-on and machine
 * @param pack what the page's script unpacks: drawings, and what went over the wire
 * @param script the page's own
 */
public record Page(
        String title,
        Mark verdict,
        String headline,
        List<Count> counts,
        String stamp,
        String command,
        String quality,
        List<Labelled> facts,
        Ready ready,
        List<Group> groups,
        List<Bar> bars,
        String pack,
        Script script) {

    /** As many as are read at once. */
    private static final int MOST_TROUBLES = 6;

    /** The scenarios in which something is not well, with what that is. */
    public List<Card> troubled() {
        return groups.stream()
                .flatMap(group -> group.cards().stream())
                .filter(card -> !card.well() && !card.troubles().isEmpty())
                .toList();
    }

    /** Those that the head of the page tells. */
    public List<Card> firstTroubled() {
        return troubled().stream().limit(MOST_TROUBLES).toList();
    }

    /**
     * An outcome in a colour's name, a shape and a word, never in the colour alone.
     *
     * @param tone {@code ok}, {@code fail}, {@code info} or {@code quiet}
     */
    public record Mark(String tone, String symbol, String word) {

        /** Whether nobody needs to do anything about it. */
        boolean well() {
            return tone.equals("ok") || tone.equals("quiet");
        }
    }

    /**
     * How many scenarios have an outcome.
     *
     * @param outcome what cards of that outcome bear
     */
    public record Count(Mark mark, String outcome, int number) {}

    /**
     * The only script that the page lets run.
     *
     * @param hash by which the page's policy knows it
     */
    public record Script(String text, String hash) {}

    /** A fact with its name. */
    public record Labelled(String label, String value) {}

    /**
     * The preflight.
     *
     * @param rows its findings
     * @param additions what to add so that more can be judged
     */
    public record Ready(List<Labelled> rows, List<Labelled> stimuli, List<Addition> additions, List<String> warnings) {}

    /** Text to copy into a file. */
    public record Addition(String why, String file, String text) {}

    /** A group with its scenarios, failures first. */
    public record Group(String name, List<Card> cards) {}

    /**
     * A scenario.
     *
     * @param outcome by which it is filtered
     * @param group the same
     * @param timeline null when it was not played
     * @param findings those to be mended first
     * @param open whether its reader should see everything at once
     * @param ready whether it is there when the page opens; what is not follows as soon as the browser has time
     */
    public record Card(
            String id,
            String title,
            Mark mark,
            String outcome,
            String group,
            String level,
            String took,
            String sentence,
            String source,
            @Nullable Timeline timeline,
            List<Found> findings,
            List<String> notes,
            String mend,
            String reproduce,
            boolean open,
            boolean ready) {

        /** Whether nobody needs to do anything about it. */
        public boolean well() {
            return mark.well();
        }

        /** The findings that are not well. */
        public List<Found> troubles() {
            return findings.stream().filter(found -> !found.well()).toList();
        }

        /** The others. */
        public List<Found> others() {
            return findings.stream().filter(Found::well).toList();
        }
    }

    /**
     * A finding.
     *
     * @param evidence the first lines of the history that decided it
     * @param rest the other lines
     */
    public record Found(
            Mark mark,
            String level,
            String expected,
            String label,
            String observed,
            List<Line> evidence,
            List<Line> rest) {

        /** Whether nobody needs to do anything about it. */
        public boolean well() {
            return mark.well();
        }

        /** All of the evidence. */
        public Stream<Line> lines() {
            return Stream.concat(evidence.stream(), rest.stream());
        }
    }

    /**
     * A line of the history.
     *
     * @param anchor where the timeline points to it
     * @param mark where it is on the timeline; empty when it is not there
     * @param since the scenario's beginning; empty for what lies outside it
     * @param at since the run's beginning
     * @param told whether what went over the wire was kept
     */
    public record Line(String anchor, String mark, long ordinal, String since, String at, String text, boolean told) {}

    /** A span of time as a bar; {@code left} and {@code width} in percent. */
    public record Bar(String name, String tone, String took, String left, String width, boolean critical) {}
}
