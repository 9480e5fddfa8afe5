package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A line over time with what it is judged by: centre line, limits and target.
 *
 * @param title what is shown
 * @param description what there is to see
 * @param points labels of the points in time, from first to last
 * @param values the line
 * @param center centre line, if there is one
 * @param lower lower limit at each point, if there is one
 * @param upper upper limit at each point, if there is one
 * @param target a value to be reached, if there is one
 * @param signals points that call for attention, counted from 1
 * @param scale of the values; holds all of them
 * @param decimals of the values shown
 */
public record LineChart(
        String title,
        String description,
        List<String> points,
        Series values,
        OptionalDouble center,
        Optional<Series> lower,
        Optional<Series> upper,
        OptionalDouble target,
        Set<Integer> signals,
        Scale scale,
        int decimals)
        implements Chart {

    private static final double PLOT_HEIGHT = 240;

    public LineChart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(center, "center");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(scale, "scale");
        points = List.copyOf(points);
        signals = Collections.unmodifiableSet(new TreeSet<>(signals));
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must not be empty");
        }
        Series.requireSize(List.of(values), points.size());
        Series.requireSize(lower.stream().toList(), points.size());
        Series.requireSize(upper.stream().toList(), points.size());
        for (int signal : signals) {
            if (signal < 1 || signal > points.size()) {
                throw new IllegalArgumentException("signal (" + signal + ") must be 1 to " + points.size());
            }
        }
    }

    /** Returns a plain line with the scale that fits. */
    public static LineChart of(String title, String description, List<String> points, Series values, int decimals) {
        double[] present = values.values().stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        Scale scale =
                present.length == 0 ? new Scale(0, 1, 0.5) : Scale.around(present[0], present[present.length - 1]);
        return new LineChart(
                title,
                description,
                points,
                values,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Set.of(),
                scale,
                decimals);
    }

    @Override
    public Table table(Language language) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(Word.POINT.in(language)));
        columns.add(Table.Column.number(values.name()));
        center.ifPresent(c -> columns.add(Table.Column.number(Word.CENTER.in(language))));
        lower.ifPresent(l -> columns.add(Table.Column.number(Word.LOWER.in(language))));
        upper.ifPresent(u -> columns.add(Table.Column.number(Word.UPPER.in(language))));
        target.ifPresent(t -> columns.add(Table.Column.number(Word.TARGET.in(language))));
        if (!signals.isEmpty()) {
            columns.add(Table.Column.text(Word.SIGNAL.in(language)));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int index = i;
            List<Node> row = new ArrayList<>();
            row.add(Html.isolated(points.get(i)));
            row.add(shown(values.values().get(i), language));
            center.ifPresent(c -> row.add(shown(center, language)));
            lower.ifPresent(l -> row.add(shown(l.values().get(index), language)));
            upper.ifPresent(u -> row.add(shown(u.values().get(index), language)));
            target.ifPresent(t -> row.add(shown(target, language)));
            if (!signals.isEmpty()) {
                row.add(Html.text((signals.contains(i + 1) ? Word.YES : Word.NO).in(language)));
            }
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }

    @Override
    public double draw(Canvas canvas) {
        double top = legend(canvas) + 10;
        double bottom = top + PLOT_HEIGHT;
        double start = 10
                + scale.marks().stream()
                        .mapToDouble(mark -> TextFit.width(mark(mark), Canvas.SMALL))
                        .max()
                        .orElse(0);
        double end = canvas.width() - 12;
        for (double mark : scale.marks()) {
            double y = y(mark, top);
            canvas.line(start, y, end, y, Paint.GRID, 1, "");
            canvas.text(start - 6, y + 4, Canvas.Anchor.END, mark(mark), Canvas.SMALL, false);
        }
        canvas.line(start, bottom, end, bottom, Paint.AXIS, 1.5, "");
        timeMarks(canvas, start, end, bottom);
        lower.ifPresent(series -> polyline(canvas, series, start, end, top, Paint.AXIS, 1.5, "6 4"));
        upper.ifPresent(series -> polyline(canvas, series, start, end, top, Paint.AXIS, 1.5, "6 4"));
        center.ifPresent(value -> canvas.line(start, y(value, top), end, y(value, top), Paint.AXIS, 1.5, ""));
        target.ifPresent(value -> canvas.line(start, y(value, top), end, y(value, top), Paint.colour(1), 2, "2 4"));
        polyline(canvas, values, start, end, top, Paint.colour(0), 2.5, "");
        for (int i = 0; i < points.size(); i++) {
            OptionalDouble value = values.values().get(i);
            if (value.isPresent()) {
                Canvas.Point at = new Canvas.Point(x(i, start, end), y(value.getAsDouble(), top));
                canvas.marker(at, 0, points.size() > 60 ? 2.5 : 4);
                if (signals.contains(i + 1)) {
                    canvas.alarm(at);
                }
            }
        }
        return bottom + Canvas.LINE + 4;
    }

    private double legend(Canvas canvas) {
        List<String> names = new ArrayList<>(List.of(values.name()));
        List<Consumer<Canvas.Point>> swatches = new ArrayList<>();
        swatches.add(at -> {
            canvas.lineSwatch(at, Paint.colour(0), 2.5, "");
            canvas.marker(new Canvas.Point(at.x() + 14, at.y()), 0, 4);
        });
        center.ifPresent(value -> {
            names.add(named(canvas, Word.CENTER, value));
            swatches.add(at -> canvas.lineSwatch(at, Paint.AXIS, 1.5, ""));
        });
        if (lower.isPresent() || upper.isPresent()) {
            String both = canvas.word(Word.LOWER) + " / " + canvas.word(Word.UPPER);
            names.add(lower.isEmpty() ? canvas.word(Word.UPPER) : upper.isEmpty() ? canvas.word(Word.LOWER) : both);
            swatches.add(at -> canvas.lineSwatch(at, Paint.AXIS, 1.5, "6 4"));
        }
        target.ifPresent(value -> {
            names.add(named(canvas, Word.TARGET, value));
            swatches.add(at -> canvas.lineSwatch(at, Paint.colour(1), 2, "2 4"));
        });
        if (!signals.isEmpty()) {
            names.add(canvas.word(Word.SIGNAL));
            swatches.add(at -> canvas.alarm(new Canvas.Point(at.x() + 14, at.y())));
        }
        return canvas.legend(0, names, swatches);
    }

    private String named(Canvas canvas, Word word, double value) {
        return canvas.word(word) + " " + Numbers.fixed(value, decimals);
    }

    /** Labels of the points, every n-th so that none touches the next or leaves the drawing. */
    private void timeMarks(Canvas canvas, double start, double end, double bottom) {
        List<String> labels = points.stream()
                .map(label -> TextFit.wrap(label, Canvas.SMALL, canvas.width() * 0.3, 1)
                        .get(0))
                .toList();
        double widest = labels.stream()
                .mapToDouble(label -> TextFit.width(label, Canvas.SMALL))
                .max()
                .orElse(0);
        double distance = points.size() == 1 ? end - start : (end - start - 16) / (points.size() - 1);
        int every = Math.max(1, (int) Math.ceil((widest + 10) / distance));
        double free = 0;
        for (int i = 0; i < points.size(); i += every) {
            double width = TextFit.width(labels.get(i), Canvas.SMALL);
            double x = x(i, start, end);
            canvas.line(x, bottom, x, bottom + 4, Paint.AXIS, 1, "");
            double from = Math.max(0, Math.min(x - width / 2, canvas.width() - width));
            if (from >= free) {
                canvas.text(from, bottom + Canvas.LINE, Canvas.Anchor.START, labels.get(i), Canvas.SMALL, false);
                free = from + width + 4;
            }
        }
    }

    /** Joins neighbours that both have a value. */
    private void polyline(
            Canvas canvas,
            Series series,
            double start,
            double end,
            double top,
            String colour,
            double thickness,
            String dash) {
        List<Canvas.Point> run = new ArrayList<>();
        for (int i : IntStream.range(0, points.size()).toArray()) {
            OptionalDouble value = series.values().get(i);
            if (value.isPresent()) {
                run.add(new Canvas.Point(x(i, start, end), y(value.getAsDouble(), top)));
            }
            if ((value.isEmpty() || i == points.size() - 1) && !run.isEmpty()) {
                if (run.size() > 1) {
                    canvas.path(run, false, colour, thickness, dash);
                }
                run.clear();
            }
        }
    }

    private double x(int point, double start, double end) {
        return points.size() == 1 ? (start + end) / 2 : start + 8 + (end - start - 16) * point / (points.size() - 1);
    }

    private double y(double value, double top) {
        return top + PLOT_HEIGHT * (1 - scale.position(value));
    }

    private String mark(double value) {
        return Numbers.fixed(value, scale.decimals());
    }

    private Node shown(OptionalDouble value, Language language) {
        return Html.isolated(
                value.isPresent() ? Numbers.fixed(value.getAsDouble(), decimals) : Word.NO_VALUE.in(language));
    }
}
