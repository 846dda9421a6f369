// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.impl.threads.Time;

/** The rooms of the house along the way of a mail, and what may be known where. */
class ArchitectureTest {

    private static final String ROOT = "org.mailsender.impl.";

    /** Below this share of final fields a class is no value and no owner of its state any more. */
    private static final double LEAST_FINAL = 0.85;

    /** Which packages a package knows, from the ground up: what stands in a line stands in one above it too. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mailsender");

    private static final JavaClasses OURS = CLASSES.that(DescribedPredicate.describe(
            "belong to the implementation", (JavaClass c) -> c.getPackageName().startsWith(ROOT)));

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("threads", Set.of());
        arrows.put("mail", Set.of());
        arrows.put("template", Set.of("mail"));
        arrows.put("settings", Set.of("mail", "template"));
        arrows.put("store", Set.of("mail", "threads"));
        arrows.put("spool", Set.of("store", "threads"));
        arrows.put("message", Set.of("mail", "settings", "threads"));
        arrows.put("keys", Set.of("settings"));
        arrows.put("auth", Set.of("keys", "mail", "settings", "threads"));
        arrows.put("smtp", Set.of("auth", "keys", "mail", "settings", "threads"));
        arrows.put("expiry", Set.of("threads"));
        arrows.put("delivery", Set.of("settings", "smtp", "store", "threads"));
        arrows.put("outcome", Set.of("delivery", "mail", "store", "threads"));
        arrows.put("intake", Set.of("mail", "message", "outcome", "settings", "store", "template", "threads"));
        arrows.put(
                "instance",
                Set.of(
                        "auth",
                        "delivery",
                        "expiry",
                        "intake",
                        "keys",
                        "mail",
                        "message",
                        "outcome",
                        "settings",
                        "smtp",
                        "store",
                        "threads"));
        arrows.put("monitor", Set.of("expiry", "threads"));
        arrows.put("shell", Set.of("mail"));
        arrows.put("karaf", Set.of("shell"));
        arrows.put("component", Set.of("auth", "instance", "monitor", "settings", "smtp", "spool", "threads"));
        return arrows;
    }

    @Test
    void packagesKnowOneAnotherAsTheTableSays() {
        Map<String, Set<String>> found = new TreeMap<>();
        List<String> forbidden = new ArrayList<>();
        OURS.forEach(c -> found.computeIfAbsent(room(c), name -> new TreeSet<>()));
        for (Dependency arrow : dependencies(OURS)) {
            String from = room(arrow.getOriginClass());
            String to = room(arrow.getTargetClass());
            found.get(from).add(to);
            if (!ARROWS.getOrDefault(from, Set.of()).contains(to)) {
                forbidden.add(from + " must not know " + to + ": " + arrow.getDescription());
            }
        }

        assertEquals(List.of(), forbidden);
        assertEquals(new TreeMap<>(ARROWS), found, "the table allows more than there is; take it out");
    }

    private static List<Dependency> dependencies(JavaClasses classes) {
        return classes.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(arrow -> !room(arrow.getOriginClass()).equals(room(arrow.getTargetClass())))
                .toList();
    }

    private static String room(JavaClass c) {
        return c.getPackageName().substring(ROOT.length());
    }

    @Test
    void noArrowOfTheTablePointsUp() {
        Set<String> below = new HashSet<>();
        ARROWS.forEach((room, known) -> {
            assertTrue(below.containsAll(known), () -> room + " knows one of " + known + " that stands above it");
            below.add(room);
        });
    }

    @Test
    void noFilesKnowOneAnotherInACircle() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new Files())
                .should()
                .beFreeOfCycles()
                // A mail is asked for its builder, which makes the mail: one thing in two files.
                .ignoreDependency(Mail.class, MailBuilder.class)
                .check(CLASSES);
    }

    /** Nested classes count to the file they stand in. */
    private static final class Files implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            boolean product = c.getPackageName().startsWith(ROOT)
                    || c.getPackageName().equals("org.mailsender")
                    || c.getPackageName().equals("org.mailsender.management");
            return product ? SliceIdentifier.of(file(c)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files of the API and the implementation";
        }

        private static String file(JavaClass c) {
            return c.getEnclosingClass().map(Files::file).orElse(c.getName());
        }
    }

    @Test
    void declarativeServicesAreKnownAtTheEdgeOnly() {
        knownOnlyIn("org.osgi.service.component..", "component", "shell");
    }

    @Test
    void configAdminIsKnownToTheComponentOnly() {
        knownOnlyIn("org.osgi.service.cm..", "component");
    }

    @Test
    void eventAdminIsKnownWhereEventsComeAndGoOnly() {
        knownOnlyIn("org.osgi.service.event..", "component", "instance", "intake", "outcome");
    }

    @Test
    void jakartaMailIsKnownWhereMailsAreReadRenderedAndSentOnly() {
        knownOnlyIn("jakarta.mail..", "mail", "message", "smtp");
        knownOnlyIn("org.eclipse.angus..", "smtp");
        knownOnlyIn("org.jsoup..", "message");
    }

    @Test
    void theTemplateLibraryIsKnownWhereTemplatesAreFilledOnly() {
        knownOnlyIn("com.samskivert..", "template");
    }

    @Test
    void jsonIsKnownWhereTokensAreFetchedOnly() {
        knownOnlyIn("com.grack..", "auth");
    }

    private static void knownOnlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Set.of(rooms).stream().map(room -> ROOT + room).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(OURS);
    }

    @Test
    void theMachinesClocksAreAskedByTimeOnly() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Time.class)
                .should()
                .callCodeUnitWhere(target(nameMatching("currentTimeMillis|nanoTime"))
                        .and(target(owner(DescribedPredicate.describe("System", c -> c.isEquivalentTo(System.class))))))
                .orShould()
                .callCodeUnitWhere(target(nameMatching("now|system.*|tick.*"))
                        .and(target(owner(DescribedPredicate.describe(
                                "java.time", c -> c.getPackageName().equals(Clock.class.getPackageName()))))))
                .orShould()
                .callConstructor(Date.class)
                .check(OURS);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }

    @Test
    void nearlyEveryFieldIsFinal() {
        List<JavaField> fields = OURS.stream()
                .flatMap(c -> c.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        long unchanging = fields.stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.FINAL))
                .count();

        assertTrue(unchanging >= LEAST_FINAL * fields.size(), () -> unchanging + " of " + fields.size() + " are final");
    }
}
