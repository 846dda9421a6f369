// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mailsender.jdbc");

    @Test
    void packagesKnowOnlyThoseBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("component")
                .definedBy("org.mailsender.jdbc.component")
                .layer("inbox")
                .definedBy("org.mailsender.jdbc.inbox")
                .layer("settings")
                .definedBy("org.mailsender.jdbc.settings")
                .layer("database")
                .definedBy("org.mailsender.jdbc.database")
                .whereLayer("component")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("inbox")
                .mayOnlyBeAccessedByLayers("component")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("component")
                .whereLayer("database")
                .mayOnlyBeAccessedByLayers("component", "inbox", "settings")
                .check(classes);
    }

    @Test
    void packagesGoInNoCircle() {
        slices().matching("org.mailsender.jdbc.(*)..").should().beFreeOfCycles().check(classes);
    }
}
