package org.cxsdk.examples.insights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What {@code series}, {@code survival} and {@code causes} say on their pages, and when they refuse. */
class SeriesAndSurvivalTest {

    private static final Path SAMPLE =
            Path.of(System.getProperty("basedir", ".")).resolve("sample");

    @TempDir
    Path out;

    private record Ran(int code, String err) {}

    private Ran run(String... args) {
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = Insights.run(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of(args), Stream.of("--out", out.toString()))
                        .toArray(String[]::new));
        return new Ran(code, complaints.toString(StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        Path file = out.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private JsonNode json(String name) {
        return new JsonMapper().readTree(out.resolve(name).toFile());
    }

    /** The page's words without the marks that keep numbers in their direction. */
    private String page() throws IOException {
        return Files.readString(out.resolve("report.html"))
                .replaceAll("[\u2066-\u2069]", "")
                .replaceAll("</?bdi[^>]*>", "");
    }

    private Ran gehan(String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "survival",
                                "--file",
                                SAMPLE.resolve("durations.csv").toString(),
                                "--duration",
                                "weeks",
                                "--event",
                                "ended"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void survival_hasAPage_withCurveAndGroups() throws IOException {
        assertThat(gehan("--group", "arm").code()).isZero();

        // Gehan 1965; R: survfit(Surv(weeks, ended) ~ 1), print(rmean = 35), survdiff
        assertThat(page())
                .contains(
                        "42 cases, 30 of which ended.",
                        "Half of them end within 12 (95 % limits: 8 to 22).",
                        "They differ by more than chance explains (log-rank p &lt; 0.001).",
                        "Mean up to 35",
                        "<td class=\"number\">23.3</td>",
                        "<td class=\"number\">16 – ?</td>");
        assertThat(page()).contains("lang=\"en\"").contains("<svg").contains("<details");
        assertThat(gehan("--group", "arm", "--lang", "ar").code()).isZero();
        assertThat(page()).contains("dir=\"rtl\"", "عدد الحالات 42، انتهى منها 30.", "هل تختلف المجموعات؟");
    }

    @Test
    void survival_saysWhatCannotBeKnown() throws IOException {
        String open = file("open.csv", "days,ended,office\n3,0,a\n5,0,b\n9,0,b\n");
        assertThat(run("survival", "--file", open, "--duration", "days", "--event", "ended", "--group", "office")
                        .code())
                .isZero();
        assertThat(page())
                .contains(
                        "3 cases, 0 of which ended.",
                        "Too few are known to have ended to say how long half of them take.",
                        "There are no two groups of which enough ended to be compared.");

        String at0 = file("zero.csv", "days,ended\n0,1\n");
        assertThat(run("survival", "--file", at0, "--duration", "days", "--event", "ended")
                        .code())
                .isZero();
        assertThat(page()).contains("1 case, which ended.", "Half of them end within 0");
    }

    // c̄ = 5, 3 √5 = 6.7082; p̄ = 25/50, 3 √(.25/10) = .4743; ū = .5, 3 √(.5/10) = .6708; x̄ 5, mean moving range 2.75
    // · 2.66
    @ParameterizedTest
    @CsvSource({
        "c, '', 5, 0, 11.7082",
        "P, n, .5, .0257, .9743",
        "u, n, .5, 0, 1.1708",
        "xmr, '', 5, -.985, 10.985",
        "XmR, n, .5, -.0985, 1.0985"
    })
    void series_drawsTheChartThatIsAskedFor(String kind, String of, double center, double low, double high)
            throws IOException {
        String series = file("few.csv", "day,v,n\n1,4,10\n2,6,10\n3,5,10\n4,7,10\n5,3,10\n");
        Stream<String> denominator = of.isEmpty() ? Stream.empty() : Stream.of("--denominator", of);
        Ran ran = run(Stream.concat(Stream.of("series", "--file", series, "--value", "v", "--kind", kind), denominator)
                .toArray(String[]::new));

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode chart = json("series.json").get("chart");
        assertThat(chart.get("kind").asString()).isEqualToIgnoringCase(kind);
        assertThat(chart.get("center").asDouble()).isCloseTo(center, within(1e-12));
        assertThat(chart.get("lower").get(0).asDouble()).isCloseTo(low, within(5e-5));
        assertThat(chart.get("upper").get(0).asDouble()).isCloseTo(high, within(5e-5));
    }

    @Test
    void series_refusesWhatDoesNotFitTheChart() throws IOException {
        String series = file("odd.csv", "day,v,n\n1,5,4\n2,3.5,6\n3,-1,6\n4,2,6\n");
        Ran shares = run("series", "--file", series, "--value", "v", "--denominator", "n", "--kind", "p");
        assertThat(shares.code()).isEqualTo(2);
        assertThat(shares.err())
                .contains("odd.csv:2:", "more than its denominator (4)", "odd.csv:3:", "is no count", "odd.csv:4:");
        assertThat(run("series", "--file", series, "--value", "v", "--kind", "u")
                        .err())
                .contains("a chart of kind u needs a denominator");
        assertThat(run("series", "--file", series, "--value", "v", "--denominator", "n", "--kind", "c")
                        .err())
                .contains("takes no denominator");
        assertThat(run("series", "--file", series, "--value", "v", "--kind", "pie")
                        .err())
                .contains("--kind pie: must be one of XmR, p, p-prime, u, u-prime, c");
    }

    @Test
    void series_saysThatATrendMayBeOnlyNeighboursThatFollowEachOther() throws IOException {
        // a wave: twelve points rise after twelve that fall
        StringBuilder wave = new StringBuilder("day,v\n");
        double[] steps = {9, 8, 6, 5, 3, 2, 3, 5, 8, 10, 12, 13, 14, 14, 13, 11, 9, 8, 10, 12, 13, 14};
        for (int i = 0; i < steps.length; i++) {
            wave.append(i + 1).append(',').append(steps[i]).append('\n');
        }
        assertThat(run("series", "--file", file("wave.csv", wave.toString()), "--value", "v")
                        .code())
                .isZero();
        assertThat(json("series.json").at("/trend/p").asDouble()).isLessThan(.05);
        assertThat(page()).contains("neighbouring points follow each other; allowing for that, it may be chance");
    }

    @Test
    void series_saysNoMoreThanItsPointsCarry() throws IOException {
        // three points: nothing of runs, of outliers, and limits are a guess
        assertThat(run("series", "--file", file("three.csv", "m,v\n1,10\n2,60\n3,11\n"), "--value", "v")
                        .code())
                .isZero();
        assertThat(page())
                .contains("The last one shows no change, only chance. With so few points the limits are a first guess.")
                .contains("Too few points differ from the median")
                .doesNotContain("stand apart");

        // one step up and down among zeros: screening leaves no moving range but 0
        String zeros = "m,v\n" + "1,0\n".repeat(14) + "2,5\n" + "3,0\n".repeat(14);
        assertThat(run("series", "--file", file("zeros.csv", zeros), "--value", "v", "--target", "1")
                        .code())
                .isZero();
        assertThat(page()).contains("Almost all repeat the one before").doesNotContain("As long as nothing changes");

        // a straight line with noise is no staircase
        StringBuilder line = new StringBuilder("m,v\n");
        int[] noise = {3, -2, 4, 0, -3, 1, 2, -4, 3, -1};
        for (int i = 0; i < 40; i++) {
            line.append(i).append(',').append(10 * i + noise[i % 10]).append('\n');
        }
        assertThat(run("series", "--file", file("line.csv", line.toString()), "--value", "v")
                        .code())
                .isZero();
        assertThat(page())
                .contains("The level changes steadily rather than in steps.")
                .doesNotContain("the level has been", "stand apart");
    }

    @Test
    void series_beginsAnew_whereTheProcessWasChanged() throws IOException {
        String waiting = SAMPLE.resolve("waiting.csv").toString();
        assertThat(run("series", "--file", waiting, "--value", "minutes", "--target", "12", "--better", "lower")
                        .code())
                .isZero();
        assertThat(page()).contains("Read from there on alone (--rebase 2025-11), it lies between 7.34 and 12.66.");

        // 11, 10, 9, 10, 11, 9, 10, 10: mean 10, mean moving range 1; the wait of ten months before is not held against
        // it
        Ran ran = run(
                "series",
                "--file",
                waiting,
                "--value",
                "minutes",
                "--target",
                "12",
                "--better",
                "lower",
                "--rebase",
                "2025-11");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(json("series.json").at("/chart/center").asDouble()).isEqualTo(10);
        assertThat(json("series.json").at("/chart/upper/17").asDouble()).isCloseTo(12.66, within(1e-12));
        assertThat(json("series.json").at("/chart/upper/0").asDouble()).isGreaterThan(16);
        assertThat(json("series.json").get("signals")).isEmpty();
        assertThat(page())
                .contains("Limits are reckoned anew from 2025-11; this is about the points since then. 8 points around"
                        + " 10.");

        assertThat(run("series", "--file", waiting, "--value", "minutes", "--rebase", "2031-01")
                        .err())
                .contains("--rebase 2031-01: must be the label of a point");
        assertThat(run("series", "--file", waiting, "--value", "minutes", "--rebase", "2026-06")
                        .err())
                .contains("--rebase 2026-06: must leave two points or more on each side");
    }

    @Test
    void causes_tellsRowsThatContradictThemselves() throws IOException {
        String counts = file("counts.csv", "bad,all,week,channel\n3,10,1,web\n4,10,1,desk\n12,10,2,web\n4,10,2,desk\n");
        assertThat(run("causes", "--file", counts, "--period", "week", "--bad", "bad", "--volume", "all")
                        .code())
                .isZero();
        assertThat(json("causes.json").get("contradictions").asInt()).isEqualTo(1);
        assertThat(page()).contains("1 row counts more unwanted than there were in all (first in line 4)");
    }

    @Test
    void board_tellsTheCause_andNamesWhatItDoesNotTell() throws IOException {
        String counts = file(
                "counts.csv",
                "bad,all,week,channel\n"
                        + "30,100,1,web\n"
                        + "40,100,1,desk\n"
                        + "30,100,2,web\n"
                        + "40,100,2,desk\n"
                        + "90,100,3,web\n"
                        + "40,100,3,desk\n");
        assertThat(run("causes", "--file", counts, "--period", "week", "--bad", "bad", "--volume", "all")
                        .code())
                .isZero();
        assertThat(run("series", "--file", counts, "--value", "bad").code()).isZero();
        Files.writeString(out.resolve("conformance.json"), "{\"cases\": 8, \"fittingCases\": 6, \"variants\": []}");

        Ran ran = run("board", "--in", out.toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        String board = Files.readString(out.resolve("board.html"))
                .replaceAll("[\u2066-\u2069]", "")
                .replaceAll("</?bdi[^>]*>", "");
        // 60 of 200 web cases before and one more at the general rate of 14/40: (60 + 1)/(200 + 40/14) · 100 = 30.07
        assertThat(board)
                .contains(
                        "3: the unwanted rose where channel = web: 90 where 30.1 were to be expected",
                        "6 of 8 journeys went as the process model has it",
                        "not told here, since a board has no figures of it: series.json.");
        assertThat(json("board.json").get("elsewhere").get(0).asString()).isEqualTo("series.json");
        assertThat(run("board", "--in", out.toString(), "--lang", "ar").code()).isZero();
        assertThat(Files.readString(out.resolve("board.html"))).contains("زاد غير المرغوب حيث");
    }
}
