package io.careflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;

@Execution(ExecutionMode.CONCURRENT)
class ModularityTest {

    @Test
    void modulesUseOnlyWhatTheyMay() {
        ApplicationModules.of(CareflowApplication.class).verify();
    }

    @Test
    void onlyWorkersTheEngineAndTheDeskKnowCamunda() {
        var application = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.careflow");
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..process..", "io.careflow.engine..", "io.careflow.desk..", "io.careflow.local..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.camunda.."))
                .check(application);
    }
}
