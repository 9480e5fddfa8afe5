package org.cxsdk.examples.report;

/**
 * A chart as data. It is drawn without fonts, clock or locale, so that the same data give the same bytes on every
 * machine; in a right-to-left language it is mirrored. Colour never says anything alone: series differ in pattern, dash
 * and marker too, and {@link #table} holds all that the drawing shows.
 */
public sealed interface Chart permits BarChart, RadarChart, LineChart, GanttChart, FlowChart {

    /** What is shown, a few words. */
    String title();

    /** What there is to see, one or two sentences. */
    String description();

    /** The same data as a table. */
    Table table(Language language);

    /**
     * Draws the chart.
     *
     * @param canvas of any width from 280 on
     * @return the height used
     */
    double draw(Canvas canvas);

    /**
     * The drawing as a stand-alone SVG document.
     *
     * @param id prefix of all ids inside; an identifier
     * @param language of the kit's own words, and the direction
     * @param width in units of which text is 14 high; from 280 on
     */
    default Element svg(String id, Language language, int width) {
        if (width < 280) {
            throw new IllegalArgumentException("width (" + width + ") must be at least 280");
        }
        Canvas canvas = new Canvas(id, language, width);
        double height = draw(canvas);
        return canvas.finish(title(), description(), height);
    }

    /**
     * The chart as a figure of a report: one drawing for screens and paper, one for phones (the style sheet shows one of
     * them), and the data table.
     *
     * @param id unique on the page
     */
    default Element figure(String id, Language language) {
        return Element.of(
                        "figure",
                        Element.of("figcaption", Html.strong(title()), Html.text(" "), Html.text(description())),
                        Element.of("div", svg(id + "-wide", language, 720)).with("class", "wide"),
                        Element.of("div", svg(id + "-narrow", language, 328)).with("class", "narrow"),
                        Html.details(
                                Word.DATA_TABLE.in(language), table(language).html()))
                .with("id", id);
    }
}
