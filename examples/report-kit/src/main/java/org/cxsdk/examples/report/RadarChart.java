package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Values on axes around a centre, clockwise from the top (counter-clockwise in a right-to-left language). On a phone, or with many
 * axes, the axes carry numbers and their names stand below.
 *
 * @param title what is shown
 * @param description what there is to see
 * @param axes names of the axes, 3 to 24
 * @param series at least one; at most four can be told apart
 * @param scale of all axes
 * @param decimals of the values shown
 */
public record RadarChart(
        String title, String description, List<String> axes, List<Series> series, Scale scale, int decimals)
        implements Chart {

    private static final double GAP = 12;
    private static final int LABEL_LINES = 3;
    private static final int MOST_NAMED_AXES = 10;
    private static final int MOST_AXES = 24;
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    public RadarChart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(scale, "scale");
        axes = List.copyOf(axes);
        series = List.copyOf(series);
        if (axes.size() < 3 || axes.size() > MOST_AXES) {
            throw new IllegalArgumentException("axes (" + axes.size() + ") must be 3 to " + MOST_AXES);
        }
        if (series.isEmpty() || series.size() > 4) {
            throw new IllegalArgumentException("series (" + series.size() + ") must be 1 to 4");
        }
        Series.requireSize(series, axes.size());
    }

    @Override
    public Table table(Language language) {
        return new BarChart(title, description, axes, series, BarChart.Arrangement.GROUPED, scale, decimals, "")
                .table(language);
    }

    @Override
    public double draw(Canvas canvas) {
        double top = series.size() > 1 ? legend(canvas) + 6 : 0;
        return canvas.isNarrow() || axes.size() > MOST_NAMED_AXES ? drawWithKey(canvas, top) : drawWide(canvas, top);
    }

    private double drawWide(Canvas canvas, double top) {
        double radius = canvas.width() * 0.23;
        double room = canvas.width() / 2 - radius - GAP;
        double centerX = canvas.width() / 2;
        double centerY = top + label(0, room, canvas.language()).size() * Canvas.LINE + 2 * GAP + radius;
        web(canvas, centerX, centerY, radius);
        List<Block> placed = new ArrayList<>();
        for (int i : fromTopToBottom()) {
            List<String> label = label(i, room, canvas.language());
            Canvas.Point tip = at(i, radius + (i == 0 ? 2 * GAP : GAP), centerX, centerY);
            double height = label.size() * Canvas.LINE;
            // the lines stand above the tip at the top, beside it at the sides, below it at the bottom
            double above = height * (1 + StrictMath.cos(angle(i))) / 2;
            Block block = Block.of(label, anchor(i), tip.x(), tip.y() - above);
            while (placed.stream().anyMatch(block::touches)) {
                block = block.lower();
            }
            placed.add(block);
            block.draw(canvas);
        }
        double lowest = placed.stream().mapToDouble(Block::bottom).max().orElse(0);
        return Math.max(lowest, centerY + radius) + 6;
    }

    /** The lines at the tip of an axis; {@code x} is the point of the anchor. */
    private record Block(List<String> lines, Canvas.Anchor anchor, double x, double top, double width) {

        static Block of(List<String> lines, Canvas.Anchor anchor, double x, double top) {
            double width = lines.stream()
                    .mapToDouble(line -> TextFit.width(line, Canvas.FONT))
                    .max()
                    .orElse(0);
            return new Block(lines, anchor, x, top, width);
        }

        double bottom() {
            return top + lines.size() * Canvas.LINE;
        }

        boolean touches(Block other) {
            return start() < other.start() + other.width + 4
                    && other.start() < start() + width + 4
                    && top < other.bottom()
                    && other.top < bottom();
        }

        Block lower() {
            return new Block(lines, anchor, x, top + 2, width);
        }

        private double start() {
            return switch (anchor) {
                case START -> x;
                case MIDDLE -> x - width / 2;
                case END -> x - width;
            };
        }

        void draw(Canvas canvas) {
            int last = lines.size() - 1;
            canvas.lines(x, top + Canvas.LINE - 5, anchor, lines.subList(0, last), Canvas.FONT);
            canvas.text(x, top + last * Canvas.LINE + Canvas.LINE - 5, anchor, lines.get(last), Canvas.FONT, true);
        }
    }

    /** Axes in the order of their height: 0, 1, n-1, 2, n-2, … */
    private List<Integer> fromTopToBottom() {
        List<Integer> order = new ArrayList<>(List.of(0));
        for (int i = 1; i <= axes.size() / 2; i++) {
            order.add(i);
            if (i != axes.size() - i) {
                order.add(axes.size() - i);
            }
        }
        return order;
    }

    private Canvas.Anchor anchor(int axis) {
        double sine = StrictMath.sin(angle(axis));
        return Math.abs(sine) < 0.1 ? Canvas.Anchor.MIDDLE : sine > 0 ? Canvas.Anchor.START : Canvas.Anchor.END;
    }

    private double drawWithKey(Canvas canvas, double top) {
        double radius = Math.min(canvas.width() / 2 - 34, 200);
        double centerX = canvas.width() / 2;
        double centerY = top + 26 + radius;
        web(canvas, centerX, centerY, radius);
        for (int i = 0; i < axes.size(); i++) {
            Canvas.Point tip = at(i, radius + 14, centerX, centerY);
            canvas.text(tip.x(), tip.y() + 5, Canvas.Anchor.MIDDLE, Integer.toString(i + 1), Canvas.FONT, true);
        }
        double y = centerY + radius + 34;
        for (int i = 0; i < axes.size(); i++) {
            String value = values(i, canvas.language());
            double valueWidth = TextFit.width(value, Canvas.FONT);
            List<String> name =
                    TextFit.wrap(axes.get(i), Canvas.FONT, canvas.width() - 28 - valueWidth - GAP, LABEL_LINES);
            y += Canvas.LINE;
            canvas.text(0, y - 5, Canvas.Anchor.START, Integer.toString(i + 1), Canvas.FONT, true);
            canvas.lines(28, y - 5, Canvas.Anchor.START, name, Canvas.FONT);
            canvas.text(canvas.width(), y - 5, Canvas.Anchor.END, value, Canvas.FONT, true);
            y += (name.size() - 1) * Canvas.LINE + 4;
        }
        return y + 2;
    }

    private double legend(Canvas canvas) {
        List<Consumer<Canvas.Point>> swatches = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            int index = i;
            swatches.add(at -> {
                canvas.lineSwatch(at, Paint.colour(index), 2.5, Paint.dash(index));
                canvas.marker(new Canvas.Point(at.x() + 14, at.y()), index, 4.5);
            });
        }
        return canvas.legend(0, series.stream().map(Series::name).toList(), swatches);
    }

    private void web(Canvas canvas, double centerX, double centerY, double radius) {
        for (double mark : scale.marks()) {
            double r = radius * scale.position(mark);
            List<Canvas.Point> ring = new ArrayList<>();
            for (int i = 0; i < axes.size(); i++) {
                ring.add(at(i, r, centerX, centerY));
            }
            canvas.path(ring, true, mark == scale.max() ? Paint.AXIS : Paint.GRID, 1, "");
        }
        for (int i = 0; i < axes.size(); i++) {
            Canvas.Point tip = at(i, radius, centerX, centerY);
            canvas.line(centerX, centerY, tip.x(), tip.y(), Paint.GRID, 1, "");
        }
        for (int s = 0; s < series.size(); s++) {
            shape(canvas, s, centerX, centerY, radius);
        }
        for (double mark : scale.marks()) {
            canvas.text(
                    centerX - 5,
                    centerY - radius * scale.position(mark) + 4,
                    Canvas.Anchor.END,
                    Numbers.fixed(mark, scale.decimals()),
                    Canvas.SMALL,
                    false);
        }
    }

    /** Neighbouring axes are joined only if both have a value; the area is filled only if all have. */
    private void shape(Canvas canvas, int s, double centerX, double centerY, double radius) {
        List<OptionalDouble> values = series.get(s).values();
        List<Canvas.Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(at(i, radius * scale.position(values.get(i).orElse(scale.min())), centerX, centerY));
        }
        if (values.stream().allMatch(OptionalDouble::isPresent)) {
            canvas.area(points, Paint.colour(s));
            canvas.path(points, true, Paint.colour(s), 2.5, Paint.dash(s));
        } else {
            for (int i = 0; i < points.size(); i++) {
                int next = (i + 1) % points.size();
                if (values.get(i).isPresent() && values.get(next).isPresent()) {
                    canvas.path(List.of(points.get(i), points.get(next)), false, Paint.colour(s), 2.5, Paint.dash(s));
                }
            }
        }
        for (int i = 0; i < points.size(); i++) {
            if (values.get(i).isPresent()) {
                canvas.marker(points.get(i), s, 4.5);
            }
        }
    }

    private List<String> label(int axis, double room, Language language) {
        List<String> label = new ArrayList<>(TextFit.wrap(axes.get(axis), Canvas.FONT, room, LABEL_LINES));
        label.add(values(axis, language));
        return label;
    }

    /** The values in the order of the series as the language reads: figures alone would always run left to right. */
    private String values(int axis, Language language) {
        String values = series.stream()
                .map(one -> one.values().get(axis))
                .map(value ->
                        value.isPresent() ? Numbers.fixed(value.getAsDouble(), decimals) : Word.NO_VALUE.in(language))
                .map(Isolates::isolate)
                .collect(Collectors.joining(" / "));
        return language.isRightToLeft() ? RIGHT_TO_LEFT_MARK + values : values;
    }

    private double angle(int axis) {
        return 2 * StrictMath.PI * axis / axes.size();
    }

    private Canvas.Point at(int axis, double distance, double centerX, double centerY) {
        return new Canvas.Point(
                centerX + distance * StrictMath.sin(angle(axis)), centerY - distance * StrictMath.cos(angle(axis)));
    }
}
