package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A series as a small line without axes, for a cell of a table; what it shows stands in its label, and its numbers in a
 * table elsewhere on the page. The last value has a mark, gaps stay gaps.
 *
 * @param label what there is to see, heard instead of the line
 * @param values oldest first
 * @param target a value to be reached, dashed, if there is one
 */
public record Sparkline(String label, List<OptionalDouble> values, OptionalDouble target) {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;
    private static final double EDGE = 5;

    public Sparkline {
        values = List.copyOf(values);
        if (label.isBlank()) {
            throw new IllegalArgumentException("label must not be blank");
        }
    }

    /**
     * The line as an element.
     *
     * @param id unique on the page
     */
    public Element svg(String id, Language language) {
        Canvas canvas = new Canvas(id, language, WIDTH);
        double least = target.orElse(Double.POSITIVE_INFINITY);
        double most = target.orElse(Double.NEGATIVE_INFINITY);
        for (OptionalDouble value : values) {
            if (value.isPresent()) {
                least = Math.min(least, value.getAsDouble());
                most = Math.max(most, value.getAsDouble());
            }
        }
        double low = least;
        double range = most > least ? most - least : 1;
        target.ifPresent(value -> {
            double y = y(value, low, range);
            canvas.line(EDGE, y, WIDTH - EDGE, y, Paint.colour(1), 1.5, "2 4");
        });
        List<Canvas.Point> run = new ArrayList<>();
        Canvas.Point last = null;
        for (int i = 0; i <= values.size(); i++) {
            if (i < values.size() && values.get(i).isPresent()) {
                last = new Canvas.Point(x(i), y(values.get(i).getAsDouble(), low, range));
                run.add(last);
            } else {
                if (run.size() > 1) {
                    canvas.path(run, false, Paint.colour(0), 2, "");
                }
                run.clear();
            }
        }
        if (last != null) {
            canvas.marker(last, 0, 3.5);
        }
        return canvas.finish(label, "", HEIGHT);
    }

    private double x(int place) {
        return values.size() == 1 ? WIDTH / 2 : EDGE + (WIDTH - 2 * EDGE) * place / (values.size() - 1);
    }

    private static double y(double value, double low, double range) {
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / range;
    }
}
