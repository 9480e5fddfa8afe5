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
     * @param number whether it holds numbers, which line up at their end
     */
    public record Column(String title, boolean number) {

        /** A column of texts. */
        public static Column text(String title) {
            return new Column(title, false);
        }

        /** A column of numbers. */
        public static Column number(String title) {
            return new Column(title, true);
        }
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
                .with("class", "scroll")
                .with("role", "region")
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
        return column.number() ? cell.with("class", "number") : cell;
    }
}
