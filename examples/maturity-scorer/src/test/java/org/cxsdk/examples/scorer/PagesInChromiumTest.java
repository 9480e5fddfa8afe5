package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages as a browser has them: axe-core finds nothing by the rules for WCAG 2.0, 2.1 and 2.2 at A and AA and its best practices, with every
 * part opened; and on paper the summary is two sheets. Skipped where no Chromium is installed, or where it does not answer.
 */
@Tag("slow")
class PagesInChromiumTest {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern FOUND = Pattern.compile("<pre id=\"axe\">(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private static final String OUTPUT = "browser.out";

    /** Long: a machine may be busy with other things. */
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    Path folder;

    private String browser = "";

    @BeforeEach
    void findBrowser() throws IOException, InterruptedException {
        Optional<String> found = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no Chromium is installed (looked for " + NAMES + ")");
        browser = found.orElseThrow();
        // so that a page of ours that hangs is a failure, and a browser that cannot run on this machine is none
        Assumptions.assumeTrue(
                answers("--dump-dom", "about:blank"),
                "Chromium did not show an empty page within " + PATIENCE_SECONDS + " seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void reportOnOneAssessment_isAccessible_andItsSummaryIsTwoSheets(String language) throws Exception {
        run(
                "score",
                "--model",
                "cx-government",
                "--answers",
                "sample/answers.yaml",
                "--before",
                "sample/year-before.yaml",
                "--lang",
                language);
        String page = Files.readString(folder.resolve("report.html"));

        assertThat(violations(page)).isEmpty();
        // what follows the summary begins on a sheet of its own, so without it the sheets are those of the summary
        int after = page.indexOf("<section id=\"pillars\"");
        assertThat(after).isPositive();
        String summary = page.substring(0, after) + page.substring(page.indexOf("</main>"));
        assertThat(summary).contains("<section id=\"summary\"");
        assertThat(sheets(summary)).isEqualTo(2);
        assertThat(sheets(page)).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void roadmap_isAccessible(String language) throws Exception {
        run(
                "roadmap",
                "--model",
                "cx-government",
                "--answers",
                "sample/answers.yaml",
                "--initiatives",
                "sample/initiatives.yaml",
                "--budget",
                "1200000",
                "--lang",
                language);

        assertThat(violations(Files.readString(folder.resolve("report.html")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void reportWithTwoFaces_isAccessible(String language) throws Exception {
        Path answers = folder.resolve("answers.yaml");
        Files.writeString(answers, """
            model: two-faces@1.0
            organisation: Office
            period: 2026-Q3
            answers:
              access.roles: {faces: {documentation: {value: 4}, implementation: {value: 2, note: Two of five systems}}}
              access.log: {faces: {documentation: {value: 3}, implementation: {state: not-known}}}
            """);
        run("score", "--model", "sample/two-faces.yaml", "--answers", answers.toString(), "--lang", language);

        assertThat(violations(Files.readString(folder.resolve("report.html")))).isEmpty();
    }

    /** One country of the eGovernment Benchmark: subjects by scopes. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void overviewOfManyScopes_isAccessible(String language) throws Exception {
        Path data = Path.of(System.getProperty("cx.data", "../../../shared/data"), "maturity", "egbr");
        Assumptions.assumeTrue(Files.isDirectory(data), "sample data absent: " + data);
        Path answers = Files.createDirectories(folder.resolve("answers"));
        for (String name : List.of(
                "national-service-results.csv",
                "cross-border-service-results.csv",
                "national-portals-raw.csv",
                "cross-border-portals-raw.csv")) {
            List<String> lines = Files.readAllLines(data.resolve(name));
            Files.write(
                    answers.resolve(name),
                    lines.stream()
                            .filter(line -> line.equals(lines.get(0)) || line.startsWith("MT,"))
                            .toList());
        }
        run("score", "--model", "eu-egovernment-benchmark-2023", "--answers", answers.toString(), "--lang", language);

        assertThat(violations(Files.readString(folder.resolve("report.html")))).isEmpty();
    }

    /** The check itself: a page whose language is taken away is refused by the rule of that name. */
    @Test
    void axe_findsWhatIsWrong() throws Exception {
        run("score", "--model", "cx-government", "--answers", "sample/answers.yaml");
        String page = Files.readString(folder.resolve("report.html")).replaceFirst("<html lang=\"en\"", "<html");

        assertThat(violations(page)).anyMatch(one -> one.startsWith("html-has-lang"));
    }

    private List<String> violations(String page) throws IOException, InterruptedException {
        String axe;
        try (InputStream in = Objects.requireNonNull(PagesInChromiumTest.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String tags = Stream.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
                .map(tag -> "'" + tag + "'")
                .toList()
                .toString();
        // the page forbids scripts, and closed parts are not looked at
        String open = page.replaceAll("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                .replace("<details", "<details open=\"\"")
                .replace(
                        "</body>",
                        "<script>" + axe.replace("</script", "<\\/script") + "</script><script>axe.run(document, "
                                + "{runOnly: {type: 'tag', values: " + tags + "}, resultTypes: ['violations']}).then(r"
                                + " => { const pre ="
                                + " document.createElement('pre'); pre.id"
                                + " = 'axe'; pre.textContent ="
                                + " JSON.stringify({passes:"
                                + " r.passes.length, violations:"
                                + " r.violations.map(v => v.id + ': ' +"
                                + " v.nodes.map(n => n.target.join('"
                                + " ')).join(', '))});"
                                + " document.body.replaceChildren(pre);"
                                + " });</script></body>");
        assertThat(open).contains("axe.run");
        Path file = Files.writeString(folder.resolve("checked.html"), open);
        String dom = browse(
                "--virtual-time-budget=120000", "--dump-dom", file.toUri().toString());
        Matcher found = FOUND.matcher(dom);
        assertThat(found.find()).as("axe-core came to an end").isTrue();
        JsonNode result = JsonMapper.shared()
                .readTree(
                        found.group(1).replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"));
        assertThat(result.get("passes").asInt())
                .as("rules that looked at something")
                .isGreaterThan(15);
        List<String> violations = new ArrayList<>();
        result.get("violations").forEach(one -> violations.add(one.asString()));
        return violations;
    }

    private int sheets(String page) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("printed.html"), page);
        Path pdf = folder.resolve("printed.pdf");
        Files.deleteIfExists(pdf);
        browse("--no-pdf-header-footer", "--print-to-pdf=" + pdf, file.toUri().toString());
        return (int) SHEET.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    private String browse(String... options) throws IOException, InterruptedException {
        assertThat(answers(options))
                .as("Chromium answers within %d seconds", PATIENCE_SECONDS)
                .isTrue();
        return Files.readString(folder.resolve(OUTPUT));
    }

    private boolean answers(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("browser")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(OUTPUT).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return ended;
    }

    private void run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--out", folder.toString()));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = MaturityScorer.run(
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
    }
}
