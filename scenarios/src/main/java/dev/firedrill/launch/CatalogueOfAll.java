package dev.firedrill.launch;

import dev.firedrill.checker.Requirement;
import dev.firedrill.launch.config.Nearest;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.report.Catalogued;
import dev.firedrill.report.ExitCode;
import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every scenario on the class path, and how people name some of them. */
public final class CatalogueOfAll {

    /** Where the page is that explains all schedules. */
    public static final String DRILLS = "/dev/firedrill/explain/DRILL.md";

    private final List<Scenario> scenarios;

    private CatalogueOfAll(List<Scenario> scenarios) {
        this.scenarios = scenarios;
    }

    /** Finds them. */
    public static CatalogueOfAll load() {
        return new CatalogueOfAll(ServiceLoader.load(Catalogue.class).stream()
                .flatMap(provider -> provider.get().scenarios().stream())
                .toList());
    }

    /** These, and schedules beside them. */
    public CatalogueOfAll and(List<DrillScenario> drills) {
        return new CatalogueOfAll(
                Stream.concat(scenarios.stream(), drills.stream()).toList());
    }

    /** All of them, in order. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** A scenario as reports know it. */
    public static Catalogued catalogued(Scenario scenario) {
        return Catalogued.of(Described.requirement(scenario));
    }

    /** Where the page is that explains a scenario, as a resource; a team's own scenario may have none. */
    public static String page(Scenario scenario) {
        return scenario instanceof DrillScenario
                ? DRILLS
                : "/dev/firedrill/explain/" + requirement(scenario).id() + ".md";
    }

    /**
     * The scenarios that ids, groups and globs name, in catalogue order; all of them without any.
     *
     * @throws UsageException when one of them names nothing
     */
    public List<Scenario> select(List<String> patterns) {
        patterns.forEach(this::requireAny);
        return scenarios.stream()
                .filter(s -> patterns.isEmpty() || patterns.stream().anyMatch(p -> matches(p, s)))
                .toList();
    }

    private void requireAny(String pattern) {
        if (scenarios.stream().noneMatch(s -> matches(pattern, s))) {
            throw new UsageException(
                    "No scenario is called '" + pattern + "'" + Nearest.hint(pattern, names())
                            + " Name ids (URL-01), groups (url), or globs (URL-*, url/*); 'firedrill list' shows all.",
                    ExitCode.NOTHING_SELECTED);
        }
    }

    private List<String> names() {
        return scenarios.stream()
                .flatMap(s -> Stream.of(requirement(s).id(), requirement(s).group()))
                .distinct()
                .toList();
    }

    private static boolean matches(String pattern, Scenario scenario) {
        Requirement requirement = requirement(scenario);
        Predicate<String> glob = glob(pattern);
        return glob.test(requirement.id())
                || glob.test(requirement.group())
                || glob.test(requirement.group() + "/" + requirement.id());
    }

    private static Predicate<String> glob(String pattern) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).asMatchPredicate();
    }

    private static Requirement requirement(Scenario scenario) {
        return Described.requirement(scenario);
    }
}
