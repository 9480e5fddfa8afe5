package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.reckon.FigureCheck;
import org.cxsdk.examples.reckon.Given;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The verifier's own calculation agrees with the engine on every number of both files, for models of every kind, and finds each number that is changed.
 * It imports nothing of the engine.
 */
class FigureCheckTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../../../shared/data"), "maturity");
    private static final Pattern NUMBER = Pattern.compile("(?<=: )-?[0-9]+(\\.[0-9]+)?(?=,?\\n)");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void ourModel_isReckonedWhole() throws IOException {
        FigureCheck.Found found = scored("cx-government", Path.of("sample", "answers.yaml"), LocalDate.of(2026, 10, 6));

        assertThat(found.problems()).isEmpty();
        assertThat(found.open()).isEmpty();
        assertThat(found.figures()).isGreaterThan(600);
    }

    /** With everything known there is a way to the next level; with something unknown there are ranges. */
    @ParameterizedTest
    @ValueSource(strings = {"{value: 2}", "{state: not-known}"})
    void twoFaces_areReckonedWhole_andEveryChangedNumberIsFound(String periods) throws IOException {
        Path answers = faces(periods);
        FigureCheck.Found found = scored("sample/two-faces.yaml", answers, null);
        assertThat(found.problems()).isEmpty();
        assertThat(found.open()).isEmpty();

        List<String> missed = new ArrayList<>();
        int changed = 0;
        for (String file : List.of("scores.json", "explanation.json")) {
            String text = Files.readString(folder.resolve(file));
            Matcher numbers = NUMBER.matcher(text);
            while (numbers.find()) {
                String other =
                        new BigDecimal(numbers.group()).add(BigDecimal.ONE).toPlainString();
                String forged = text.substring(0, numbers.start()) + other + text.substring(numbers.end());
                if (check("sample/two-faces.yaml", answers, null, file, forged)
                        .problems()
                        .isEmpty()) {
                    missed.add(file + " at " + numbers.start());
                }
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(50);
        assertThat(missed).isEmpty();
    }

    /** Ladders by mean and by children, bands, tables, counts, medians, conversions, rounding and caps: the rules that the other models do not use. */
    @Test
    void everyRuleOfTheFormat_isReckonedWhole() throws IOException {
        Path model = Files.writeString(folder.resolve("rules.yaml"), """
            id: rules
            version: "1"
            title: {en: Rules}
            range: {min: 0, max: 10}
            levels:
              - {number: 1, name: {en: One}, test: {en: One.}}
              - {number: 2, name: {en: Two}, test: {en: Two.}}
              - {number: 3, name: {en: Three}, test: {en: Three.}}
            evidenceRule: {none: cap 6, expired: no-score}
            scales:
              s: [{answer: low, score: 0, label: {en: low}}, {answer: mid, score: 10/3, label: {en: mid}}, {answer: high, score: 10, label: {en: high}}]
            ladders:
              climb:
                - {level: 2, require: [{id: mean, level: 2, mean: ">= 3"}, {id: part, node: b, score: ">= 1"}]}
                - {level: 3, require: [{id: below, childrenReach: 3}, {id: each, level: 3, each: ">= 9"}]}
            bands:
              cut: [{when: "> 8", level: 3}, {when: ">= 4", level: 2}]
            root:
              id: all
              title: {en: All}
              aggregation: weighted-mean
              missing: leave-out
              missingBy: {no-evidence: count-as 1}
              ladder: climb
              rounding: {decimals: 2, mode: half-even}
              children:
                - id: a
                  title: {en: A}
                  weight: 2/3
                  aggregation: median
                  bands: cut
                  children:
                    - {id: a1, title: {en: A1}, level: 2, answer: {type: choice, scale: s}}
                    - {id: a2, title: {en: A2}, level: 2, answer: {type: percentage, linear: {from: 20, to: 80}}}
                    - {id: a3, title: {en: A3}, level: 3, answer: {type: number, min: 0, max: 40, steps: [{when: "<= 5", score: 10}, {when: "< 20", score: 5}], otherwise: 1}}
                    - {id: a4, title: {en: A4}, answer: {type: yes-no, yes: 7, no: 2}}
                - id: b
                  title: {en: B}
                  weight: 1/3
                  aggregation: count
                  countIf: "> 4"
                  children: [{ref: a1}, {ref: a2}, {id: b1, title: {en: B1}, answer: {type: yes-no}}]
                - id: c
                  title: {en: C}
                  weight: 1
                  aggregation: table
                  table: [{when: {a4: "> 4", b1: not-known}, score: 3}, {when: {a4: "> 4"}, scoreOf: b1}, {state: not-applicable}]
                  children: [{ref: a4}, {ref: b1}]
                - id: d
                  title: {en: D}
                  weight: 1
                  aggregation: sum
                  steps: [{when: ">= 12", score: 10}, {when: ">= 6", score: 5}]
                  otherwise: 0
                  children: [{ref: a1}, {ref: a3}]
            """);
        List<String> values = List.of("low", "mid", "high");
        for (int i = 0; i < 27; i++) {
            Path answers = Files.writeString(folder.resolve("a" + i + ".yaml"), """
                model: rules@1
                organisation: Office
                period: 2026
                answers:
                  a1: {value: %s, evidence: [%s]}
                  a2: {value: %s, evidence: [E1]}
                  a3: {value: %d, evidence: [E1, E2]}
                  a4: {%s}
                  b1: {%s}
                evidence:
                  E1: {title: Log, collected: 2026-01-10, validUntil: 2026-12-31}
                  E2: {title: Old, collected: 2024-01-10, validUntil: 2025-01-10}
                """.formatted(
                    values.get(i % 3),
                    i % 2 == 0 ? "E1" : "E2",
                    10 + 7 * i % 91,
                    i % 3 * 9,
                    i % 4 == 3 ? "state: not-applicable" : "value: " + (i % 2 == 0 ? "yes" : "no") + ", evidence: [E1]",
                    i % 5 == 0 ? "state: not-known" : "value: " + (i % 3 == 0 ? "no" : "yes")));
            FigureCheck.Found found = scored(model.toString(), answers, LocalDate.of(2026, 1, 10));

            assertThat(found.problems()).as("answers " + i).isEmpty();
            assertThat(found.open()).as("answers " + i).isEmpty();
        }
    }

    /** OWASP SAMM, its ninety questions answered in turn with each of the four answers. */
    @Test
    void samm_isReckonedWhole() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "sample data absent: " + DATA);
        Path samm = folder.resolve("samm.yaml");
        run(
                "import",
                "--from",
                "samm",
                DATA.resolve("samm/samm-core-model.json").toString(),
                "--out",
                samm.toString());
        MaturityModel model = Models.read(Source.of(samm));
        StringBuilder answers =
                new StringBuilder("model: " + model.ref() + "\norganisation: Office\nperiod: 2026\nanswers:\n");
        String[] values = {"0", "0.25", "0.5", "1"};
        int next = 0;
        for (Criterion criterion : model.criteria()) {
            answers.append("  \"")
                    .append(criterion.id())
                    .append("\": {value: ")
                    .append(values[next++ % 4])
                    .append("}\n");
        }
        FigureCheck.Found found = scored(
                samm.toString(), Files.writeString(folder.resolve("samm-answers.yaml"), answers.toString()), null);

        assertThat(found.problems()).isEmpty();
        assertThat(found.open()).isEmpty();
        assertThat(found.figures()).isGreaterThan(500);
    }

    /** Services, scopes, averages over scopes, and stated figures beside computed ones: Malta in the eGovernment Benchmark. */
    @Test
    @Tag("slow")
    void europeanBenchmark_isReckonedWhole() throws IOException {
        Path data = DATA.resolve("egbr");
        Assumptions.assumeTrue(Files.isDirectory(data), "sample data absent: " + data);
        Path answers = Files.createDirectories(folder.resolve("answers"));
        for (String name : List.of(
                "national-service-results.csv",
                "cross-border-service-results.csv",
                "national-portals-raw.csv",
                "cross-border-portals-raw.csv",
                "national-services-raw-MT-LU-EE.csv")) {
            List<String> lines = Files.readAllLines(data.resolve(name));
            Files.write(
                    answers.resolve(name),
                    lines.stream()
                            .filter(line -> line.equals(lines.get(0)) || line.startsWith("MT,"))
                            .toList());
        }
        FigureCheck.Found found = scored("eu-egovernment-benchmark-2023", answers, null);

        assertThat(found.problems()).isEmpty();
        assertThat(found.open()).isEmpty();
        assertThat(found.figures()).isGreaterThan(3_000);
    }

    @Test
    void theSecondCalculation_importsNothingOfTheEngine() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/org/cxsdk/examples/reckon"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(5);
            for (Path file : all) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("org.cxsdk.maturity");
            }
        }
    }

    private Path faces(String periods) throws IOException {
        return Files.writeString(folder.resolve("faces.yaml"), """
            model: two-faces@1.0
            organisation: Office
            period: 2026-Q3
            answers:
              access.roles: {faces: {documentation: {value: 4}, implementation: {value: 2, note: Two of five systems}}}
              access.log: {faces: {documentation: {value: 5}, implementation: {value: 3}}}
              retention.periods: {faces: {documentation: {value: 3}, implementation: %s}}
            """.formatted(periods));
    }

    private FigureCheck.Found scored(String model, Path answers, @Nullable LocalDate day) throws IOException {
        run("score", "--model", model, "--answers", answers.toString(), "--out", folder.toString());
        return check(model, answers, day, "", "");
    }

    /** The check of the two files, one of them forged. */
    private FigureCheck.Found check(
            String model, Path answers, @Nullable LocalDate day, String forgedFile, String forged) throws IOException {
        Source document = Common.source(model);
        List<Given> given = Common.answers(Models.read(document), answers).stream()
                .map(BundleVerifier::given)
                .toList();
        return FigureCheck.of(
                DocumentTree.read(document),
                given,
                day,
                DocumentTree.read(Source.of("scores.json", text("scores.json", forgedFile, forged))),
                DocumentTree.read(Source.of("explanation.json", text("explanation.json", forgedFile, forged))));
    }

    private String text(String file, String forgedFile, String forged) throws IOException {
        return file.equals(Objects.requireNonNull(forgedFile)) ? forged : Files.readString(folder.resolve(file));
    }

    private void run(String... args) {
        err.reset();
        int code = MaturityScorer.run(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), args);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
    }
}
