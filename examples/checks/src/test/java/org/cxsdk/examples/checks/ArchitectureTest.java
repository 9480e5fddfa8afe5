package org.cxsdk.examples.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The structure that docs/architecture.md draws, checked on the compiled classes of the library modules. */
class ArchitectureTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importPaths(Repository.LIBRARY_MODULES.stream()
                    .map(module -> module.resolve("target/classes"))
                    .toArray(Path[]::new));

    /** Services and typed stores (the thin shell) and the edges; every other class is a value or a calculator. */
    private static final DescribedPredicate<JavaClass> VALUE_OR_CALCULATOR =
            describe("values and calculators", javaClass -> {
                JavaClass top = outermost(javaClass);
                String name = top.getSimpleName();
                String inPackage = top.getPackageName();
                boolean shell = name.startsWith("Cx") || name.endsWith("Store") || name.endsWith("Service");
                boolean edge = name.endsWith("Form") // a stored form
                        || inPackage.endsWith(".json")
                        || inPackage.equals("org.cxsdk.consent.standard") // documents of other standards, in and out
                        || inPackage.startsWith("org.cxsdk.core.storage")
                        || inPackage.equals("org.cxsdk.core.context");
                return !shell && !edge && !name.equals("package-info") && !name.equals("module-info");
            });

    @ParameterizedTest
    @ValueSource(strings = {"consent", "feedback", "metrics", "maturity"})
    void modules_formAStar(String module) {
        String[] others = Stream.of("consent", "feedback", "metrics", "maturity")
                .filter(other -> !other.equals(module))
                .map(other -> "org.cxsdk." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("org.cxsdk." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(LIBRARY);
        noClasses()
                .that()
                .resideInAPackage("org.cxsdk.core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cxsdk." + module + "..")
                .check(LIBRARY);
    }

    @Test
    void packages_haveNoCycle() {
        slices().matching("org.(**)").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void calculators_seeNoStorageClockJsonOrLogging() {
        noClasses()
                .that(VALUE_OR_CALCULATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.cxsdk.core.storage..",
                        "org.cxsdk.core.context..",
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "jakarta.validation..",
                        "org.hibernate..",
                        "org.slf4j..",
                        "com.github.benmanes..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource")
                .check(LIBRARY);
    }

    @Test
    void nobody_asksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .check(LIBRARY);
    }

    @Test
    void nobody_startsAThread() {
        noClasses()
                .should()
                .callConstructor(Thread.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors")
                .check(LIBRARY);
    }

    @Test
    void publicTypes_areInExportedPackages() {
        Set<String> exported = Repository.LIBRARY_MODULES.stream()
                .map(module -> ModuleFinder.of(module.resolve("target/classes")).findAll())
                .flatMap(Set::stream)
                .flatMap(module -> module.descriptor().exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        List<String> hidden = LIBRARY.stream()
                .filter(type ->
                        outermost(type).getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> !exported.contains(type.getPackageName()))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(exported).contains("org.cxsdk.core", "org.cxsdk.consent");
        assertThat(hidden).as("public types in packages that are not exported").isEmpty();
    }

    @Test
    void publicSignatures_mentionNoJsonLibrary() {
        methods()
                .that()
                .arePublic()
                .or()
                .areProtected()
                .should(new ArchCondition<>("not mention Jackson or a validator in their signature") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                                .filter(type -> type.getPackageName().startsWith("tools.jackson")
                                        || type.getPackageName().startsWith("com.fasterxml")
                                        || type.getPackageName().startsWith("org.hibernate"))
                                .filter(type -> reachable(method.getOwner()))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " mentions " + type.getName())));
                    }
                })
                .check(LIBRARY);
    }

    @Test
    void modelTypes_carryNoJsonAnnotation() {
        classes()
                .that()
                .arePublic()
                .should()
                .notBeAnnotatedWith("com.fasterxml.jackson.annotation.JsonProperty")
                .andShould(new ArchCondition<>("have no Jackson annotation on members") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMembers().stream()
                                .flatMap(member -> member.getAnnotations().stream()
                                        .filter(annotation -> annotation
                                                .getRawType()
                                                .getPackageName()
                                                .startsWith("com.fasterxml.jackson"))
                                        .map(annotation -> member.getFullName()))
                                .forEach(name -> events.add(SimpleConditionEvent.violated(type, name)));
                    }
                })
                .check(LIBRARY);
    }

    @Test
    void everyPackage_isNullMarked() {
        Set<String> packages = LIBRARY.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Set<String> marked = LIBRARY.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(org.jspecify.annotations.NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(marked).containsAll(packages);
    }

    private static boolean reachable(JavaClass type) {
        return outermost(type).getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                && type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
