package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** {@code what-if} and {@code roadmap} as a user runs them, on the sample office. */
class RoadmapCommandTest {

    private static final String ANSWERS = Path.of("sample", "answers.yaml").toString();
    private static final String INITIATIVES =
            Path.of("sample", "initiatives.yaml").toString();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void roadmap_buysTheNextLevel_andSaysThatItIsProven() {
        int code = roadmap("--budget", "1200000", "--start", "2027-01-01");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Today: level 2", "After the plan: level 3", "No better choice exists within the limits.");
        JsonNode plan = json("roadmap.json");
        assertThat(plan.at("/choice/proof").asString()).isEqualTo("PROVEN");
        assertThat(plan.get("cost").asInt()).isLessThanOrEqualTo(1_200_000);
        assertThat(plan.at("/expected/level").asInt()).isEqualTo(3);
        assertThat(plan.get("phases")).hasSize(4);
        // baseline, agreement, exchange, one journey: 45 + 60 + 180 + 150 days from 1 January 2027
        assertThat(plan.get("end").asString()).isEqualTo("2028-03-11");
        assertThat(plan.get("criticalPath")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void roadmap_writesAPageWithATimeline(String language) throws IOException {
        roadmap("--budget", "1200000", "--start", "2027-01-01", "--lang", language);

        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("lang=\"" + language + "\"", "<svg", language.equals("ar") ? "dir=\"rtl\"" : "dir=\"ltr\"");
        assertThatCode(() -> {
                    var factory = DocumentBuilderFactory.newInstance();
                    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
                    factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
                })
                .doesNotThrowAnyException();
        String first = page;
        roadmap("--budget", "1200000", "--start", "2027-01-01", "--lang", language);
        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(first);
    }

    @Test
    void roadmap_keepsTheLimitsOfPhases() {
        roadmap("--phase-budget", "digital-infrastructure=100000", "--phase-capacity", "service-redesign=120");

        JsonNode plan = json("roadmap.json");
        assertThat(plan.at("/phases/1/cost").asInt()).isLessThanOrEqualTo(100_000);
        assertThat(plan.at("/phases/2/capacity").asInt()).isLessThanOrEqualTo(120);
        // without the exchange (480,000) level 3 is out of reach
        assertThat(plan.at("/expected/level").asInt()).isEqualTo(2);
    }

    @Test
    void roadmap_saysWhatIsWrong_andWritesNothing() {
        assertThat(roadmap("--phase-budget", "later=1")).isEqualTo(2);
        assertThat(roadmap("--objective", "fame")).isEqualTo(2);
        assertThat(roadmap("--budget", "-1")).isEqualTo(2);
        assertThat(roadmap("--nodes", "0")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("assessment-and-planning", "--objective fame");
        assertThat(folder.resolve("roadmap.json")).doesNotExist();
    }

    @Test
    void roadmap_tellsEveryViolationOfTheCatalogue() throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, """
                id: bad
                version: "1"
                title: {en: Bad}
                currency: AED
                initiatives:
                  - {id: a, title: {en: A}, phase: service-redesign, cost: 1, days: 1, after: [b], effects: {journeys.mop: in-place}}
                  - {id: b, title: {en: B}, phase: continuous-improvement, cost: -1, days: 1, after: [a, c]}
                  - {id: d, title: {en: D}, phase: service-redesign, kind: literacy, cost: 1, days: 1, effects: {journeys.map: great}}
                """);

        int code = run(
                "roadmap",
                "--model",
                "cx-government",
                "--answers",
                ANSWERS,
                "--initiatives",
                file.toString(),
                "--out",
                folder.toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "journeys.mop",
                        "belongs to a later phase",
                        "waits for itself",
                        "\"c\" is no initiative",
                        "is a literacy initiative without reach",
                        "\"great\" is not one of");
    }

    @Test
    void whatIf_tellsWhatChangesAndWhy() {
        int code = run(
                "what-if",
                "--model",
                "cx-government",
                "--answers",
                ANSWERS,
                "--initiatives",
                INITIATIVES,
                "--take",
                "one-journey",
                "--set",
                "people.teams=in-place",
                "--out",
                folder.toString());

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Today: level 2", "Then: level 3");
        JsonNode found = json("what-if.json");
        List<String> criteria = new ArrayList<>();
        found.get("changes").forEach(change -> criteria.add(change.get("node").asString()));
        assertThat(criteria)
                .contains("overall", "journeys.life-event", "once.reuse", "people.teams", "governance.joint")
                .doesNotContain("journeys.map");
        JsonNode overall = found.at("/changes/0");
        assertThat(overall.get("levelAfter").asInt()).isEqualTo(3);
        assertThat(overall.get("because")).hasSize(4);
    }

    @Test
    void whatIf_mayMakeThingsWorse_andRefusesNonsense() {
        assertThat(run(
                        "what-if",
                        "--model",
                        "cx-government",
                        "--answers",
                        ANSWERS,
                        "--set",
                        "journeys.map=none",
                        "--out",
                        folder.toString()))
                .isZero();
        assertThat(json("what-if.json").at("/after/level").asInt()).isEqualTo(1);

        assertThat(run("what-if", "--model", "cx-government", "--answers", ANSWERS, "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(run(
                        "what-if",
                        "--model",
                        "cx-government",
                        "--answers",
                        ANSWERS,
                        "--set",
                        "no.such=1",
                        "--out",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(run(
                        "what-if",
                        "--model",
                        "cx-government",
                        "--answers",
                        ANSWERS,
                        "--initiatives",
                        INITIATIVES,
                        "--take",
                        "nothing",
                        "--out",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing to try", "no.such", "[nothing]");
    }

    private int roadmap(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "roadmap",
                "--model",
                "cx-government",
                "--answers",
                ANSWERS,
                "--initiatives",
                INITIATIVES,
                "--out",
                folder.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return MaturityScorer.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private JsonNode json(String name) {
        return JsonMapper.shared().readTree(folder.resolve(name).toFile());
    }
}
