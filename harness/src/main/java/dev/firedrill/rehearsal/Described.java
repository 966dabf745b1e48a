package dev.firedrill.rehearsal;

import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Scenario;

/** Reads the requirement of a scenario. */
public final class Described {

    private Described() {}

    /**
     * The requirement that a scenario is annotated with.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static Requirement requirement(Scenario scenario) {
        Requirement requirement = scenario.getClass().getAnnotation(Requirement.class);
        if (requirement == null) {
            throw new IllegalArgumentException(
                    "The scenario " + scenario.getClass().getName()
                            + " has no @Requirement; it names the scenario and says what it requires.");
        }
        return requirement;
    }

    static String id(Scenario scenario) {
        return requirement(scenario).id();
    }
}
