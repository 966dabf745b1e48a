package dev.firedrill.matrix;

import dev.firedrill.history.Bounds;
import dev.firedrill.launch.config.FiredrillYaml;
import dev.firedrill.matrix.SubjectRuns.Rehearsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A framework of Atlassian's own, with a small add-on on it in a folder of its own: a file {@code firedrill*.yaml} for
 * each configuration, and {@code expected-verdicts.md} with a column for each.
 */
enum Framework {
    /** For Node. */
    ACE("FIREDRILL_REQUIRE_NODE", "page profile") {
        @Override
        String missing() throws IOException, InterruptedException {
            if (!Files.isDirectory(folder().resolve("node_modules"))) {
                return "run 'npm ci' in scenarios/" + folder() + " first.";
            }
            try {
                return new ProcessBuilder("node", "--version").start().waitFor() == 0 ? "" : "node does not work here.";
            } catch (IOException e) {
                return "there is no node here.";
            }
        }
    },
    /** For Spring Boot. */
    ACSB("FIREDRILL_REQUIRE_ACSB", "page hello") {
        @Override
        String missing() throws IOException {
            Path jar = folder().resolve("target").resolve("acsb-subject.jar");
            String build = "run 'mvn -q -B -f scenarios/" + folder() + "/pom.xml package' first.";
            if (!Files.exists(jar)) {
                return "there is no " + jar.getFileName() + ": " + build;
            }
            return isOlder(jar, folder().resolve("pom.xml")) || isOlder(jar, folder().resolve("src"))
                    ? jar.getFileName() + " is older than its sources: " + build
                    : "";
        }
    };

    /** The configuration of the file without a name of its own. */
    static final String DEFAULT = "default";

    /** {@code -Dframeworks=ace-default} takes some of them. */
    private static final String SOME = System.getProperty("frameworks", "");

    private static final String REASONS = "decided by";
    private static final Path SUBJECTS = Path.of("src", "test", "subjects");

    private final String requiredBy;
    private final String actingPage;

    Framework(String requiredBy, String actingPage) {
        this.requiredBy = requiredBy;
        this.actingPage = actingPage;
    }

    /** What keeps its add-on from being started here; empty when nothing does. */
    abstract String missing() throws IOException, InterruptedException;

    /** Whether it may not be left out, which an environment variable says. */
    boolean required() {
        return "true".equals(System.getenv(requiredBy));
    }

    /** The page that calls the host as its user, where the configuration says so. */
    String actingPage() {
        return actingPage;
    }

    Path folder() {
        return SUBJECTS.resolve(name().toLowerCase(java.util.Locale.ROOT));
    }

    Table expected() throws IOException {
        return Table.first(Files.readString(folder().resolve("expected-verdicts.md")));
    }

    /** What the table has columns for. */
    List<String> configurations() throws IOException {
        return expected().columns().stream()
                .filter(column -> !column.equals(REASONS))
                .toList();
    }

    Expectation expected(String configuration, String scenario) throws IOException {
        return Expectation.parse(expected().cell(scenario, configuration));
    }

    String reasons(String scenario) throws IOException {
        return expected().cell(scenario, REASONS);
    }

    /** Every framework in every configuration that can be run here, against every scenario. */
    static List<Rehearsed> rehearsed() throws IOException, InterruptedException {
        var runs = new ArrayList<Rehearsed>();
        for (Framework framework : values()) {
            String missing = framework.missing();
            if (missing.isEmpty()) {
                framework.configurations().stream()
                        .filter(configuration -> isWanted(framework.subjectName(configuration)))
                        .map(framework::rehearsed)
                        .forEach(runs::add);
            } else {
                System.out.println("The " + framework + " subject is not run: " + missing);
            }
        }
        return runs;
    }

    private static boolean isWanted(String name) {
        return SOME.isEmpty() || List.of(SOME.split(",")).contains(name);
    }

    private Rehearsed rehearsed(String configuration) {
        return new Rehearsed(
                subjectName(configuration), store -> subject(configuration, store), Run.catalogue(), Bounds.standard());
    }

    /**
     * The add-on in one configuration.
     *
     * @param store an empty folder for what it keeps
     */
    Subject subject(String configuration, Path store) {
        String file = configuration.equals(DEFAULT) ? "firedrill.yaml" : "firedrill." + configuration + ".yaml";
        return Subject.of(subjectName(configuration), FiredrillYaml.read(folder().resolve(file)), store);
    }

    /** What the add-on in one configuration is called: {@code ace-default}. */
    String subjectName(String configuration) {
        return folder().getFileName() + "-" + configuration;
    }

    private static boolean isOlder(Path file, Path source) throws IOException {
        try (Stream<Path> sources = Files.walk(source)) {
            return sources.filter(Files::isRegularFile)
                    .anyMatch(other ->
                            other.toFile().lastModified() > file.toFile().lastModified());
        }
    }
}
