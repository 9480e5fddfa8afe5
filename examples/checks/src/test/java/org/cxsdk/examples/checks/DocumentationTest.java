package org.cxsdk.examples.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxsdk.consent.ConsentError;
import org.cxsdk.consent.ledger.LedgerError;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.ErrorCode;
import org.cxsdk.examples.quickstart.Quickstart;
import org.cxsdk.examples.taxdeclaration.TaxDeclaration;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.metrics.MetricsError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Documentation says what the code says: snippets are compiled, error codes are listed, links lead somewhere. */
class DocumentationTest {

    /** A marker comment naming a file and a region, then a fenced block. */
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: (\\S+?)#(\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\\)");

    @TestFactory
    Stream<DynamicTest> snippets_areRegionsOfCompiledFiles() {
        return markdown().flatMap(page -> {
            Matcher matcher = SNIPPET.matcher(Repository.read(page));
            List<DynamicTest> tests = new ArrayList<>();
            while (matcher.find()) {
                String file = matcher.group(1);
                String region = matcher.group(2);
                String shown = matcher.group(3);
                tests.add(DynamicTest.dynamicTest(
                        Repository.relative(page) + " " + file + "#" + region,
                        () -> assertThat(unindented(shown))
                                .as("the text in " + Repository.relative(page) + " equals the region in " + file)
                                .isEqualTo(region(Repository.ROOT.resolve(file), region))));
            }
            return tests.stream();
        });
    }

    @Test
    void quickstartOutput_standsInTheReadme() {
        Matcher shown = Pattern.compile("<!-- output: quickstart -->\\s*```text\\n(.*?)```", Pattern.DOTALL)
                .matcher(Repository.read(Repository.ROOT.resolve("README.md")));

        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo(Quickstart.run());
    }

    @Test
    void taxDeclarationOutput_standsInItsPage() {
        Matcher shown = Pattern.compile("<!-- output: tax-declaration -->\\s*```text\\n(.*?)```", Pattern.DOTALL)
                .matcher(Repository.read(Repository.ROOT.resolve("docs/consent.md")));

        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo(TaxDeclaration.run());
    }

    @Test
    void javaInDocumentation_isAlwaysASnippet() {
        List<String> loose = markdown()
                .flatMap(page -> {
                    String rest = SNIPPET.matcher(Repository.read(page)).replaceAll("");
                    return rest.contains("```java") ? Stream.of(Repository.relative(page)) : Stream.of();
                })
                .toList();

        assertThat(loose).as("pages with Java that no test compiles").isEmpty();
    }

    @Test
    void links_leadToFiles() {
        List<String> broken = markdown()
                .flatMap(page -> LINK.matcher(Repository.read(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !Files.exists(page.resolveSibling(target)))
                        .map(target -> Repository.relative(page) + " -> " + target))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void errorCodes_areUniqueAndDocumented() {
        List<ErrorCode> registered = Stream.<ErrorCode[]>of(
                        CoreError.values(),
                        ConsentError.values(),
                        LedgerError.values(),
                        FeedbackError.values(),
                        MetricsError.values(),
                        MaturityError.values(),
                        PlanError.values())
                .flatMap(Stream::of)
                .toList();
        Map<String, ErrorCode> byCode = new HashMap<>();
        registered.forEach(error -> assertThat(byCode.put(error.code(), error))
                .as(error.code() + " twice")
                .isNull());
        Set<String> documented = Pattern.compile("^\\| `(CX-[A-Z]+-\\d{4})` \\|", Pattern.MULTILINE)
                .matcher(Repository.read(Repository.ROOT.resolve("docs/errors.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).as("codes in docs/errors.md").isEqualTo(new TreeSet<>(byCode.keySet()));
    }

    private static Stream<Path> markdown() {
        return Repository.walk(Repository.ROOT).filter(path -> path.toString().endsWith(".md"));
    }

    private static String region(Path file, String name) {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Repository.read(file).lines().toList()) {
            String stripped = line.strip();
            if (inside && (stripped.equals("// endregion") || stripped.equals("// endregion " + name))) {
                return unindented(String.join("\n", lines));
            }
            if (inside) {
                lines.add(line);
            }
            inside |= stripped.equals("// region " + name);
        }
        throw new AssertionError("no region \"" + name + "\" in " + file);
    }

    private static String unindented(String code) {
        // a blank last line would count as one without indentation
        return code.stripTrailing().stripIndent().strip();
    }
}
