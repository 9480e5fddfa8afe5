package org.cxsdk.examples.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts which rows of docs/requirements.md are shown: a row is shown if a {@code …StoryTest}, or a test in one, that carries
 * its number as a tag ran in this build and nothing of it failed or was skipped.
 */
class RequirementsTest {

    private static final Pattern ROW = Pattern.compile("S\\d{1,2}");

    /** One test case of a report of the test runner. */
    private record Case(String className, String name, boolean passed, String skipped) {}

    @Test
    void rowsShown_arePrinted() throws Exception {
        List<Case> cases = reportedCases();
        long absent = cases.stream()
                .filter(test -> test.skipped().contains("sample data absent"))
                .count();
        Set<String> shown = new TreeSet<>(Comparator.comparingInt(row -> Integer.parseInt(row.substring(1))));
        for (JavaClass story : stories()) {
            List<Case> own = cases.stream()
                    .filter(test -> test.className().equals(story.getName()))
                    .toList();
            if (!own.isEmpty() && own.stream().allMatch(Case::passed)) {
                shown.addAll(rows(story));
            }
            for (JavaMethod method : story.getMethods()) {
                List<Case> ofMethod = own.stream()
                        .filter(test -> test.name().split("[({\\[ ]", 2)[0].equals(method.getName()))
                        .toList();
                if (!ofMethod.isEmpty() && ofMethod.stream().allMatch(Case::passed)) {
                    shown.addAll(rows(method));
                }
            }
        }

        System.out.printf("rows shown: %d of 81; %d tests skipped: sample data absent%n", shown.size(), absent);
        System.out.println("rows: " + String.join(" ", shown));
        assertThat(shown).allSatisfy(row -> assertThat(allRows()).contains(row));
    }

    @Test
    void requirementsPage_listsEveryRowOnce() {
        List<String> listed = Pattern.compile("^\\| (S\\d{1,2}) \\|", Pattern.MULTILINE)
                .matcher(Repository.read(Repository.ROOT.resolve("docs/requirements.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(listed).isEqualTo(allRows());
    }

    @Test
    void rowTags_areOnStoryTestsOnly() {
        assertThat(testClasses().stream()
                        .filter(type -> !rows(type).isEmpty()
                                || type.getMethods().stream()
                                        .anyMatch(method -> !rows(method).isEmpty()))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.endsWith("StoryTest"))
                        .toList())
                .isEmpty();
    }

    private static List<String> allRows() {
        return IntStream.rangeClosed(1, 81).mapToObj(row -> "S" + row).toList();
    }

    private static List<JavaClass> stories() {
        return testClasses().stream()
                .filter(type -> type.getSimpleName().endsWith("StoryTest"))
                .toList();
    }

    private static List<JavaClass> testClasses() {
        Path[] folders = Repository.modules().stream()
                .map(module -> module.resolve("target/test-classes"))
                .filter(Files::isDirectory)
                .toArray(Path[]::new);
        return new ClassFileImporter().importPaths(folders).stream().toList();
    }

    private static Set<String> rows(CanBeAnnotated type) {
        Stream<Tag> tags = Stream.concat(
                annotation(type, Tag.class).stream(),
                annotation(type, Tags.class).stream().flatMap(several -> Stream.of(several.value())));
        return tags.map(Tag::value).filter(tag -> ROW.matcher(tag).matches()).collect(Collectors.toSet());
    }

    private static <A extends Annotation> Optional<A> annotation(CanBeAnnotated type, Class<A> kind) {
        return type instanceof JavaClass javaClass
                ? javaClass.tryGetAnnotationOfType(kind)
                : ((JavaMethod) type).tryGetAnnotationOfType(kind);
    }

    private static List<Case> reportedCases() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Path module : Repository.modules()) {
            Path reports = module.resolve("target/surefire-reports");
            if (!Files.isDirectory(reports)) {
                continue;
            }
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().matches("TEST-.*\\.xml"))
                        .toList()) {
                    NodeList nodes = DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile())
                            .getElementsByTagName("testcase");
                    for (int i = 0; i < nodes.getLength(); i++) {
                        cases.add(testCase((Element) nodes.item(i)));
                    }
                }
            }
        }
        return cases;
    }

    private static Case testCase(Element element) {
        NodeList skipped = element.getElementsByTagName("skipped");
        boolean failed = element.getElementsByTagName("failure").getLength() > 0
                || element.getElementsByTagName("error").getLength() > 0;
        String why = skipped.getLength() == 0
                ? ""
                : ((Element) skipped.item(0)).getAttribute("message")
                        + skipped.item(0).getTextContent();
        return new Case(
                element.getAttribute("classname"),
                element.getAttribute("name"),
                !failed && skipped.getLength() == 0,
                why);
    }
}
