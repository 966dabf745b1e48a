package dev.firedrill.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.firedrill.sample";

    private final JavaClasses addon = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void the_add_on_knows_nothing_of_its_mutants() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".mutants..")
                .check(addon);
    }

    @Test
    void the_add_on_knows_nothing_of_the_harness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.firedrill",
                        "dev.firedrill.host..",
                        "dev.firedrill.stage..",
                        "dev.firedrill.connect..",
                        "dev.firedrill.checker..",
                        "dev.firedrill.catalogue..")
                .check(addon);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(addon);
    }

    @Test
    void tenants_and_notes_depend_on_no_other_package() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".tenants", ROOT + ".notes")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".atlassian", ROOT + ".web", ROOT + ".background")
                .check(addon);
    }
}
