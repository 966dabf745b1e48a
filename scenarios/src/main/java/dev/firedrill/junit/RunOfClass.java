package dev.firedrill.junit;

import dev.firedrill.launch.RunSettings;
import dev.firedrill.launch.Said;
import dev.firedrill.launch.UsageException;
import dev.firedrill.launch.config.FiredrillYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads what a test class and JUnit's configuration say of its run. */
final class RunOfClass implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FiredrillRun.class;
    }

    @Override
    public FiredrillRun resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // Read later: what is wrong with it is no failure to resolve a parameter.
        return new FiredrillRun(() -> RunSettings.resolve(said(test)), test::publishReportEntry);
    }

    private static Said said(ExtensionContext test) {
        var annotation = AnnotationSupport.findAnnotation(test.getRequiredTestClass(), Firedrill.class)
                .orElseGet(RunOfClass::nothing);
        boolean strict = parameter(test, "strict").map(Boolean::parseBoolean).orElse(annotation.strict());
        Path reports = Stream.concat(parameter(test, "report-dir").stream(), Stream.of(annotation.reportDir()))
                .filter(folder -> !folder.isEmpty())
                .findFirst()
                .map(Path::of)
                .orElse(null);
        return new Said(
                words(test, annotation),
                List.of(annotation.command()),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                reports,
                built(),
                seed(test, annotation),
                strict,
                false,
                options(strict, reports == null ? built() : reports),
                test.getRequiredTestClass().getName());
    }

    private static Optional<String> parameter(ExtensionContext test, String name) {
        return test.getConfigurationParameter("firedrill." + name)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static List<String> words(ExtensionContext test, Firedrill annotation) {
        var target = parameter(test, "target").orElse(annotation.value());
        requireSome(target, annotation);
        var scenarios = parameter(test, "scenarios")
                .map(names -> Arrays.stream(names.split(",")).map(String::strip))
                .orElseGet(() -> Arrays.stream(annotation.scenarios()));
        return Stream.concat(Stream.of(target).filter(word -> !word.isEmpty()), scenarios)
                .toList();
    }

    private static void requireSome(String target, Firedrill annotation) {
        if (target.isEmpty() && annotation.command().length == 0 && !Files.exists(Path.of(FiredrillYaml.FILE_NAME))) {
            throw new UsageException("Which add-on? Name its descriptor's URL in @Firedrill(\"http://localhost:8080/"
                    + "atlassian-connect.json\") on the test class, or write a " + FiredrillYaml.FILE_NAME + " in '"
                    + Path.of("").toAbsolutePath() + "'.");
        }
    }

    private static @Nullable Long seed(ExtensionContext test, Firedrill annotation) {
        try {
            return parameter(test, "seed").map(Long::valueOf).orElse(annotation.seed() < 0 ? null : annotation.seed());
        } catch (NumberFormatException e) {
            throw new UsageException("The configuration parameter firedrill.seed must be a whole number, and is '"
                    + parameter(test, "seed").orElse("") + "'.");
        }
    }

    /** Where a build leaves what it makes. */
    private static @Nullable Path built() {
        return Stream.of("target", "build")
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(folder -> folder.resolve("firedrill"))
                .findFirst()
                .orElse(null);
    }

    /** As the command line would have it, for a replay from there. */
    private static List<String> options(boolean strict, @Nullable Path reports) {
        return Stream.concat(
                        strict ? Stream.of("--strict") : Stream.of(),
                        reports == null ? Stream.of() : Stream.of("--report-dir", reports.toString()))
                .toList();
    }

    /** What a class says that does not say anything. */
    private static Firedrill nothing() {
        return AnnotationSupport.findAnnotation(Silent.class, Firedrill.class).orElseThrow();
    }

    @Firedrill
    private static final class Silent {}
}
