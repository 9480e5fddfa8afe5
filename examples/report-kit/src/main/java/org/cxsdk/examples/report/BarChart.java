package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Horizontal bars: one for each category, or for several series a group or a stack of them.
 *
 * @param title what is shown
 * @param description what there is to see
 * @param categories what the bars stand for, from top to bottom
 * @param series at least one; at most six can be told apart
 * @param arrangement of several series
 * @param scale of the values
 * @param decimals of the values shown
 * @param unit put after each value, for example {@code %}; may be empty
 */
public record BarChart(
        String title,
        String description,
        List<String> categories,
        List<Series> series,
        Arrangement arrangement,
        Scale scale,
        int decimals,
        String unit)
        implements Chart {

    /** How several series share a category. */
    public enum Arrangement {
        /** Side by side. */
        GROUPED,
        /** One on the other; values must not be negative. */
        STACKED
    }

    private static final int LABEL_LINES = 3;
    private static final double GAP = 10;

    public BarChart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(arrangement, "arrangement");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(unit, "unit");
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        if (series.isEmpty() || series.size() > Paint.size()) {
            throw new IllegalArgumentException("series (" + series.size() + ") must be 1 to " + Paint.size());
        }
        Series.requireSize(series, categories.size());
        if (arrangement == Arrangement.STACKED
                && series.stream().flatMap(s -> s.values().stream()).anyMatch(v -> v.orElse(0) < 0)) {
            throw new IllegalArgumentException("stacked values must not be negative");
        }
    }

    /** Returns a chart of one series. */
    public static BarChart of(
            String title, String description, List<String> categories, Series series, Scale scale, int decimals) {
        return new BarChart(title, description, categories, List.of(series), Arrangement.GROUPED, scale, decimals, "");
    }

    @Override
    public Table table(Language language) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(Word.CATEGORY.in(language)));
        series.forEach(one -> columns.add(Table.Column.number(one.name())));
        List<List<Node>> rows = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            List<Node> row = new ArrayList<>();
            row.add(Html.isolated(categories.get(i)));
            for (Series one : series) {
                row.add(Html.isolated(shown(one.values().get(i), language)));
            }
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }

    @Override
    public double draw(Canvas canvas) {
        List<List<String>> labels = categories.stream()
                .map(label ->
                        TextFit.wrap(label, Canvas.FONT, canvas.width() * (canvas.isNarrow() ? 1 : 0.4), LABEL_LINES))
                .toList();
        double labelWidth = canvas.isNarrow() ? 0 : widest(labels) + GAP;
        // room after the longest bar for its value, and for the half of the marks at both ends
        double valueWidth = GAP + widestValue(canvas.language());
        double start = Math.max(labelWidth, TextFit.width(mark(scale.min()), Canvas.SMALL) / 2);
        double end = canvas.width() - Math.max(valueWidth, TextFit.width(mark(scale.max()), Canvas.SMALL) / 2);

        double top = series.size() > 1 ? legend(canvas) + 6 : 2;
        List<Double> tops = new ArrayList<>();
        double bottom = top;
        for (List<String> label : labels) {
            tops.add(bottom);
            bottom += rowHeight(canvas, label);
        }
        List<Double> barTops = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            barTops.add(label(canvas, labels.get(i), tops.get(i), start));
        }
        double zero = start + scale.position(0) * (end - start);
        for (int i = 0; i < labels.size(); i++) {
            // on a phone labels stand above their bars: no line may run through them
            double from = canvas.isNarrow() ? barTops.get(i) : tops.get(i);
            double to = canvas.isNarrow() ? from + barsHeight() : tops.get(i) + rowHeight(canvas, labels.get(i));
            grid(canvas, from, to, start, end);
            bars(canvas, i, barTops.get(i), start, end);
            canvas.line(zero, from, zero, to, Paint.AXIS, 1.5, "");
        }
        marks(canvas, bottom, start, end);
        return bottom + Canvas.LINE + 4;
    }

    private double legend(Canvas canvas) {
        List<Consumer<Canvas.Point>> swatches = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            int index = i;
            swatches.add(at -> canvas.barSwatch(at, index));
        }
        return canvas.legend(0, series.stream().map(Series::name).toList(), swatches);
    }

    private void grid(Canvas canvas, double top, double bottom, double start, double end) {
        for (double mark : scale.marks()) {
            double x = start + scale.position(mark) * (end - start);
            canvas.line(x, top, x, bottom, Paint.GRID, 1, "");
        }
    }

    /** The marks below the grid; those that would touch the one before are left out. */
    private void marks(Canvas canvas, double bottom, double start, double end) {
        double free = Double.NEGATIVE_INFINITY;
        for (double mark : scale.marks()) {
            double x = start + scale.position(mark) * (end - start);
            double half = TextFit.width(mark(mark), Canvas.SMALL) / 2;
            if (x - half > free) {
                canvas.text(x, bottom + Canvas.LINE - 3, Canvas.Anchor.MIDDLE, mark(mark), Canvas.SMALL, false);
                free = x + half + 4;
            }
        }
    }

    /** Writes the label of a row and returns where its bars begin. */
    private double label(Canvas canvas, List<String> label, double top, double start) {
        double height = rowHeight(canvas, label);
        if (canvas.isNarrow()) {
            canvas.lines(0, top + Canvas.LINE - 3, Canvas.Anchor.START, label, Canvas.FONT);
            return top + label.size() * Canvas.LINE + 2;
        }
        double textTop = top + (height - label.size() * Canvas.LINE) / 2;
        canvas.lines(start - GAP, textTop + Canvas.LINE - 5, Canvas.Anchor.END, label, Canvas.FONT);
        return top + (height - barsHeight()) / 2;
    }

    private void bars(Canvas canvas, int category, double top, double start, double end) {
        if (arrangement == Arrangement.STACKED) {
            stack(canvas, category, top, start, end);
        } else {
            for (int s = 0; s < series.size(); s++) {
                bar(canvas, category, s, top + s * barHeight(), start, end);
            }
        }
    }

    private void bar(Canvas canvas, int category, int s, double top, double start, double end) {
        OptionalDouble value = series.get(s).values().get(category);
        double zero = start + scale.position(0) * (end - start);
        double x = start + scale.position(value.orElse(0)) * (end - start);
        if (value.isPresent()) {
            canvas.bar(Math.min(zero, x), top + 1, Math.abs(x - zero), barHeight() - 3, s);
        }
        canvas.text(
                Math.max(zero, x) + 6,
                top + barHeight() / 2 + 4,
                Canvas.Anchor.START,
                shown(value, canvas.language()),
                Canvas.SMALL,
                value.isPresent());
    }

    /** The stack with the total behind it; the parts stand in the table. */
    private void stack(Canvas canvas, int category, double top, double start, double end) {
        double sum = 0;
        boolean any = false;
        for (int s = 0; s < series.size(); s++) {
            OptionalDouble value = series.get(s).values().get(category);
            if (value.isPresent()) {
                double from = start + scale.position(sum) * (end - start);
                sum += value.getAsDouble();
                any = true;
                canvas.bar(from, top + 1, start + scale.position(sum) * (end - start) - from, barHeight() - 3, s);
            }
        }
        canvas.text(
                start + scale.position(sum) * (end - start) + 6,
                top + barHeight() / 2 + 4,
                Canvas.Anchor.START,
                shown(any ? OptionalDouble.of(sum) : OptionalDouble.empty(), canvas.language()),
                Canvas.SMALL,
                any);
    }

    private double barHeight() {
        return series.size() > 1 && arrangement == Arrangement.GROUPED ? 18 : 22;
    }

    private double barsHeight() {
        return arrangement == Arrangement.STACKED ? barHeight() : barHeight() * series.size();
    }

    private double rowHeight(Canvas canvas, List<String> label) {
        double text = label.size() * Canvas.LINE;
        return canvas.isNarrow() ? text + barsHeight() + 10 : Math.max(text, barsHeight()) + 10;
    }

    private static double widest(List<List<String>> labels) {
        return labels.stream()
                .flatMap(List::stream)
                .mapToDouble(line -> TextFit.width(line, Canvas.FONT))
                .max()
                .orElse(0);
    }

    private double widestValue(Language language) {
        double widest = 0;
        for (int i = 0; i < categories.size(); i++) {
            double sum = 0;
            for (Series one : series) {
                OptionalDouble value = one.values().get(i);
                sum += value.orElse(0);
                widest = Math.max(widest, TextFit.width(shown(value, language), Canvas.SMALL));
            }
            if (arrangement == Arrangement.STACKED) {
                widest = Math.max(widest, TextFit.width(shown(OptionalDouble.of(sum), language), Canvas.SMALL));
            }
        }
        return widest;
    }

    private String mark(double value) {
        return Numbers.fixed(value, scale.decimals());
    }

    private String shown(OptionalDouble value, Language language) {
        if (value.isEmpty()) {
            return Word.NO_VALUE.in(language);
        }
        String number = Numbers.fixed(value.getAsDouble(), decimals);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
