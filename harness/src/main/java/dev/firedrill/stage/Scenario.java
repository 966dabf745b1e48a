package dev.firedrill.stage;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Requirement;
import java.util.Set;

/**
 * A scenario in its two halves: one that acts on the stage, and a checker that sees only what was recorded. Annotated
 * with {@link dev.firedrill.checker.Requirement}.
 */
public interface Scenario {

    /**
     * What it requires: what it is annotated with, unless it is made of something else than code.
     *
     * @throws IllegalArgumentException when it says nothing
     */
    default Requirement requirement() {
        Requirement requirement = getClass().getAnnotation(Requirement.class);
        if (requirement == null) {
            throw new IllegalArgumentException("The scenario " + getClass().getName()
                    + " has no @Requirement; it names the scenario and says what it requires.");
        }
        return requirement;
    }

    /** Whom it concerns; most concern every add-on that takes part in the signed protocol. */
    default Applicability appliesTo() {
        return Applicability.signedProtocol();
    }

    /** What an add-on must do for this scenario to be decidable; found out in preflight, and shown there. */
    Set<Need> needs();

    /** What lets it judge more, though it decides without. */
    default Set<Need> sharperWith() {
        return Set.of();
    }

    /** Beside whom it can be played. */
    default Company company() {
        return Company.OTHERS;
    }

    /** Acts on the stage. */
    void play(Stage stage);

    /** What the history must show. */
    Checker expects();
}
