package dev.firedrill;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the architecture page says, held against the code. */
class ArchitectureTest {

    private static final String ROOT = "dev.firedrill";

    /** Which of our packages each package imports. {@code stage} imports {@code checker}: a scenario has both halves. */
    private static final Map<String, Set<String>> IMPORTS = Map.ofEntries(
            entry("time", Set.of()),
            entry("docker", Set.of("time")),
            entry("connect", Set.of()),
            entry("fault", Set.of()),
            entry("toxiproxy", Set.of()),
            entry("history", Set.of("fault", "time")),
            entry("checker", Set.of("fault", "history")),
            entry("stage", Set.of("checker", "fault")),
            entry("host", Set.of("connect", "fault", "history", "time")),
            entry("network", Set.of("docker", "fault", "history", "host", "time", "toxiproxy")),
            entry("nemesis", Set.of("fault", "history", "host", "time")),
            entry("addon", Set.of("docker", "history", "time")),
            entry("workload", Set.of("connect", "host", "history", "time")),
            entry(
                    "rehearsal",
                    Set.of(
                            "addon",
                            "checker",
                            "connect",
                            "docker",
                            "fault",
                            "history",
                            "host",
                            "nemesis",
                            "network",
                            "stage",
                            "time",
                            "workload")),
            entry("replay", Set.of("history")),
            entry("drill", Set.of("fault", "history")),
            entry("report", Set.of("checker", "drill", "fault", "history", "replay", "report.pages")),
            entry("report.pages", Set.of("checker", "history", "report")));

    /** Which libraries belong to which packages, and come up in no public signature elsewhere. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("io.netty.", Set.of("host", "network", "toxiproxy")),
            entry("eu.rekawek.toxiproxy.", Set.of("network")),
            entry("com.github.tomakehurst.", Set.of("host")),
            entry("wiremock.", Set.of("host")),
            entry("org.apache.hc.", Set.of("host")),
            entry("org.wildfly.", Set.of("network")),
            entry("org.testcontainers.", Set.of("addon", "network")),
            entry("com.github.dockerjava.", Set.of("addon", "network")),
            entry("org.apache.commons.compress.", Set.of("addon")),
            entry("com.nimbusds.", Set.of("connect")),
            entry("gg.jte.", Set.of("report", "report.pages")),
            entry("org.awaitility.", Set.of("time")));

    /** Public though nothing here names it: for the command line in its own module, thrown, or handed through. */
    private static final Set<String> FOR_OTHERS = Set.of(
            "addon.ClockNotMovedException",
            "host.UnmatchedRequest",
            "network.FreePorts",
            "rehearsal.Addressing",
            "rehearsal.Cleaner",
            "rehearsal.Described",
            "rehearsal.Draws",
            "rehearsal.GatewayPlan",
            "rehearsal.LeftBehind",
            "rehearsal.PreflightCheck",
            "rehearsal.Rehearsal",
            "rehearsal.RunListener",
            "rehearsal.RunOutcome",
            "rehearsal.RunPlan",
            "rehearsal.Target",
            "rehearsal.UnsafeTargetException",
            "rehearsal.Version",
            "drill.Drill",
            "drill.Step",
            "drill.Words",
            "report.Account",
            "report.Catalogued",
            "report.Colour",
            "report.ExitCode",
            "report.GitHubReport",
            "report.KnownFailure",
            "report.Look",
            "report.Preflight",
            "report.Progress",
            "report.ReplayReport",
            "report.Replayed",
            "report.ReportUnwritableException",
            "report.RunDirectory",
            "report.RunJson",
            "report.RunResult",
            "report.TerminalReport",
            "report.Timing",
            "report.Unlock",
            "report.Unmatched",
            "toxiproxy.Semantics");

