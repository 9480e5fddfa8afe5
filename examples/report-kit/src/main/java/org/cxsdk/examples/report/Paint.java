package org.cxsdk.examples.report;

import java.util.List;

/** Colours with their patterns. Each colour has at least 4.5:1 against white, text and axis at least 7:1. */
final class Paint {

    static final String TEXT = "#1b2430";
    static final String AXIS = "#4a5563";
    static final String GRID = "#d3d8df";
    static final String WARN = "#a3260f";

    static final List<String> COLOURS = List.of("#1f5fa8", "#a64b00", "#1b7457", "#7d3f98", "#56616e", "#a8265f");

    /** White strokes on the colour; the first is plain. Each 8 by 8. */
    private static final List<String> STROKES =
            List.of("", "M-2 2L2 -2M0 8L8 0M6 10L10 6", "M0 4H8", "M4 0V8", "M0 0L8 8M8 0L0 8", "M2 2h1.5M6 6h1.5");

    /** Dashes of lines; the first is solid. */
    private static final List<String> DASHES = List.of("", "8 4", "2 3", "10 3 2 3", "4 4", "12 4");

    private Paint() {}

    static int size() {
        return COLOURS.size();
    }

    static String colour(int index) {
        return COLOURS.get(index % size());
    }

    static String dash(int index) {
        return DASHES.get(index % size());
    }

    static boolean isPlain(int index) {
        return STROKES.get(index % size()).isEmpty();
    }

    static Element pattern(String id, int index) {
        return Element.of(
                        "pattern",
                        Element.of("rect")
                                .with("width", "8")
                                .with("height", "8")
                                .with("fill", colour(index)),
                        Element.of("path")
                                .with("d", STROKES.get(index % size()))
                                .with("stroke", "#ffffff")
                                .with("stroke-width", "1.5"))
                .with("id", id)
                .with("width", "8")
                .with("height", "8")
                .with("patternUnits", "userSpaceOnUse");
    }
}
