package dev.firedrill.rehearsal;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the requirement of a scenario. */
public final class Described {

    private Described() {}

    /**
     * The requirement of a scenario.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Requirement requirement(Scenario scenario) {
        return scenario.requirement();
    }

    /** By what each of these scenarios is judged, by their ids. */
    public static Map<String, Checker> checkers(List<Scenario> scenarios) {
        return scenarios.stream().collect(Collectors.toMap(Described::id, Scenario::expects));
    }

    static String id(Scenario scenario) {
        return requirement(scenario).id();
    }
}