    private static final JavaClasses HARNESS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String packageOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1);
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }

    private static DescribedPredicate<JavaClass> in(String... names) {
        return DescribedPredicate.describe(
                "in " + String.join(", ", names), type -> Set.of(names).contains(type.getName()));
    }

    static Stream<String> packages() {
        return HARNESS.stream().map(ArchitectureTest::packageOf).distinct().sorted();
    }

    @Test
    void every_package_is_in_the_table() {
        assertThat(packages()).containsExactlyInAnyOrderElementsOf(IMPORTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void each_package_imports_what_the_table_says(String name) {
        Set<String> imported = HARNESS.stream()
                .filter(type -> packageOf(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(ArchitectureTest::ours)
                .map(ArchitectureTest::packageOf)
                .filter(other -> !other.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(IMPORTS.get(name)).containsAll(imported);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HARNESS);
    }

    @Test
    void no_library_shows_in_a_public_signature() {
        var leaks = HARNESS.stream()
                .filter(ArchitectureTest::visible)
                .flatMap(type -> Stream.concat(
                        type.getMembers().stream()
                                .filter(member -> member.getModifiers().contains(PUBLIC))
                                .flatMap(member -> types(member).map(t -> member.getFullName() + ": " + t.getName())),
                        type.getAllRawInterfaces().stream().map(t -> type.getName() + ": " + t.getName())))
                .filter(line -> LIBRARIES.keySet().stream().anyMatch(library -> line.contains(": " + library)))
                .filter(line -> !line.contains("Jte"));

        assertThat(leaks).isEmpty();
    }

    private static boolean visible(JavaClass type) {
        return type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::visible).orElse(true);
    }

    private static Stream<JavaClass> types(JavaMember member) {
        return member instanceof JavaField field
                ? raw(field.getType())
                : Stream.concat(
                        raw(((JavaCodeUnit) member).getReturnType()),
                        Stream.concat(
                                ((JavaCodeUnit) member)
                                        .getParameterTypes().stream().flatMap(ArchitectureTest::raw),
                                ((JavaCodeUnit) member).getExceptionTypes().stream()));
    }

    private static Stream<JavaClass> raw(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    @Test
    void each_library_stays_in_the_packages_that_own_it() {
        LIBRARIES.forEach((library, owners) -> noClasses()
                .that(DescribedPredicate.describe("outside " + owners, type -> !owners.contains(packageOf(type))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "of " + library, type -> type.getName().startsWith(library)))
                .check(HARNESS));
    }

    @Test
    void nothing_sleeps_but_named_waits() {
        noClasses()
                .that(are(DescribedPredicate.not(in(ROOT + ".time.Await"))))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "sleeping",
                        call -> call.getName().equals("sleep")
                                && (call.getTargetOwner().isEquivalentTo(Thread.class)
                                        || call.getTargetOwner().isEquivalentTo(TimeUnit.class))))
                .check(HARNESS);
    }

    @Test
    void nothing_reads_the_wall_clock_but_the_runs_clock() {
        noClasses()
                .that(are(DescribedPredicate.not(in(ROOT + ".time.RunClock"))))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "telling what time it is",
                        call -> call.getName().equals("now")
                                && Stream.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)
                                        .anyMatch(call.getTargetOwner()::isEquivalentTo)))
                .check(HARNESS);
    }

    @Test
    void nothing_is_random_without_a_seed() {
        noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(HARNESS);
        noClasses().should().callConstructor(Random.class, long.class).check(HARNESS);
    }

    @Test
    void nothing_prints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(HARNESS);
    }

    @Test
    void nothing_logs_through_the_jdk() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .check(HARNESS);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void every_package_says_that_null_is_named(String name) {
        assertThat(HARNESS.getPackage(ROOT + "." + name).tryGetAnnotationOfType(NullMarked.class))
                .isPresent();
    }

    /** Scenario authors use {@code stage} and {@code checker}, which are not held to this. */
    @Test
    void what_is_public_is_used_outside_its_package() {
        Set<JavaClass> used = HARNESS.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> !use.getOriginClass()
                        .getPackageName()
                        .equals(use.getTargetClass().getPackageName()))
                .map(use -> outermost(use.getTargetClass().getBaseComponentType()))
                .collect(Collectors.toSet());
        Set<String> idle = HARNESS.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
                .filter(type -> !Set.of("stage", "checker").contains(packageOf(type)))
                .filter(type -> !type.getSimpleName().startsWith("Jte") && !used.contains(type))
                .map(type -> packageOf(type) + "." + type.getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(idle).containsExactlyInAnyOrderElementsOf(FOR_OTHERS);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
