package org.cxsdk.examples.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ChartTest {

    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    static Stream<Arguments> drawings() {
        return Arrays.stream(Language.values())
                .flatMap(language -> Samples.charts(language).stream()
                        .flatMap(chart ->
                                IntStream.of(280, 328, 720).mapToObj(width -> Arguments.of(chart, language, width))));
    }

    @Test
    void colours_haveEnoughContrastToWhite() {
        // WCAG 2.2: 3:1 for graphics (1.4.11), 4.5:1 for text (1.4.3). White on black is 21:1 by definition;
        // #767676 on white is the well-known grey that just passes, 4.54:1.
        assertThat(contrastToWhite("#000000")).isEqualTo(21.0);
        assertThat(contrastToWhite("#767676")).isCloseTo(4.54, within(0.005));

        assertThat(Paint.COLOURS)
                .allSatisfy(colour -> assertThat(contrastToWhite(colour)).isGreaterThan(4.5));
        assertThat(List.of(Paint.TEXT, Paint.AXIS, Paint.WARN))
                .allSatisfy(colour -> assertThat(contrastToWhite(colour)).isGreaterThan(7));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void svg_hasTitleAndDescription(Chart chart, Language language, int width) {
        Document svg = parsed(chart, language, width);

        String[] names =
                svg.getDocumentElement().getAttribute("aria-labelledby").split(" ");
        assertThat(Xml.byId(svg, names[0]).getTextContent()).isEqualTo(chart.title());
        assertThat(Xml.byId(svg, names[1]).getTextContent()).isEqualTo(chart.description());
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getDocumentElement().getAttribute("direction")).isEqualTo(language.direction());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void svg_letsNoTextOverlapOrLeaveTheDrawing(Chart chart, Language language, int width) {
        assertThatTextsAreApart(parsed(chart, language, width));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void svg_letsNoTextOverlapOrLeaveTheDrawing_whateverTheLabels(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 3 + random.nextInt(12);
        List<String> labels =
                IntStream.range(0, size).mapToObj(i -> label(random)).toList();
        Series series = Series.of(label(random), random.doubles(size, 0, 5).toArray());
        Scale scale = new Scale(0, 5, 1);
        List<GanttChart.Task> tasks =
                labels.stream().map(name -> task(name, random)).toList();
        List<Chart> charts = List.of(
                BarChart.of(label(random), label(random), labels, series, scale, random.nextInt(4)),
                new RadarChart(label(random), label(random), labels, List.of(series), scale, 2),
                new RadarChart(label(random), label(random), labels, List.of(series, series), scale, 2),
                LineChart.of(label(random), label(random), labels, series, 2),
                new GanttChart(label(random), label(random), tasks, Optional.of(LocalDate.of(2027, 1, 1))));
        for (Chart chart : charts) {
            for (Language language : Language.values()) {
                assertThatTextsAreApart(parsed(chart, language, 328));
                assertThatTextsAreApart(parsed(chart, language, 720));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {328, 720})
    void svg_isTheMirrorImage_inRightToLeft(int width) {
        List<String> labels = List.of("north", "south and west", "east");
        Series series = Series.of("count", 4, 1.5, 3);
        Scale scale = new Scale(0, 5, 1);
        List<Chart> charts = List.of(
                new BarChart("t", "d", labels, List.of(series, series), BarChart.Arrangement.GROUPED, scale, 1, ""),
                new BarChart("t", "d", labels, List.of(series), BarChart.Arrangement.STACKED, scale, 1, ""),
                new RadarChart("t", "d", labels, List.of(series), scale, 1),
                LineChart.of("t", "d", labels, series, 1),
                new GanttChart("t", "d", List.of(task("a", new SplittableRandom(1))), Optional.empty()));
        for (Chart chart : charts) {
            List<Double> leftToRight = centers(parsed(chart, Language.ENGLISH, width));
            List<Double> rightToLeft = centers(parsed(chart, Language.ARABIC, width));

            assertThat(rightToLeft).hasSameSizeAs(leftToRight).hasSizeGreaterThan(5);
            for (int i = 0; i < leftToRight.size(); i++) {
                assertThat(rightToLeft.get(i))
                        .as("%s, shape %d", chart.getClass().getSimpleName(), i)
                        .isCloseTo(width - leftToRight.get(i), within(0.02));
            }
        }
    }

    @Test
    void svg_drawsBarsToScale() {
        Document svg = parsed(
                BarChart.of("t", "d", List.of("a", "b"), Series.of("s", 2, 5), new Scale(0, 5, 1), 0),
                Language.ENGLISH,
                720);

        List<Element> bars = Xml.all(svg, "rect");
        assertThat(number(bars.get(0), "width")).isCloseTo(number(bars.get(1), "width") * 2 / 5, within(0.02));
    }

    @Test
    void svg_stacksBarsEndToEnd() {
        Document svg = parsed(
                new BarChart(
                        "t",
                        "d",
                        List.of("a"),
                        List.of(Series.of("x", 1), Series.of("y", 3)),
                        BarChart.Arrangement.STACKED,
                        new Scale(0, 5, 1),
                        0,
                        ""),
                Language.ENGLISH,
                720);

        // the first two stand in the legend
        List<Element> bars = Xml.all(svg, "rect").stream()
                .filter(rect -> rect.hasAttribute("stroke"))
                .skip(2)
                .toList();
        assertThat(number(bars.get(0), "x") + number(bars.get(0), "width"))
                .isCloseTo(number(bars.get(1), "x"), within(0.02));
        assertThat(number(bars.get(1), "width")).isCloseTo(3 * number(bars.get(0), "width"), within(0.05));
        assertThat(texts(svg)).contains("4");
    }

    @Test
    void svg_tellsSeriesApartWithoutColour() {
        Document svg = parsed(Samples.groups(Language.ENGLISH, BarChart.Arrangement.GROUPED), Language.ENGLISH, 720);

        assertThat(Xml.all(svg, "rect").stream()
                        .map(rect -> rect.getAttribute("fill"))
                        .distinct())
                .contains(Paint.colour(0), "url(#c-p1)", "url(#c-p2)");
        assertThat(IntStream.range(0, 4).mapToObj(Paint::dash)).doesNotHaveDuplicates();
    }

    @Test
    void svg_leavesAGap_whereThereIsNoValue() {
        Document bars = parsed(Samples.bars(Language.ENGLISH), Language.ENGLISH, 720);
        Document line = parsed(Samples.line(Language.ENGLISH), Language.ENGLISH, 720);

        assertThat(Xml.all(bars, "rect")).hasSize(7);
        assertThat(texts(bars)).contains("no value");
        // 23 of 24 points have a value; one more circle is the legend's
        assertThat(Xml.all(line, "circle")).hasSize(23 + 1);
    }

    @Test
    void svg_keepsTheOrderOfTheSeries_beforeTheReader_inRightToLeft() {
        // U+200F makes the line run right to left (UAX #9, P2); without it "3.2 / 4.0" would run left to right in both
        assertThat(texts(parsed(Samples.radar(Language.ARABIC), Language.ARABIC, 720)))
                .contains("\u200F3.2 / 4.0");
        assertThat(texts(parsed(Samples.radar(Language.ENGLISH), Language.ENGLISH, 720)))
                .contains("3.2 / 4.0");
    }

    @Test
    void table_ofBarsAndRadar_holdsTheData() {
        assertThat(cells(Samples.bars(Language.ENGLISH).table(Language.ENGLISH)))
                .containsExactly(
                        List.of("Category", "Score"),
                        List.of("Journeys across all channels", "3.25"),
                        List.of(
                                "Ask once and consent to the sharing of data between agencies of the government",
                                "no value"),
                        List.of("Feedback and recovery", "1.00"),
                        List.of("KPIs and targets", "5.00"),
                        List.of("Inclusion and accessibility (WCAG 2.2)", "2.50"),
                        List.of("People and competencies", "4.13"),
                        List.of("Leadership and governance", "1.75"),
                        List.of("Economics", "0.00"));
        assertThat(cells(Samples.radar(Language.ARABIC).table(Language.ARABIC)))
                .startsWith(List.of("الفئة", "الآن", "المستهدف"), List.of("رحلات عبر جميع القنوات", "3.2", "4.0"))
                .contains(List.of("الملاحظات ومعالجة الشكاوى", "1.0", "لا قيمة"));
    }

    @Test
    void table_ofALine_holdsTheData() {
        List<List<String>> cells = cells(Samples.line(Language.ENGLISH).table(Language.ENGLISH));

        assertThat(cells).hasSize(1 + 24);
        assertThat(cells.get(0))
                .containsExactly("Point", "Share (%)", "Centre line", "Lower limit", "Upper limit", "Target", "Signal");
        // 71 + (0 * 37 mod 11); the tenth has no value; 71 + (19 * 37 mod 11 = 10) - 14
        assertThat(cells.get(1)).containsExactly("2024-01", "71.0", "76.0", "62.0", "88.0", "85.0", "no");
        assertThat(cells.get(10)).containsExactly("2024-10", "no value", "76.0", "63.0", "87.0", "85.0", "no");
        assertThat(cells.get(20)).containsExactly("2025-08", "67.0", "76.0", "63.0", "87.0", "85.0", "yes");
    }

    @Test
    void table_ofAGantt_holdsTheData() {
        assertThat(cells(new GanttChart(
                                "t",
                                "d",
                                List.of(new GanttChart.Task(
                                        "Move",
                                        "2",
                                        LocalDate.of(2026, 3, 1),
                                        LocalDate.of(2026, 4, 1),
                                        List.of("Plan", "Buy"))),
                                Optional.empty())
                        .table(Language.ENGLISH)))
                .containsExactly(
                        List.of("Task", "Group", "Start", "End (exclusive)", "After"),
                        List.of("Move", "2", "2026-03-01", "2026-04-01", "Plan, Buy"));
    }

    @Test
    void constructor_refusesSeries_thatDoNotFitTheCategories() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BarChart.of("t", "d", List.of("a"), Series.of("s", 1, 2), new Scale(0, 5, 1), 0))
                .withMessage("series \"s\" has 2 values for 1 places of the chart");
    }

    private static Document parsed(Chart chart, Language language, int width) {
        return Xml.parse(chart.svg("c", language, width).markup());
    }

    /** Formula of relative luminance and contrast ratio in WCAG 2.2. */
    private static double contrastToWhite(String colour) {
        double[] parts = IntStream.of(1, 3, 5)
                .mapToDouble(i -> Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
        return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05);
    }

    /** The box of each text: its estimated width, and the height of capitals and digits. */
    private static void assertThatTextsAreApart(Document svg) {
        String[] view = svg.getDocumentElement().getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(view[2]);
        double height = Double.parseDouble(view[3]);
        boolean rightToLeft = svg.getDocumentElement().getAttribute("direction").equals("rtl");
        List<double[]> boxes = new ArrayList<>();
        List<String> texts = texts(svg);
        for (Element text : Xml.all(svg, "text")) {
            double size = number(text, "font-size");
            double length = TextFit.width(text.getTextContent(), size);
            double shift =
                    switch (text.getAttribute("text-anchor")) {
                        case "end" -> length;
                        case "middle" -> length / 2;
                        default -> 0;
                    };
            double x = number(text, "x");
            double left = rightToLeft ? x + shift - length : x - shift;
            boxes.add(new double[] {left, number(text, "y") - size * 0.75, left + length, number(text, "y")});
        }
        for (int i = 0; i < boxes.size(); i++) {
            double[] a = boxes.get(i);
            assertThat(a[0] >= -0.5 && a[1] >= -0.5 && a[2] <= width + 0.5 && a[3] <= height)
                    .as("\"%s\" at %s in %s x %s", texts.get(i), Arrays.toString(a), width, height)
                    .isTrue();
            for (int j = 0; j < i; j++) {
                double[] b = boxes.get(j);
                assertThat(a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3])
                        .as("\"%s\" and \"%s\"", texts.get(i), texts.get(j))
                        .isTrue();
            }
        }
    }

    /** The x of the middle of every shape, and of the start of every text, in the order drawn. */
    private static List<Double> centers(Document svg) {
        List<Double> centers = new ArrayList<>();
        for (Element shape : Xml.all(svg, "*")) {
            switch (shape.getTagName()) {
                case "rect" -> {
                    if (shape.hasAttribute("x")) {
                        centers.add(number(shape, "x") + number(shape, "width") / 2);
                    }
                }
                case "circle" -> centers.add(number(shape, "cx"));
                case "text" -> centers.add(number(shape, "x"));
                case "path" -> {
                    // patterns are texture: they have no place of their own
                    if (!((Element) shape.getParentNode()).getTagName().equals("pattern")) {
                        Matcher point = POINT.matcher(shape.getAttribute("d"));
                        while (point.find()) {
                            centers.add(Double.parseDouble(point.group(1)));
                        }
                    }
                }
                default -> {}
            }
        }
        return centers;
    }

    private static List<String> texts(Document svg) {
        return Xml.all(svg, "text").stream()
                .map(text -> text.getTextContent().replaceAll("[\u2068\u2069]", ""))
                .toList();
    }

    private static List<List<String>> cells(Table table) {
        return Xml.all(Xml.parse(table.html().markup()), "tr").stream()
                .map(row -> Xml.all(row, "*").stream()
                        .filter(cell -> cell.getTagName().matches("t[hd]"))
                        .map(Element::getTextContent)
                        .toList())
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static GanttChart.Task task(String name, SplittableRandom random) {
        LocalDate start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
        return new GanttChart.Task(
                name, "group " + random.nextInt(4), start, start.plusDays(random.nextInt(300)), List.of());
    }

    private static String label(SplittableRandom random) {
        List<String> words = List.of(
                "a",
                "of",
                "WWWWMMMM",
                "services",
                "Gesamtzufriedenheitsbefragungsergebnisse",
                "الحكومة",
                "ووو",
                "س",
                "(2026)",
                "日本語",
                "Łódź",
                "–",
                "x".repeat(90));
        StringBuilder label = new StringBuilder(words.get(random.nextInt(words.size())));
        for (int i = random.nextInt(12); i > 0; i--) {
            label.append(' ').append(words.get(random.nextInt(words.size())));
        }
        return label.toString();
    }
}
