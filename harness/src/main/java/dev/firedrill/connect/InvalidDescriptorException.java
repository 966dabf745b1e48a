package dev.firedrill.connect;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A descriptor that a host refuses to install, with every reason for it. */
public final class InvalidDescriptorException extends Exception {
    private final List<DescriptorProblem> problems;

    InvalidDescriptorException(List<DescriptorProblem> problems) {
        super(problems.stream().map(InvalidDescriptorException::line).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * The errors, in the order of the document's parts; never empty, and without the warnings that
     * {@link DescriptorLint} also finds.
     */
    public List<DescriptorProblem> problems() {
        return problems;
    }

    private static String line(DescriptorProblem problem) {
        return problem.pointer().isEmpty() ? problem.message() : problem.pointer() + ": " + problem.message();
    }
}
