package dev.firedrill.connect;

import static dev.firedrill.connect.DescriptorProblem.Severity.ERROR;
import static dev.firedrill.connect.DescriptorProblem.Severity.WARNING;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** The problems found so far. */
final class Findings {
    private final List<DescriptorProblem> problems = new ArrayList<>();

    void error(JsonPointer pointer, String message) {
        problems.add(new DescriptorProblem(ERROR, pointer.toString(), message));
    }

    void warning(JsonPointer pointer, String message) {
        problems.add(new DescriptorProblem(WARNING, pointer.toString(), message));
    }

    List<DescriptorProblem> all() {
        return List.copyOf(problems);
    }
}
