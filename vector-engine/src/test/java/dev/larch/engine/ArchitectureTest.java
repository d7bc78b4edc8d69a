package dev.larch.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** What the engine may lean on. */
class ArchitectureTest {

    private static final JavaClasses ENGINE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.larch.engine");

    @Test
    void dependsOnNothingButTheJdkAndNullAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.larch.engine..", "java..", "jdk.incubator.vector", "org.jspecify..")
                .check(ENGINE);
    }

    @Test
    void doesNoInputOrOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                .check(ENGINE);
    }

    @Test
    void keepsTheFilterLanguageFreeOfVectors() {
        noClasses()
                .that()
                .resideInAPackage("dev.larch.engine.filter")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.larch.engine.filter..", "java..", "jdk.incubator.vector", "org.jspecify..")
                .check(ENGINE);
    }

    @Test
    void hasPackagesWithoutCycles() {
        slices().matching("dev.larch.(**)").should().beFreeOfCycles().check(ENGINE);
    }
}
