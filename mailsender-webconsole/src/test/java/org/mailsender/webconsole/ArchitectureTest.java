// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The page sees what every operator's tool sees, and its files know one another in one direction. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mailsender.webconsole");

    @Test
    void noFilesKnowOneAnotherInACircle() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new Files())
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void eachRoomKnowsOnlyThoseBelowIt() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("edge")
                .definedBy("org.mailsender.webconsole")
                .layer("view")
                .definedBy("..view..")
                .layer("action")
                .definedBy("..action..")
                .layer("task")
                .definedBy("..task..")
                .layer("model")
                .definedBy("..model..")
                .layer("html")
                .definedBy("..html..")
                .layer("text")
                .definedBy("..text..")
                .layer("call")
                .definedBy("..call..")
                .whereLayer("edge")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("view")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("action")
                .mayOnlyBeAccessedByLayers("edge", "view")
                .whereLayer("html")
                .mayOnlyBeAccessedByLayers("view")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("edge", "view", "action")
                .whereLayer("task")
                .mayOnlyBeAccessedByLayers("edge", "view", "action")
                .check(CLASSES);
    }

    @Test
    void theImplementationIsUnknown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mailsender.impl..")
                .check(CLASSES);
    }

    /** Nested classes count to the file they stand in. */
    private static final class Files implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            return c.getPackageName().startsWith("org.mailsender.webconsole")
                    ? SliceIdentifier.of(file(c))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files of the Web Console's page";
        }

        private static String file(JavaClass c) {
            return c.getEnclosingClass().map(Files::file).orElse(c.getName());
        }
    }
}
