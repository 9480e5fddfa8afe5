package org.cxsdk.examples.insights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The commands of docs/insights.md on the sample files, whose figures can be worked out by hand. */
class InsightsTest {

    private static final Path SAMPLE =
            Path.of(System.getProperty("basedir", ".")).resolve("sample");

    @TempDir
    Path out;

    private record Ran(int code, String out, String err) {}

    private Ran run(String... args) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = Insights.run(
                new PrintStream(words, true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of(args), Stream.of("--out", out.toString()))
                        .toArray(String[]::new));
        return new Ran(code, words.toString(StandardCharsets.UTF_8), complaints.toString(StandardCharsets.UTF_8));
    }

    private JsonNode json(String name) {
        return new JsonMapper().readTree(out.resolve(name).toFile());
    }

    private static String sample(String name) {
        return SAMPLE.resolve(name).toString();
    }

    private String[] journeys(String log) {
        return new String[] {"journeys", "--log", log, "--case", "case", "--activity", "activity", "--time", "time"};
    }

    @Test
    void journeys_writesFiguresAndAPage() {
        Ran ran = run(journeys(sample("moving-house.csv")));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("Wrote journeys.json, report.html to " + out + System.lineSeparator());
        JsonNode json = json("journeys.json");
        assertThat(json.get("log").asString()).isEqualTo("moving-house");
        assertThat(json.get("events").asInt()).isEqualTo(10);
        assertThat(json.get("cases").asInt()).isEqualTo(3);
        assertThat(json.get("first").asString()).isEqualTo("2026-03-02T05:00:00Z");
        assertThat(json.at("/variants/count").asInt()).isEqualTo(2);
        assertThat(json.at("/variants/top/0/count").asInt()).isEqualTo(2);
        assertThat(json.at("/rework/cases").asInt()).isEqualTo(1);
        // 24 h 10 min, 73 h 20 min, 24 h 30 min: the middle one
        assertThat(json.at("/caseDurationSeconds/median").asDouble()).isEqualTo(88_200);
    }

    @Test
    void conformance_writesTheLeastCostOfEachPath() {
        Ran ran = run(
                "conformance",
                "--log",
                sample("moving-house.csv"),
                "--case",
                "case",
                "--activity",
                "activity",
                "--time",
                "time",
                "--net",
                sample("moving-house.pnml"));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        JsonNode json = json("conformance.json");
        // two journeys go as modelled; one uploads twice: 1 of at worst 4 + 3 moves
        assertThat(json.get("fittingCases").asInt()).isEqualTo(2);
        assertThat(json.get("totalCost").asInt()).isEqualTo(1);
        assertThat(json.get("averageTraceFitness").asDouble()).isCloseTo((1 + 1 + 6 / 7.0) / 3, within(1e-12));
        assertThat(json.get("logFitness").asDouble()).isCloseTo(1 - 1 / 19.0, within(1e-12));
        assertThat(json.get("exactness").asString()).isEqualTo("EXACT");
        assertThat(json.at("/variants/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void journeys_showsMapDiagramFunnelChannelsAndPainPoints_andNothingOfAFew() throws IOException {
        StringBuilder log = new StringBuilder("case,activity,time,channel\n");
        for (int j = 0; j < 40; j++) {
            String day = "2026-03-%02d".formatted(1 + j % 20);
            log.append("m%d,apply,%sT09:00:00Z,app\n".formatted(j, day));
            log.append("m%d,upload proof,%sT10:00:00Z,%s\n".formatted(j, day, j % 2 == 0 ? "app" : "counter"));
            log.append("m%d,decision,%sT18:00:00Z,\n".formatted(j, day));
        }
        for (int j = 40; j < 50; j++) {
            log.append("m%d,apply,2026-03-02T09:00:00Z,app\nm%d,call,2026-03-02T10:00:00Z,phone\n".formatted(j, j));
            log.append("m%d,decision,2026-03-04T18:00:00Z,\n".formatted(j));
        }
        log.append("secret,apply,2026-03-01T09:00:00Z,fax\nsecret,complain,2026-03-02T09:00:00Z,fax\n");
        Path file = Files.writeString(out.resolve("log.csv"), log);
        Path design = Files.writeString(out.resolve("design.yaml"), """
            journey: moving-house
            stages:
              - id: tell
                steps:
                  - {id: apply, channels: [app]}
                  - {id: upload, activity: upload proof, channels: [app]}
              - id: decide
                steps:
                  - {id: decision, lane: back-office}
            """);
        Ran ran = run(
                "journeys",
                "--log",
                file.toString(),
                "--case",
                "case",
                "--activity",
                "activity",
                "--time",
                "time",
                "--channel",
                "channel",
                "--design",
                design.toString(),
                "--success",
                "decision");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        String page = Files.readString(out.resolve("report.html"));
        assertThat(page).contains("id=\"map\"", "id=\"diagram\"", "id=\"funnel\"", "id=\"channels\"", "id=\"pain\"");
        assertThat(page).doesNotContain("complain");
        assertThat(json("journeys.json").at("/design/steps/1/wrongChannel").asInt())
                .isEqualTo(20);
    }

    @Test
    void kpis_computesByDefinition_asOfTheLastEvent() {
        assertThat(run("kpis", "--definitions", sample("kpis.yaml"), "--events", sample("events.csv"))
                        .code())
                .isZero();

        JsonNode json = json("kpis.json");
        assertThat(json.get("asOf").asString()).isEqualTo("2026-02-11T05:00:00Z");
        // January: (240 + 480 + 120) / 3 = 280, which is below 300
        JsonNode january = result(json, "waiting-time", "2026-01", "");
        assertThat(january.get("value").asDouble()).isEqualTo(280);
        assertThat(january.at("/target/status").asString()).isEqualTo("met");
        // February: (600 + 200) / 2 = 400
        assertThat(result(json, "waiting-time", "2026-02", "")
                        .at("/target/status")
                        .asString())
                .isEqualTo("missed");
        // 3 of 4 completed; web 1 of 2
        assertThat(result(json, "completion", "2026-01", "").get("value").asDouble())
                .isEqualTo(0.75);
        assertThat(result(json, "completion", "2026-01", "web").get("value").asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void kpis_isNotMovedByAClockFarAhead_butCountsIt() throws IOException {
        Path kpis = Files.writeString(out.resolve("kpis.yaml"), """
            source: {}
            kpis:
              - {id: done, title: {en: Done, ar: منجز}, measure: {kind: count, where: {kind: done}}}
            """);
        StringBuilder rows = new StringBuilder("id,kind,at\n");
        for (int i = 1; i <= 19; i++) {
            rows.append("%d,done,2026-03-%02dT00:00:00Z%n".formatted(i, i));
        }
        Path events = Files.writeString(out.resolve("events.csv"), rows + "20,done,2099-01-01T00:00:00Z\n");

        assertThat(run("kpis", "--definitions", kpis.toString(), "--events", events.toString())
                        .code())
                .isZero();
        assertThat(json("kpis.json").get("asOf").asString()).isEqualTo("2026-03-19T00:00:00Z");
        assertThat(json("kpis.json")
                        .at("/excludedObservations/RECORDED_AFTER_AS_OF")
                        .asInt())
                .isEqualTo(1);
        assertThat(result(json("kpis.json"), "done", "2026-03", "").get("state").asString())
                .isEqualTo("provisional");
    }

    @Test
    void kpis_refusesAFileWithoutEvents() throws IOException {
        Path events = Files.writeString(out.resolve("none.csv"), "id,kind,at,channel,waitSeconds\n");

        Ran ran = run("kpis", "--definitions", sample("kpis.yaml"), "--events", events.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("has no event");
    }

    @Test
    void seriesAndSurvival_refuseNumbersWithoutEnd() throws IOException {
        Path file = Files.writeString(out.resolve("v.csv"), "v,e\n1,1\n2,1\n3,0\n");

        assertThat(run("series", "--file", file.toString(), "--value", "v", "--target", "Infinity")
                        .code())
                .isEqualTo(2);
        assertThat(run(
                                "survival",
                                "--file",
                                file.toString(),
                                "--duration",
                                "v",
                                "--event",
                                "e",
                                "--restricted-to",
                                "Infinity")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void kpis_readsTheExportsOfOtherSystems_andWritesWhatOthersRead() throws IOException {
        Ran ran = run(
                "kpis",
                "--definitions",
                sample("exports/kpis.yaml"),
                "--events",
                sample("exports/tickets.csv"),
                "--mapping",
                sample("exports/tickets.mapping.yaml"),
                "--events",
                sample("exports/survey.csv"),
                "--mapping",
                sample("exports/survey.mapping.yaml"),
                "--events",
                sample("exports/queue.csv"),
                "--mapping",
                sample("exports/queue.mapping.yaml"),
                "--export",
                "csv,openmetrics,open-data");

        assertThat(ran.err()).isEmpty();
        // (240 + 900 + 300) / 3; stars 5, 4, 2, 3 have the mean 3.5, which is 0.625 on a scale of 0 to 1
        JsonNode json = json("kpis.json");
        assertThat(result(json, "waiting-time", "2026-09", "").get("value").asDouble())
                .isEqualTo(480);
        assertThat(result(json, "satisfaction", "2026-09", "").get("value").asDouble())
                .isEqualTo(0.625);
        assertThat(Files.readString(out.resolve("kpis.prom")))
                .contains("cx_kpi{kpi=\"satisfaction\",unit=\"1\",period=\"2026-09\",state=\"provisional\"} 0.625\n")
                .endsWith("# EOF\n");
        assertThat(Files.readAllLines(out.resolve("open-data.csv")))
                .filteredOn(line -> line.startsWith("satisfaction"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(",,suppressed,"));
        assertThat(Files.readString(out.resolve("kpis.csv"))).contains(",2026-09,Asia/Dubai,web,,0.875,1,9,2,2,");
    }

    /** To Prometheus an empty label is no label: the part would pass for the whole. */
    @Test
    void kpis_openMetrics_namesThePartThatHasNoChannel() throws IOException {
        Path events = Files.writeString(out.resolve("events.csv"), """
            id,kind,at,channel,waitSeconds
            e1,visit.served,2026-01-10T09:00:00+04:00,desk,240
            e2,visit.served,2026-01-11T09:00:00+04:00,,120
            """);

        assertThat(run(
                                "kpis",
                                "--definitions",
                                sample("kpis.yaml"),
                                "--events",
                                events.toString(),
                                "--export",
                                "openmetrics")
                        .code())
                .isZero();

        assertThat(Files.readString(out.resolve("kpis.prom")))
                .contains("by_channel=\"(missing)\"} 120.0")
                .doesNotContain("by_channel=\"\"");
    }

    @Test
    void series_saysWhetherItChanged() {
        Ran ran = run(
                "series", "--file", sample("waiting.csv"), "--value", "minutes", "--target", "12", "--better", "lower");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("Wrote series.json, report.html to " + out + System.lineSeparator());
        JsonNode json = json("series.json");
        assertThat(json.get("n").asInt()).isEqualTo(18);
        // 223 minutes over 18 months; 24 minutes of change over 17 steps, no step above 3.267 times their mean
        assertThat(json.get("mean").asDouble()).isCloseTo(223 / 18.0, within(1e-12));
        assertThat(json.at("/chart/kind").asString()).isEqualTo("XmR");
        assertThat(json.at("/chart/averageMovingRange").asDouble()).isCloseTo(24 / 17.0, within(1e-12));
        // ten months above the centre, then eight below; 15 and 16 minutes lie near the limit of 12.39 + 2.66 · 24/17 =
        // 16.14
        assertThat(json.get("signals")).hasSize(18);
        assertThat(json.get("signals"))
                .filteredOn(signal -> signal.get("rule").asString().equals("two-of-three"))
                .extracting(signal -> signal.get("index").asInt())
                .containsExactly(2, 4, 6);
        assertThat(json.get("signals"))
                .filteredOn(signal -> signal.get("rule").asString().equals("shift-7"))
                .hasSize(15);
        assertThat(json.get("variation").asString()).isEqualTo("special-cause-improvement");
        assertThat(json.get("assurance").asString()).isEqualTo("inconsistent");
        assertThat(json.at("/forecast/points")).hasSize(10);
    }

    @Test
    void causes_saysWhereItRose() {
        Ran ran =
                run("causes", "--file", sample("late.csv"), "--period", "month", "--bad", "late", "--volume", "visits");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("Wrote causes.json, report.html to " + out + System.lineSeparator());
        JsonNode first = json("causes.json").at("/suspects/0");
        // the file was made with 41 % late at the harbour's counter in the last month, about 15 % before
        assertThat(first.at("/cause/channel").asString()).isEqualTo("counter");
        assertThat(first.at("/cause/office").asString()).isEqualTo("harbour");
        assertThat(first.get("observed").asDouble()).isEqualTo(120);
        assertThat(first.get("p").asDouble()).isEqualTo(.01);
        assertThat(json("causes.json").get("period").asString()).isEqualTo("2026-10");
        assertThat(json("causes.json").get("periodsBefore").asInt()).isEqualTo(3);
    }

    @Test
    void causes_tellsAFallFromARise() throws IOException {
        Path file = Files.writeString(
                out.resolve("fall.csv"), "month,late,visits,channel\n1,10,200,web\n2,12,200,web\n3,0,200,web\n");

        assertThat(run("causes", "--file", file.toString(), "--period", "month", "--bad", "late", "--volume", "visits")
                        .code())
                .isZero();
        assertThat(json("causes.json").get("everywhere").asBoolean()).isFalse();
        assertThat(Files.readString(out.resolve("report.html"))).contains("It rose nowhere.");
    }

    @Test
    void causes_needsEarlierPeriods() {
        Ran ran = run(
                "causes",
                "--file",
                sample("late.csv"),
                "--period",
                "month",
                "--bad",
                "late",
                "--volume",
                "visits",
                "--at",
                "2026-07");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("2026-07").contains("nothing unwanted was counted in the periods before");
        assertThat(out.resolve("causes.json")).doesNotExist();
    }

    @Test
    void series_tellsAllThatIsWrongAtOnce() throws IOException {
        Path file = Files.writeString(out.resolve("bad.csv"), "month,n,of\n1,3,0\n2,,5\n3,x,5\n");

        Ran ran = run("series", "--file", file.toString(), "--value", "n", "--denominator", "of");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("bad.csv:2: of: ", "bad.csv:3: n: ", "bad.csv:4: n: ");
        assertThat(out.resolve("series.json")).doesNotExist();
    }

    @Test
    void survival_countsOpenCases() {
        assertThat(run(
                                "survival",
                                "--file",
                                sample("durations.csv"),
                                "--duration",
                                "weeks",
                                "--event",
                                "ended",
                                "--group",
                                "arm")
                        .code())
                .isZero();

        // Gehan 1965; R survival: survfit and survdiff
        JsonNode json = json("survival.json");
        assertThat(json.at("/groups/6-MP/median").asDouble()).isEqualTo(23);
        assertThat(json.at("/groups/6-MP/medianLow").asDouble()).isEqualTo(16);
        assertThat(json.at("/groups/6-MP/medianHigh").isNull()).isTrue();
        assertThat(json.at("/groups/placebo/median").asDouble()).isEqualTo(8);
        assertThat(json.at("/groups/placebo/events").asInt()).isEqualTo(21);
        assertThat(json.at("/restrictedMean/horizon").asDouble()).isEqualTo(35);
        assertThat(json.at("/groups/6-MP/restrictedMean/value").asDouble()).isCloseTo(23.28739496, within(5e-9));
        assertThat(json.at("/logRank/chiSquare").asDouble()).isCloseTo(16.79, within(5e-3));
        assertThat(json.at("/logRank/df").asInt()).isEqualTo(1);
    }

    private static JsonNode result(JsonNode json, String kpi, String period, String channel) {
        for (JsonNode result : json.get("results")) {
            if (result.get("kpi").asString().equals(kpi)
                    && result.get("period").asString().equals(period)
                    && result.at("/dimensions/channel").asString("").equals(channel)) {
                return result;
            }
        }
        throw new AssertionError("no result for " + kpi + " " + period + " " + channel);
    }

    @Test
    void feedback_tellsAskedAnsweredAndUsedApart() {
        assertThat(run("feedback", "--instrument", "nhs-fft", "--responses", sample("responses.csv"))
                        .code())
                .isZero();

        JsonNode positive = json("feedback.json").at("/scores/0");
        assertThat(positive.get("group").isEmpty()).isTrue();
        // 3 of the 6 who answered, "don't know" included; one left it open
        assertThat(positive.get("value").asDouble()).isCloseTo(50, within(1e-12));
        assertThat(positive.get("asked").asInt()).isEqualTo(7);
        assertThat(positive.get("answered").asInt()).isEqualTo(6);
        assertThat(positive.get("used").asInt()).isEqualTo(6);
        // the desk has 2 opinions and the web 3: small groups are hidden, their counts too
        JsonNode desk = json("feedback.json").at("/scores/1");
        assertThat(desk.at("/group/channel").asString()).isEqualTo("desk");
        assertThat(desk.get("state").asString()).isEqualTo("suppressed");
        assertThat(desk.get("value").isNull()).isTrue();
        assertThat(desk.get("used").isNull()).isTrue();
        assertThat(json("feedback.json").propertyNames())
                .startsWith("instrument", "period", "scores", "changes", "topics", "sentiment", "drivers");

        assertThat(run(
                                "feedback",
                                "--instrument",
                                "nhs-fft",
                                "--responses",
                                sample("responses.csv"),
                                "--minimum-n",
                                "1")
                        .code())
                .isZero();
        assertThat(json("feedback.json").at("/scores/1/value").asDouble()).isZero();
        assertThat(json("feedback.json").at("/scores/2/value").asDouble()).isEqualTo(100);
    }

    // by hand: 3 of 4 satisfied unweighted; weights 2, 1, 1, 0.5 of which 2 + 1 + 0.5 are: 3.5 / 4.5
    @Test
    void feedback_usesWeights_whereThereAreAny() throws IOException {
        Path file = Files.writeString(out.resolve("weighted.csv"), """
            response,at,question,answer,weight
            a,2026-10-01T09:00:00Z,satisfaction,5,2
            b,2026-10-01T09:00:00Z,satisfaction,4,1
            c,2026-10-01T09:00:00Z,satisfaction,2,1
            d,2026-10-01T09:00:00Z,satisfaction,5,0.5
            """);
        String[] command = {"feedback", "--instrument", "csat-5", "--responses", file.toString()};
        assertThat(run(command).code()).isZero();
        // four people are too few to be told of, the whole included
        assertThat(json("feedback.json").at("/scores/0/state").asString()).isEqualTo("suppressed");
        assertThat(json("feedback.json").get("responses").isNull()).isTrue();
        assertThat(run("feedback", "--instrument", "csat-5", "--responses", file.toString(), "--minimum-n", "1")
                        .code())
                .isZero();

        JsonNode csat = json("feedback.json").at("/scores/0");
        assertThat(csat.get("value").asDouble()).isCloseTo(350 / 4.5, within(1e-9));
        // Kish: 4.5² / (4 + 1 + 1 + 0.25)
        assertThat(csat.at("/weights/nEffective").asDouble()).isCloseTo(3.24, within(1e-9));
        assertThat(csat.get("used").asInt()).isEqualTo(4);
    }

    // by hand: 40 of 50 satisfied in September, 20 of 50 in October; z = 4.0825, p < 0.001
    @Test
    void feedback_tellsARealChangeFromNoise() throws IOException {
        StringBuilder csv = new StringBuilder("response,at,question,answer,office\n");
        for (int i = 0; i < 100; i++) {
            boolean satisfied = i < 50 ? i < 40 : i < 70;
            csv.append("r%d,2026-%s-10T09:00:00Z,satisfaction,%d,%s\n"
                    .formatted(i, i < 50 ? "09" : "10", satisfied ? 5 : 1, i % 2 == 0 ? "north" : "south"));
        }
        Path file = Files.writeString(out.resolve("months.csv"), csv);
        assertThat(run("feedback", "--instrument", "csat-5", "--responses", file.toString())
                        .code())
                .isZero();

        JsonNode change = json("feedback.json").at("/changes/0");
        assertThat(change.get("from").asString()).isEqualTo("2026-09");
        assertThat(change.get("difference").asDouble()).isEqualTo(-40);
        assertThat(change.get("verdict").asString()).isEqualTo("real");
        assertThat(change.get("p").asDouble()).isLessThan(0.001);
    }

    // R 4.2.2, aov(y ~ office) of 100, 0 and -100: mean squares 20000 and 145000 / 21; equally large groups keep 1 -
    // MSW / MSB
    @Test
    void feedback_ranksANetScore() throws IOException {
        StringBuilder csv = new StringBuilder("response,at,question,answer,office\n");
        String[] offices = {"harbour", "north", "west"};
        int[][] answers = {{10, 10, 10, 10, 10, 10, 10, 3}, {10, 10, 10, 8, 8, 3, 3, 10}, {10, 10, 8, 8, 3, 3, 3, 3}};
        for (int i = 0; i < 24; i++) {
            csv.append(
                    "r%d,2026-10-10T09:00:00Z,recommend,%d,%s\n".formatted(i, answers[i / 8][i % 8], offices[i / 8]));
        }
        Path file = Files.writeString(out.resolve("nps.csv"), csv);
        assertThat(run("feedback", "--instrument", "nps", "--responses", file.toString())
                        .code())
                .isZero();

        JsonNode league = json("feedback.json").at("/leagues/0");
        assertThat(league.at("/rows/0/name").asString()).isEqualTo("harbour");
        assertThat(league.at("/rows/0/value").asDouble()).isEqualTo(75);
        assertThat(league.at("/rows/0/estimate").asDouble()).isCloseTo(25 + 50 * (1 - 145 / 420.0), within(1e-9));
        assertThat(league.at("/rows/2/estimate").asDouble()).isCloseTo(25 - 50 * (1 - 145 / 420.0), within(1e-9));
        assertThat(league.at("/prior/between").asDouble())
                .isCloseTo(Math.sqrt((20_000 - 145_000 / 21.0) / 8), within(1e-6));
        assertThat(league.at("/prior/within").asDouble()).isCloseTo(Math.sqrt(145_000 / 21.0), within(1e-6));
        // an interval ends where the score does
        assertThat(league.at("/rows/0/high").asDouble()).isLessThanOrEqualTo(100);
    }

    @Test
    void text_judgesItselfByCrossValidation_orOthers() {
        assertThat(run("text", "--train", sample("comments.csv")).code()).isZero();

        JsonNode json = json("text.json");
        assertThat(json.propertyNames())
                .startsWith("model", "folds", "n", "accuracy", "macroF1", "classes", "confusion", "topTerms");
        assertThat(json.at("/model").propertyNames()).containsExactly("kind", "version", "trainedOn", "sha256");
        assertThat(json.get("folds").asInt()).isEqualTo(5);
        assertThat(json.get("n").asInt()).isEqualTo(47);
        // every labelled row is in the table, under the label it was forced to
        int judged = 0;
        for (JsonNode row : json.get("confusion")) {
            for (JsonNode count : row) {
                judged += count.asInt();
            }
        }
        assertThat(judged).isEqualTo(47);

        assertThat(run("text", "--train", sample("comments.csv"), "--test", sample("comments.csv"))
                        .code())
                .isZero();
        assertThat(json("text.json").get("folds").isNull()).isTrue();
        assertThat(json("text.json").get("accuracy").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void reuse_decidesAsOfEachRequest() {
        assertThat(run("reuse", "--world", sample("world.yaml"), "--requests", sample("requests.yaml"))
                        .code())
                .isZero();

        JsonNode decisions = json("reuse.json").get("decisions");
        assertThat(decisions.at("/0/outcome").asString()).isEqualTo("PERMIT");
        assertThat(decisions.at("/0/basis").asInt()).isEqualTo(1);
        assertThat(decisions.at("/1/outcome").asString()).isEqualTo("DENY");
        assertThat(decisions.at("/1/reasons/0").asString()).isEqualTo("WITHDRAWN");
        assertThat(decisions.at("/2/outcome").asString()).isEqualTo("NEEDS_CONSENT");
        assertThat(decisions.at("/3/outcome").asString()).isEqualTo("DENY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void pages_areWellFormed_inBothLanguages(String language) throws Exception {
        List<String[]> commands = List.of(
                journeys(sample("moving-house.csv")),
                new String[] {"kpis", "--definitions", sample("kpis.yaml"), "--events", sample("events.csv")},
                new String[] {"feedback", "--instrument", "nhs-fft", "--responses", sample("responses.csv")});
        for (String[] command : commands) {
            Ran ran = run(Stream.concat(Stream.of(command), Stream.of("--lang", language))
                    .toArray(String[]::new));

            assertThat(ran.code()).as(command[0]).isZero();
            String page = Files.readString(out.resolve("report.html"));
            assertThat(page).contains("<html lang=\"" + language + "\"");
            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new java.io.ByteArrayInputStream(
                                    page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8))))
                    .as(command[0])
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void sameInput_givesSameBytes() throws IOException {
        run(journeys(sample("moving-house.csv")));
        byte[] json = Files.readAllBytes(out.resolve("journeys.json"));
        byte[] page = Files.readAllBytes(out.resolve("report.html"));
        run(journeys(sample("moving-house.csv")));

        assertThat(out.resolve("journeys.json")).hasBinaryContent(json);
        assertThat(out.resolve("report.html")).hasBinaryContent(page);
    }

    @Test
    void badInput_isToldInFull_andNothingIsWritten() throws IOException {
        Path log = Files.writeString(
                out.resolve("bad.csv"), "case,activity,time\n,apply,2026-03-02T09:00:00Z\nm1,,soon\n");

        Ran ran = run(journeys(log.toString()));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("bad.csv:2:", "bad.csv:3:", "\"soon\"", "3 problems in the input. Nothing was written.");
        assertThat(out.resolve("journeys.json")).doesNotExist();
    }

    @Test
    void anOptionThatCannotBeMeant_isBadInput() throws IOException {
        String[] log = journeys(sample("moving-house.csv"));
        assertThat(run(with(log, "--success", "nope"))).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("--success (nope) is no activity of this log; there are ");
        });
        assertThat(run(with(log, "--funnel", "nope")).code()).isEqualTo(2);
        assertThat(run(with(log, "--minimum-n", "0")).err()).contains("--minimum-n (0) must be at least 1");
        assertThat(run(with(log, "--time-format", "no pattern")).code()).isEqualTo(2);
        String[] conformance = with(log, "--net", sample("moving-house.pnml"));
        conformance[0] = "conformance";
        assertThat(run(with(conformance, "--max-states", "0")).err()).contains("--max-states (0) must be at least 1");
        assertThat(out).isEmptyDirectory();
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void theFunnel_isOfTheStepsThatWereAskedFor_andThePageSaysWhereItsStepsComeFrom() throws IOException {
        String[] log = journeys(sample("permits.csv"));
        assertThat(run(log).code()).isZero();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("The steps are those of the most frequent path.");

        assertThat(run(with(log, "--funnel", "apply", "--funnel", "issue permit"))
                        .code())
                .isZero();
        assertThat(Files.readString(out.resolve("report.html"))).contains("The steps are those that were asked for");
        assertThat(json("journeys.json").at("/funnel/steps")).hasSize(2);
        // 107 of 120 journeys of the sample have a row "issue permit", by grep and sort -u
        assertThat(json("journeys.json").at("/funnel/steps/1/reached").asInt()).isEqualTo(107);
    }

    @Test
    void journeys_pairsBeginningsAndCompletions_andTellsServiceTimes() throws IOException {
        Path log = Files.writeString(out.resolve("phases"), """
            case,activity,time,phase
            1,check,2026-03-02T09:00:00Z,start
            1,check,2026-03-02T09:10:00Z,complete
            1,decide,2026-03-02T09:05:00Z,start
            1,decide,2026-03-02T09:30:00Z,complete
            2,check,2026-03-02T09:30:00Z,complete
            """);
        String[] asked = with(journeys(log.toString()), "--lifecycle", "phase", "--pair");

        Ran ran = run(asked);

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("of events without a beginning (1) the service time is unknown");
        JsonNode times = json("journeys.json").get("times");
        assertThat(times.at("/serviceSeconds/check/n").asInt()).isEqualTo(1);
        assertThat(times.at("/serviceSeconds/check/median").asDouble()).isEqualTo(600);
        // from 09:00 to 09:30 something was done all the time, for 10 and for 25 minutes
        assertThat(times.at("/processingSumSeconds/median").asDouble()).isEqualTo(2_100);
        assertThat(times.at("/processingUnionSeconds/median").asDouble()).isEqualTo(1_800);
        assertThat(times.get("negativeWaits").asInt()).isEqualTo(1);
        assertThat(times.get("unknownBeginnings").asInt()).isEqualTo(1);
        assertThat(run(with(asked, "--keep", "start")).err()).contains("--pair makes one event of a row with start");
        assertThat(run(with(journeys(log.toString()), "--instance", "phase")).err())
                .contains("say --pair, too");
    }

    /** A pipe can be read once only, and its name does not tell what comes through it. */
    @Test
    void journeys_readsAPipe() throws Exception {
        Path pipe = out.resolveSibling("pipe-" + out.getFileName());
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
        } catch (IOException e) {
            assumeTrue(false, "no pipes here: " + e.getMessage());
        }
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, """
                    <log><trace><string key="concept:name" value="1"/>
                      <event><string key="concept:name" value="a"/>
                        <date key="time:timestamp" value="2026-03-02T09:00:00Z"/></event></trace></log>
                    """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            Ran ran = run("journeys", "--log", pipe.toString());

            assertThat(ran.err()).isEmpty();
            assertThat(json("journeys.json").get("events").asInt()).isEqualTo(1);
        } finally {
            writer.join();
            Files.delete(pipe);
        }
    }

    @Test
    void conformance_tellsWhereTokensCanGrowWithoutEnd() throws IOException {
        Path log = Files.writeString(
                out.resolve("log.csv"),
                "case,activity,time\n1,send,2026-03-02T09:00:00Z\n1,send,2026-03-02T10:00:00Z\n1,receive,2026-03-02T11:00:00Z\n");
        Path net = Files.writeString(out.resolve("heap.pnml"), """
            <pnml><net id="n" type="http://www.pnml.org/version-2009/grammar/pnmlcoremodel"><page id="p">
              <place id="sender"><initialMarking><text>1</text></initialMarking></place>
              <place id="heap"/>
              <transition id="t1"><name><text>send</text></name></transition>
              <transition id="t2"><name><text>receive</text></name></transition>
              <arc id="a1" source="sender" target="t1"/><arc id="a2" source="t1" target="sender"/>
              <arc id="a3" source="t1" target="heap"/><arc id="a4" source="heap" target="t2"/>
            </page><finalmarkings><marking><place idref="sender"><text>1</text></place></marking></finalmarkings></net></pnml>
            """);
        String[] asked = with(journeys(log.toString()), "--net", net.toString());
        asked[0] = "conformance";

        Ran ran = run(asked);

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("place heap can collect tokens without end");
        JsonNode json = json("conformance.json");
        // what was sent last was never received
        assertThat(json.get("totalCost").asInt()).isEqualTo(1);
        assertThat(json.get("exactness").asString()).isEqualTo("EXACT");
        assertThat(json.get("bounded").asBoolean()).isFalse();
        assertThat(json.get("growingPlace").asString()).isEqualTo("heap");
    }

    @Test
    void anEmptyLog_isBadInput() throws IOException {
        Path log = Files.writeString(out.resolve("empty.csv"), "case,activity,time\n");

        assertThat(run(journeys(log.toString()))).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("empty.csv has no event");
        });
    }

    @Test
    void anUnknownInstrument_isBadInput_withTheOnesThereAre() {
        Ran ran = run("feedback", "--instrument", "nhs-ftt", "--responses", sample("responses.csv"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("\"nhs-ftt\"", "nhs-fft");
    }

    /** Without a roadmap the way to the next level stands in the explanation. */
    @Test
    void board_tellsWhatStandsBeforeTheNextLevel_withoutAPlan() throws IOException {
        Path in = Files.createDirectory(out.resolve("in"));
        Files.writeString(in.resolve("explanation.json"), """
            {"assessments": [{"subject": "Permits", "scope": "2026", "limits": [], "nodes": [
              {"node": "overall", "title": {"en": "Overall"}, "levels": {"rungs": [{"level": 3, "requirements": [{"limits": [
                 {"criterion": "once.reuse", "score": 25, "needed": ">= 75"}]}]}]},
               "inputs": [{"result": {"node": "once.reuse", "title": {"en": "Reuse of data", "ar": "إعادة الاستخدام"}}}]}]}],
             "nextLevel": [{"subject": "Permits", "scope": "2026", "level": 3,
               "changes": [{"criterion": "once.reuse", "from": "begun", "to": "in-place"}]}]}
            """);

        assertThat(run("board", "--in", in.toString()).code()).isZero();
        JsonNode shortfall = json("board.json").at("/shortfalls/0");
        assertThat(shortfall.at("/what").asString()).isEqualTo("once.reuse");
        // 25 of 75: two thirds are missing
        assertThat(shortfall.at("/value").asDouble()).isEqualTo(25);
        assertThat(shortfall.at("/target").asDouble()).isEqualTo(75);
        assertThat(read("board.html")).contains("Reuse of data").doesNotContain("nothing is known to stand before");
    }

    @Test
    void board_tellsLevelShortfallsCausesAndPromises() throws IOException {
        Path in = Files.createDirectory(out.resolve("in"));
        Files.writeString(in.resolve("scores.json"), """
            {"results": [
              {"subject": "Permits", "scope": "2026", "node": "overall", "score": 54.5, "level": 2, "state": "scored"},
              {"subject": "Permits", "scope": "2026", "node": "once", "score": 40, "level": 1, "state": "scored"}]}
            """);
        Files.writeString(in.resolve("explanation.json"), """
            {"assessments": [{"subject": "Permits", "scope": "2026", "limits": [
              {"node": "overall", "level": 2, "limit": {"sentence": {"en": "Level 3 fails.", "ar": "لم يتحقق المستوى 3."}}}]}]}
            """);
        // of 100 cases 60 were in time, 80 were to be; the desk had 50 of them and 20 in time, the web 50 and 40 in
        // time:
        // 20 are missing, the desk's 50 * 0.8 - 20 = 20 are all of them
        Files.writeString(in.resolve("kpis.json"), """
            {"results": [
              {"kpi": "on-time", "period": "2026-09", "dimensions": {}, "value": 70, "unit": "percent", "denominator": 90,
               "n": 90, "target": {"value": 75, "direction": "higher-is-better", "status": "missed", "gap": 5, "conclusive": false}},
              {"kpi": "on-time", "period": "2026-10", "dimensions": {"channel": null}, "value": 60, "unit": "percent",
               "denominator": 100, "n": 100,
               "target": {"value": 80, "direction": "higher-is-better", "status": "missed", "gap": 20, "conclusive": true}},
              {"kpi": "on-time", "period": "2026-10", "dimensions": {"channel": "desk"}, "value": 40, "denominator": 50, "n": 50},
              {"kpi": "on-time", "period": "2026-10", "dimensions": {"channel": "web"}, "value": 80, "denominator": 50, "n": 50},
              {"kpi": "cost", "period": "2026-10", "dimensions": {}, "value": 9, "unit": "AED", "denominator": 10, "n": 10,
               "target": {"value": 10, "direction": "lower-is-better", "status": "met", "gap": 0, "conclusive": true}}]}
            """);
        Files.writeString(in.resolve("roadmap.json"), """
            {"initiatives": [{"id": "faster", "title": {"en": "Faster desk", "ar": "واجهة أسرع"}, "owner": "Front office",
               "end": "2027-01-01", "effects": {"once.reuse": "in-place"}}],
             "outcomes": [{"kpi": "on-time", "initiative": "faster"}],
             "gaps": [{"criterion": "once.reuse", "title": {"en": "Reuse"}, "score": 25, "target": 75, "level": 3}]}
            """);
        Files.writeString(
                in.resolve("progress.json"), "{\"initiatives\": [{\"id\": \"faster\", \"standing\": \"done\"}]}");

        Ran ran = run("board", "--in", in.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        JsonNode board = json("board.json");
        assertThat(board.at("/levels/0/level").asInt()).isEqualTo(2);
        assertThat(board.at("/shortfalls/0/what").asString()).isEqualTo("on-time");
        assertThat(board.at("/shortfalls/0/period").asString()).isEqualTo("2026-10");
        assertThat(board.at("/shortfalls/0/cause").asString()).isEqualTo("channel = desk");
        assertThat(board.at("/shortfalls/0/shareOfGap").asDouble()).isEqualTo(1.0);
        assertThat(board.at("/shortfalls/0/owner").asString()).isEqualTo("Front office");
        assertThat(board.at("/shortfalls/1/what").asString()).isEqualTo("once.reuse");
        assertThat(board.at("/targetsRaised/0/to").asDouble()).isEqualTo(80);
        assertThat(board.at("/promises/0/done").asBoolean()).isTrue();
        assertThat(read("board.html")).contains("Level 2, score 54.5.", "Level 3 fails.", "Front office");

        assertThat(run("board", "--in", in.toString(), "--lang", "ar").code()).isZero();
        assertThat(read("board.html")).contains("dir=\"rtl\"", "واجهة أسرع", "لم يتحقق المستوى 3.");
    }

    @Test
    void text_countsEveryLabel_andNothingIsNoZero() throws IOException {
        StringBuilder csv = new StringBuilder("\uFEFFtext;question;label\n");
        for (int i = 0; i < 60; i++) {
            csv.append("\"Staff were %s; really\nno. %d\";How was it?;%s\n"
                    .formatted(i % 2 == 0 ? "kind" : "rude", i, i % 2 == 0 ? "إيجابي" : "négatif"));
        }
        csv.append("Lost umbrella;;other\n");
        Path comments = Files.writeString(out.resolve("labelled.csv"), csv);

        assertThat(run("text", "--train", comments.toString()).code()).isZero();
        JsonNode found = json("text.json");
        assertThat(found.path("n").asInt()).isEqualTo(61);
        assertThat(found.at("/classes/other/n").asInt()).isEqualTo(1);
        assertThat(found.at("/classes/other/recall").asDouble()).isZero();
        assertThat(found.path("accuracy").asDouble()).isGreaterThan(0.9);

        Path nothing = Files.writeString(out.resolve("nothing.csv"), "text,question,label\n");
        assertThat(run("text", "--train", comments.toString(), "--test", nothing.toString())
                        .code())
                .isZero();
        JsonNode none = json("text.json");
        assertThat(none.path("accuracy").isNull()).isTrue();
        assertThat(none.path("state").asString()).isEqualTo("no-data");

        Path unlabelled = Files.writeString(out.resolve("unlabelled.csv"), "text,question,label\nGood,,\n");
        Ran ran = run("text", "--train", unlabelled.toString(), "--test", "absent.csv");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("unlabelled.csv:2").contains("absent.csv");
    }

    /** Midnight in Dubai is not yet midnight in UTC: the first hours of October are October there. */
    @Test
    void feedback_countsMonthsInTheZoneThatIsNamed_andTellsHowManyProblemsThereAre() throws IOException {
        StringBuilder csv = new StringBuilder("response,at,question,answer\n");
        for (int i = 0; i < 40; i++) {
            csv.append("r%d,%s,satisfaction,4\n"
                    .formatted(i, i < 20 ? "2026-10-01T01:00:00+04:00" : "2026-10-20T10:00:00+04:00"));
        }
        Path responses = Files.writeString(out.resolve("zone.csv"), csv);

        run("feedback", "--instrument", "csat-5", "--responses", responses.toString());
        assertThat(json("feedback.json").at("/changes/0/from").asString()).isEqualTo("2026-09");
        assertThat(json("feedback.json").at("/changes/0").has("pAlone")).isTrue();
        run("feedback", "--instrument", "csat-5", "--responses", responses.toString(), "--zone", "Asia/Dubai");
        assertThat(json("feedback.json").at("/changes/0/from").asString()).startsWith("2026-W");
        assertThat(read("report.html")).contains("Asia/Dubai");

        Path wrong = Files.writeString(out.resolve("wrong.csv"), csv + "x,soon,satisfaction,4\n".repeat(422));
        assertThat(run("feedback", "--instrument", "csat-5", "--responses", wrong.toString())
                        .err())
                .contains("422 problems in the input");
    }

    /** What the feedback command writes is what the board reads: forty answers a month, satisfied 10 of 40, then 35 of 40. */
    @Test
    void board_tellsWhatChangedInTheFeedback() throws IOException {
        StringBuilder csv = new StringBuilder("response,at,question,answer\n");
        for (int i = 0; i < 80; i++) {
            String month = i < 40 ? "09" : "10";
            boolean satisfied = i < 40 ? i < 10 : i < 75;
            csv.append("r%d,2026-%s-05T10:00:00Z,satisfaction,%d\n".formatted(i, month, satisfied ? 5 : 2));
        }
        Path in = Files.createDirectories(out.resolve("in"));
        Path responses = Files.writeString(in.resolve("responses.csv"), csv);
        assertThat(run("feedback", "--instrument", "csat-5", "--responses", responses.toString())
                        .code())
                .isZero();
        Files.copy(out.resolve("feedback.json"), in.resolve("feedback.json"));

        assertThat(run("board", "--in", in.toString()).code()).isZero();

        assertThat(read("board.html").replaceAll("<[^>]*>", ""))
                .contains(
                        "Satisfied customers (&quot;satisfaction&quot;): 25 to 87.5 from 2026-09 to 2026-10, more than"
                                + " chance explains")
                .contains("No plan is among the files.");
    }

    @Test
    void board_refusesAFolderWithoutFiles_andFilesThatAreNotJson() throws IOException {
        Path in = Files.createDirectory(out.resolve("in"));
        Ran empty = run("board", "--in", in.toString());
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("holds none of the files");

        Files.writeString(in.resolve("kpis.json"), "{\"results\": [\n  1,,");
        Files.writeString(in.resolve("scores.json"), "[]");
        Ran broken = run("board", "--in", in.toString());
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("kpis.json:2", "is not JSON", "scores.json:1", "is not an object");
        assertThat(out.resolve("board.html")).doesNotExist();
    }

    @Test
    void board_refusesFilesThatAreNotWhatTheirNameSays_allAtOnce() throws IOException {
        Path in = Files.createDirectory(out.resolve("in"));
        Files.writeString(in.resolve("kpis.json"), "{\"results\": 5}");
        Files.writeString(in.resolve("scores.json"), "{}");
        Files.writeString(in.resolve("feedback.json"), "{\"scores\": [7, {\"group\": {}, \"value\": 3}]}");

        Ran ran = run("board", "--in", in.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "kpis.json: results: is no list",
                        "scores.json: results: is no list",
                        "scores[0]: is not an object",
                        "scores[1].method: is no text",
                        "scores[1].question: is no text",
                        "5 problems in the input");
        assertThat(out.resolve("board.html")).doesNotExist();
    }

    /** The page of the KPIs and the board speak of the same figure of the same period, in the same words. */
    @Test
    void board_takesTheLastFinalFigure_andSaysItAsThePageDoes() throws IOException {
        Path in = Files.createDirectory(out.resolve("in"));
        Files.writeString(in.resolve("kpis.json"), """
            {"results": [
              {"kpi": "wait", "title": {"en": "Waiting time", "ar": "وقت الانتظار"}, "period": "2026-01", "dimensions": {},
               "value": 402, "unit": "s", "n": 9, "state": "ok",
               "target": {"value": 300, "direction": "lower-is-better", "status": "missed", "gap": 102, "conclusive": true}},
              {"kpi": "wait", "title": {"en": "Waiting time", "ar": "وقت الانتظار"}, "period": "2026-02", "dimensions": {},
               "value": 200, "unit": "s", "n": 1, "state": "provisional",
               "target": {"value": 300, "direction": "lower-is-better", "status": "met", "gap": 0, "conclusive": false}}]}
            """);

        assertThat(run("board", "--in", in.toString()).code()).isZero();

        assertThat(json("board.json").at("/shortfalls/0/period").asString()).isEqualTo("2026-01");
        // 402 s are 6.7 min, 300 s are 5
        assertThat(read("board.html").replaceAll("<[^>]*>", ""))
                .contains("1 target or criterion falls short", "Waiting time 2026-01", "6.7 min", "5 min");
    }

    @Test
    void journeys_sayOnThePageToo_whatLenientReadingLeftOut() throws IOException {
        StringBuilder csv = new StringBuilder("case,activity,time\n");
        for (int i = 0; i < 12; i++) {
            csv.append("c%d,a,2024-01-01T10:%02d:00Z\nc%d,b,%s\n"
                    .formatted(i, i, i, i < 2 ? "yesterday" : "2024-01-02T10:00:00Z"));
        }
        Path log = Files.writeString(out.resolve("log.csv"), csv);

        Ran ran = run(Stream.concat(Stream.of(journeys(log.toString())), Stream.of("--lenient"))
                .toArray(String[]::new));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("2 of 24 events were left out");
        assertThat(read("report.html")).contains("2 of 24 events were left out");
    }

    @Test
    void problemsOfAllFiles_areToldAtOnce() throws IOException {
        Path log = Files.writeString(out.resolve("log.csv"), "case,activity,time\nc1,a,yesterday\n");
        Path net = Files.writeString(out.resolve("net.pnml"), "<pnml><net id='n'/>");

        Ran conformance = run(
                "conformance",
                "--log",
                log.toString(),
                "--case",
                "case",
                "--activity",
                "activity",
                "--time",
                "time",
                "--net",
                net.toString());
        assertThat(conformance.code()).isEqualTo(2);
        assertThat(conformance.err()).contains("log.csv:2", "net.pnml");

        Path events = Files.writeString(out.resolve("events.csv"), "id,kind,at,channel,waitSeconds\n,x,soon,web,1\n");
        Path more = out.resolve("more.csv");
        Ran kpis = run(
                "kpis",
                "--definitions",
                sample("kpis.yaml"),
                "--events",
                events.toString(),
                "--events",
                more.toString());
        assertThat(kpis.code()).isEqualTo(2);
        assertThat(kpis.err()).contains("events.csv:2", "more.csv cannot be read: it does not exist");
    }

    private String read(String name) throws IOException {
        return Files.readString(out.resolve(name)).replaceAll("</?bdi>", "");
    }
}
