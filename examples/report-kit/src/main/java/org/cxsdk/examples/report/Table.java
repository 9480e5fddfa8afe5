package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with a caption whose first column names the row.
 *
 * @param caption what the table shows
 * @param columns the columns, at least one
 * @param rows one cell for each column
 */
public record Table(String caption, List<Column> columns, List<List<Node>> rows) {

    /** Tables of so many rows are printed on one page. */
    private static final int SHORT = 12;

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns must not be empty");
        }
        for (List<Node> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
            }
        }
    }

    /**
     * A column.
     *
     * @param title its heading
     * @param kind what it holds
     */
    public record Column(String title, Kind kind) {

        /** A column of names and short texts. */
        public static Column text(String title) {
            return new Column(title, Kind.TEXT);
        }

        /** A column of numbers, which line up at their last digit. */
        public static Column number(String title) {
            return new Column(title, Kind.NUMBER);
        }

        /** A column of sentences, which is not made too narrow to read. */
        public static Column sentence(String title) {
            return new Column(title, Kind.SENTENCE);
        }
    }

    /** What a column holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        SENTENCE
    }

    /** The table as an element; when it is wider than the screen, it scrolls within itself, by keyboard too. */
    public Element html() {
        return html("shown");
    }

    /** As {@link #html}, for a table right below a heading that says the same: its caption is heard, not seen. */
    public Element belowHeading() {
        return html("heard");
    }

    private Element html(String captionStyle) {
        Element table = Element.of(
                "table",
                Element.of("caption", Html.text(caption)).with("class", captionStyle),
                Element.of("thead", header()),
                body());
        return Element.of("div", table)
                .with("class", rows.size() <= SHORT ? "scroll keep" : "scroll")
                .with("role", "group")
                .with("aria-label", caption)
                .with("tabindex", "0");
    }

    private Element header() {
        return Element.of(
                "tr",
                columns.stream()
                        .map(column -> aligned(Element.of("th", Html.text(column.title())), column)
                                .with("scope", "col"))
                        .toList());
    }

    private Element body() {
        List<Element> lines = new ArrayList<>();
        for (List<Node> row : rows) {
            List<Element> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Element cell =
                        i == 0 ? Element.of("th", row.get(i)).with("scope", "row") : Element.of("td", row.get(i));
                cells.add(aligned(cell, columns.get(i)));
            }
            lines.add(Element.of("tr", cells));
        }
        return Element.of("tbody", lines);
    }

    private static Element aligned(Element cell, Column column) {
        return switch (column.kind()) {
            case TEXT -> cell;
            case NUMBER -> cell.with("class", "number");
            case SENTENCE -> cell.with("class", "sentence");
        };
    }
}
