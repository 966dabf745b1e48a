package dev.firedrill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.firedrill.checker.Requirement;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Credential;
import dev.firedrill.stage.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String ROOT = "dev.firedrill";

    /** A scenario speaks of these alone, so that it says what it means without saying how it is done. */
    private static final Set<String> FOR_SCENARIOS = Set.of("stage", "checker", "fault", "time");

    /** What both front doors go through puts these two together. */
    private static final Set<String> FOR_THE_LAUNCH = Set.of("rehearsal", "report");

    /** What those two speak of. */
    private static final Set<String> SPOKEN_OF = Set.of(
            "checker",
            "drill",
            "fault",
            "history",
            "replay",
            "stage",
            "connect",
            "addon",
            "network",
            "time",
            "workload");

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT + ".catalogue", ROOT + ".launch", ROOT + ".cli", ROOT + ".junit");

    private static String groupOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1).replaceFirst("\\..*", "");
    }

    private static Set<String> imports(String from) {
        return MODULE.stream()
                .filter(type -> groupOf(type).equals(from))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getPackageName().startsWith(ROOT + "."))
                .map(ArchitectureTest::groupOf)
                .filter(group -> !group.equals(from))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaClass> scenarioClasses() {
        return MODULE.stream()
                .filter(type -> groupOf(type).equals("catalogue"))
                .filter(type -> type.isAssignableTo(Scenario.class));
    }

    private static List<Scenario> catalogued() {
        return ServiceLoader.load(Catalogue.class).stream()
                .flatMap(catalogue -> catalogue.get().scenarios().stream())
                .toList();
    }

    static Stream<Requirement> requirements() {
        return scenarioClasses().map(type -> type.reflect().getAnnotation(Requirement.class));
    }

    @Test
    void scenarios_import_what_they_may_see_alone() {
        assertThat(FOR_SCENARIOS).containsAll(imports("catalogue"));
    }

    @Test
    void groups_of_scenarios_know_nothing_of_each_other() {
        slices().matching(ROOT + ".catalogue.(*)..")
                .should()
                .notDependOnEachOther()
                .check(MODULE);
    }

    @Test
    void the_launch_imports_run_and_report_and_what_they_speak_of() {
        Set<String> allowed = new TreeSet<>(FOR_THE_LAUNCH);
        allowed.addAll(SPOKEN_OF);

        assertThat(allowed).containsAll(imports("launch"));
        assertThat(imports("launch")).containsAll(FOR_THE_LAUNCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "junit"})
    void each_front_door_goes_through_the_launch(String door) {
        Set<String> allowed = new TreeSet<>(FOR_THE_LAUNCH);
        allowed.addAll(SPOKEN_OF);
        allowed.add("launch");
        // By itself, as a command and as an extension.
        allowed.add("toxiproxy");
        // The doctor looks for it.
        allowed.add("docker");

        assertThat(allowed).containsAll(imports(door));
        assertThat(imports(door)).contains("launch");
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MODULE);
    }

    @Test
    void every_scenario_is_final_and_its_packages_own() {
        assertThat(scenarioClasses())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getModifiers())
                        .contains(JavaModifier.FINAL)
                        .doesNotContain(JavaModifier.PUBLIC));
    }

    @Test
    void every_scenario_says_what_it_requires() {
        assertThat(requirements()).doesNotContainNull();
    }

    @Test
    void every_scenario_is_in_a_catalogue_once() {
        assertThat(catalogued().stream().map(scenario -> scenario.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(
                        scenarioClasses().map(JavaClass::getName).toList());
    }

    @Test
    void ids_are_unique_and_well_formed() {
        assertThat(requirements().map(Requirement::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]{2,4}-\\d{2}"));
    }

    @Test
    void every_scenario_names_the_group_that_it_is_in() {
        assertThat(scenarioClasses())
                .allSatisfy(type -> assertThat(type.getPackageName())
                        .endsWith("."
                                + type.reflect()
                                        .getAnnotation(Requirement.class)
                                        .group()));
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void every_scenario_has_a_page_that_explains_it(Requirement requirement) {
        assertThat(Scenario.class.getResource("/dev/firedrill/explain/" + requirement.id() + ".md"))
                .isNotNull();
    }

    @Test
    void credentials_are_called_in_the_history_what_they_are_called_on_stage() {
        Map<String, Credential> named =
                Arrays.stream(Credential.values()).collect(toMap(Credential::name, Function.identity()));

        assertThat(named)
                .containsOnly(
                        Map.entry(AccessProbed.TRUE, Credential.TRUE),
                        Map.entry(AccessProbed.GARBAGE, Credential.GARBAGE),
                        Map.entry(AccessProbed.REPLACED, Credential.REPLACED_SECRET),
                        Map.entry(AccessProbed.FORGED, Credential.FORGED_SECRET),
                        Map.entry(AccessProbed.FORMER, Credential.FORMER_SECRET),
                        Map.entry(AccessProbed.STRANGER, Credential.STRANGERS_SECRET));
    }

    @Test
    void nothing_prints_but_what_was_given_the_streams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".junit.ConsoleAudience")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MODULE);
    }

    @Test
    void every_package_says_that_null_is_named() {
        assertThat(MODULE.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(found -> assertThat(found.tryGetAnnotationOfType(NullMarked.class))
                        .as(found.getName())
                        .isPresent());
    }
}
