package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A drawing in logical coordinates: {@code x} runs from the side where lines of text start (left in English, right in
 * Arabic), so a chart is written once and comes out mirrored. Not for use by several threads.
 */
public final class Canvas {

    /** Size of ordinary text. */
    static final double FONT = 14;
    /** Size of marks on axes. */
    static final double SMALL = 12.5;
    /** From baseline to baseline. */
    static final double LINE = 18;

    /** Which end of a text lies at the point given; in logical direction. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A point in logical coordinates. */
    record Point(double x, double y) {}

    private final String id;
    private final Language language;
    private final double width;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Element> patterns = new TreeMap<>();

    Canvas(String id, Language language, double width) {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("id (" + id + ") must be letters, digits and hyphens");
        }
        this.id = id;
        this.language = language;
        this.width = width;
    }

    double width() {
        return width;
    }

    /** Whether labels had better stand above what they name than beside it. */
    boolean isNarrow() {
        return width < 480;
    }

    Language language() {
        return language;
    }

    String word(Word word) {
        return word.in(language);
    }

    /** The fill of a series: colour and pattern. */
    String fill(int index) {
        if (Paint.isPlain(index)) {
            return Paint.colour(index);
        }
        String pattern = id + "-p" + index % Paint.size();
        patterns.computeIfAbsent(index % Paint.size(), i -> Paint.pattern(pattern, i));
        return "url(#" + pattern + ")";
    }

    void bar(double x, double y, double length, double height, int series) {
        double left = language.isRightToLeft() ? width - x - length : x;
        nodes.add(Element.of("rect")
                .with("x", at(left))
                .with("y", at(y))
                .with("width", at(length))
                .with("height", at(height))
                .with("fill", fill(series))
                .with("stroke", Paint.colour(series))
                .with("stroke-width", "1"));
    }

    void line(double x1, double y1, double x2, double y2, String colour, double thickness, String dash) {
        path(List.of(new Point(x1, y1), new Point(x2, y2)), false, colour, thickness, dash);
    }

    void path(List<Point> points, boolean closed, String colour, double thickness, String dash) {
        nodes.add(stroked(
                Element.of("path").with("d", outline(points, closed)).with("fill", "none"), colour, thickness, dash));
    }

    /** A closed shape with a light fill, through which the grid can be seen. */
    void area(List<Point> points, String colour) {
        area(points, colour, 0.12);
    }

    /** A closed shape, filled as much as the opacity says. */
    void area(List<Point> points, String colour, double opacity) {
        nodes.add(Element.of("path")
                .with("d", outline(points, true))
                .with("fill", colour)
                .with("fill-opacity", at(opacity)));
    }

    /** A mark of a series: circle, square, triangle, diamond, in turn. */
    void marker(Point at, int series, double size) {
        double x = at.x;
        double y = at.y;
        List<Point> corners =
                switch (series % 4) {
                    case 1 ->
                        List.of(
                                new Point(x - size, y - size),
                                new Point(x + size, y - size),
                                new Point(x + size, y + size),
                                new Point(x - size, y + size));
                    case 2 ->
                        List.of(
                                new Point(x, y - size * 1.2),
                                new Point(x + size * 1.2, y + size),
                                new Point(x - size * 1.2, y + size));
                    case 3 ->
                        List.of(
                                new Point(x, y - size * 1.4),
                                new Point(x + size * 1.4, y),
                                new Point(x, y + size * 1.4),
                                new Point(x - size * 1.4, y));
                    default -> List.of();
                };
        Element mark = corners.isEmpty()
                ? Element.of("circle")
                        .with("cx", at(mirrored(x)))
                        .with("cy", at(y))
                        .with("r", at(size))
                : Element.of("path").with("d", outline(corners, true));
        nodes.add(mark.with("fill", Paint.colour(series))
                .with("stroke", "#ffffff")
                .with("stroke-width", "1"));
    }

    /** A hollow diamond around a point that calls for attention. */
    void alarm(Point at) {
        double s = 9;
        List<Point> corners = List.of(
                new Point(at.x, at.y - s),
                new Point(at.x + s, at.y),
                new Point(at.x, at.y + s),
                new Point(at.x - s, at.y));
        path(corners, true, Paint.WARN, 2.5, "");
    }

    /** One line of text; {@code y} is its baseline. */
    void text(double x, double y, Anchor anchor, String text, double fontSize, boolean bold) {
        if (text.isBlank()) {
            return;
        }
        Element line = Element.of("text", new Text(Isolates.around(text)))
                .with("x", at(mirrored(x)))
                .with("y", at(y))
                .with("font-size", at(fontSize));
        if (anchor != Anchor.START) {
            line = line.with("text-anchor", anchor == Anchor.END ? "end" : "middle");
        }
        nodes.add(bold ? line.with("font-weight", "bold") : line);
    }

    /** Lines of text one below the other; {@code y} is the first baseline. */
    void lines(double x, double y, Anchor anchor, List<String> lines, double fontSize) {
        for (int i = 0; i < lines.size(); i++) {
            text(x, y + i * LINE, anchor, lines.get(i), fontSize, false);
        }
    }

    /**
     * The key to the series, flowing over as many lines as needed.
     *
     * @param swatches each draws its sample at the given point, which is the middle of its start
     * @return the y below the key
     */
    double legend(double y, List<String> names, List<Consumer<Point>> swatches) {
        double x = 0;
        double top = y;
        for (int i = 0; i < names.size(); i++) {
            double room = width - 40;
            List<String> lines = TextFit.wrap(names.get(i), FONT, room, 3);
            double textWidth = lines.stream()
                    .mapToDouble(line -> TextFit.width(line, FONT))
                    .max()
                    .orElse(0);
            if (x > 0 && x + 34 + textWidth > width) {
                x = 0;
                top += LINE + 4;
            }
            swatches.get(i).accept(new Point(x, top + LINE / 2));
            lines(x + 34, top + LINE / 2 + 5, Anchor.START, lines, FONT);
            top += (lines.size() - 1) * LINE;
            x = lines.size() > 1 ? width : x + 34 + textWidth + 22;
        }
        return top + LINE + 4;
    }

    /** A sample of a bar for the key. */
    void barSwatch(Point at, int series) {
        bar(at.x, at.y - 7, 26, 14, series);
    }

    /** A sample of a line for the key. */
    void lineSwatch(Point at, String colour, double thickness, String dash) {
        line(at.x, at.y, at.x + 28, at.y, colour, thickness, dash);
    }

    Element finish(String title, String description, double height) {
        String titleId = id + "-title";
        String descriptionId = id + "-desc";
        List<Node> children = new ArrayList<>();
        children.add(Element.of("title", Html.text(title)).with("id", titleId));
        if (!description.isEmpty()) {
            children.add(Element.of("desc", Html.text(description)).with("id", descriptionId));
        }
        if (!patterns.isEmpty()) {
            children.add(Element.of("defs", List.copyOf(patterns.values())));
        }
        children.addAll(nodes);
        return Element.of("svg", children)
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("role", "img")
                .with("aria-labelledby", description.isEmpty() ? titleId : titleId + " " + descriptionId)
                .with("viewBox", "0 0 " + at(width) + " " + at(height))
                .with("width", at(width))
                .with("height", at(height))
                .with("direction", language.direction())
                .with(
                        "font-family",
                        "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', Arial, sans-serif")
                .with("fill", Paint.TEXT);
    }

    private static Element stroked(Element shape, String colour, double thickness, String dash) {
        Element line = shape.with("stroke", colour).with("stroke-width", at(thickness));
        return dash.isEmpty() ? line : line.with("stroke-dasharray", dash);
    }

    private String outline(List<Point> points, boolean closed) {
        StringBuilder d = new StringBuilder();
        for (Point point : points) {
            d.append(d.isEmpty() ? "M" : "L")
                    .append(at(mirrored(point.x)))
                    .append(' ')
                    .append(at(point.y));
        }
        return closed ? d.append('Z').toString() : d.toString();
    }

    private double mirrored(double x) {
        return language.isRightToLeft() ? width - x : x;
    }

    private static String at(double value) {
        return Numbers.coordinate(value);
    }
}
