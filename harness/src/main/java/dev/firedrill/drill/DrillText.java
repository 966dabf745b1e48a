package dev.firedrill.drill;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a schedule's file. */
final class DrillText {

    private DrillText() {}

    /**
     * The file.
     *
     * @param remarks stand above it, as comments
     */
    static String of(Drill drill, List<String> remarks) {
        return Stream.of(
                                remarks.stream().map(remark -> "# " + remark.replaceAll("\\s+", " ")),
                                Stream.of(
                                        "title: " + Words.quoted(drill.title()),
                                        "tenants: [" + String.join(", ", drill.tenants()) + "]",
                                        "steps:"),
                                drill.steps().stream().map(step -> "  - " + step(step)))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String step(Step step) {
        var words = new LinkedHashMap<String, String>();
        words.put("at", Words.time(step.at()));
        if (!step.tenant().isEmpty()) {
            words.put("tenant", step.tenant());
        }
        words.putAll(what(step));
        return words.entrySet().stream()
                .map(word -> word.getKey() + ": " + word.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, String> what(Step step) {
        if (step instanceof Trouble t) {
            return Words.of(t.fault(), t.lasts())
                    .orElseThrow(() -> new IllegalArgumentException("A schedule has no words for a host that "
                            + t.fault().describe()));
        }
        return Map.of(((Change) step).what().key(), "true");
    }
}
