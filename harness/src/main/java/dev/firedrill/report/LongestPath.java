package dev.firedrill.report;

import dev.firedrill.report.Timing.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What made the run as long as it was: its longest scenario, and everything that is not a scenario. */
record LongestPath(RunResult result) {

    String describe() {
        return longestScenario() + around();
    }

    private String longestScenario() {
        String wall = Prose.seconds(result.timing().wall());
        Set<String> ids = result.selected().stream().map(Catalogued::id).collect(Collectors.toSet());
        return spans().stream()
                .filter(span -> ids.contains(span.name()))
                .max(Comparator.comparing(Span::critical).thenComparing(Span::took))
                .map(span -> "longest: " + span.name() + " " + Prose.seconds(span.took()) + " of " + wall)
                .orElse("altogether: " + wall);
    }

    private String around() {
        Set<String> ids = result.selected().stream().map(Catalogued::id).collect(Collectors.toSet());
        Map<String, Duration> parts = new LinkedHashMap<>();
        if (!result.timing().startUp().isZero()) {
            parts.put("start-up", result.timing().startUp());
        }
        spans().stream()
                .filter(span -> !ids.contains(span.name()))
                .forEach(span -> parts.putIfAbsent(span.name(), result.timing().of(span.name())));
        return parts.entrySet().stream()
                .map(part -> "; " + part.getKey() + " " + Prose.seconds(part.getValue()))
                .collect(Collectors.joining());
    }

    private List<Span> spans() {
        return result.timing().spans();
    }
}
