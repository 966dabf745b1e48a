package dev.firedrill.report;

import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;

/** A scenario as a report shows it; the words are its requirement's. */
public record Catalogued(
        String id, String group, String title, Level level, String sentence, String source, String mend) {

    /** The scenario that bears this requirement. */
    public static Catalogued of(Requirement requirement) {
        return new Catalogued(
                requirement.id(),
                requirement.group(),
                requirement.title(),
                requirement.level(),
                requirement.sentence(),
                requirement.source(),
                requirement.mend());
    }
}
