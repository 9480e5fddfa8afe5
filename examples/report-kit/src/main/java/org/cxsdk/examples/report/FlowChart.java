package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Boxes and what leads from one to another: a path diagram. The thicker a line, the more often it is taken; lines back are
 * dashed.
 *
 * @param title what is shown
 * @param description what there is to see
 * @param boxes at least one, at most 24
 * @param links each from and to a box, by number
 * @param columns headings of the table: from, to, how often, and the note of a link
 */
public record FlowChart(String title, String description, List<Box> boxes, List<Link> links, List<String> columns)
        implements Chart {

    private static final int MOST_BOXES = 24;
    private static final double BOX_WIDTH = 148;
    private static final double LABELLED = 0.04;

    public FlowChart {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
        columns = List.copyOf(columns);
        if (boxes.isEmpty() || boxes.size() > MOST_BOXES) {
            throw new IllegalArgumentException("boxes (" + boxes.size() + ") must be 1 to " + MOST_BOXES);
        }
        if (columns.size() != 4) {
            throw new IllegalArgumentException("columns (" + columns.size() + ") must be four");
        }
        int count = boxes.size();
        for (Link link : links) {
            if (link.from() < 0 || link.from() >= count || link.to() < 0 || link.to() >= count) {
                throw new IllegalArgumentException("a link leads to no box");
            }
        }
    }

    /**
     * A box.
     *
     * @param name what it stands for
     * @param note a figure under it
     * @param order how early it comes; boxes are laid out by it
     */
    public record Box(String name, String note, double order) {}

    /**
     * A link.
     *
     * @param from number of a box
     * @param to number of a box
     * @param weight how often it is taken, greater than 0
     * @param note what is to be said of it besides, for example how long it took
     */
    public record Link(int from, int to, double weight, String note) {}

    @Override
    public Table table(Language language) {
        List<List<Node>> rows = new ArrayList<>();
        for (Link link : links) {
            rows.add(List.of(
                    Html.isolated(boxes.get(link.from()).name()),
                    Html.isolated(boxes.get(link.to()).name()),
                    Html.isolated(Numbers.shortest(link.weight(), 1)),
                    Html.isolated(link.note())));
        }
        return new Table(
                title,
                List.of(
                        Table.Column.text(columns.get(0)),
                        Table.Column.text(columns.get(1)),
                        Table.Column.number(columns.get(2)),
                        Table.Column.number(columns.get(3))),
                rows);
    }

    @Override
    public double draw(Canvas canvas) {
        double boxHeight = 3 * Canvas.LINE + 10;
        double most = links.stream().mapToDouble(Link::weight).max().orElse(1);
        FlowLayout layout = new FlowLayout(
                boxes.stream().mapToDouble(Box::order).toArray(),
                links.stream().map(link -> new int[] {link.from(), link.to()}).toArray(int[][]::new),
                links.stream().map(link -> label(link, most)).toList(),
                BOX_WIDTH,
                boxHeight,
                Canvas.SMALL);
        double scale = Math.min(1, (canvas.width() - 4) / layout.width());
        double shift = Math.max(0, (canvas.width() - scale * layout.width()) / 2);
        for (int l = 0; l < links.size(); l++) {
            link(canvas, layout, l, scale, shift, most);
        }
        for (int b = 0; b < boxes.size(); b++) {
            box(canvas, layout.box(b), boxes.get(b), boxHeight, scale, shift);
        }
        return scale * layout.height() + 8;
    }

    /** Rare links have their figures in the table alone. */
    private static String label(Link link, double most) {
        return link.weight() < LABELLED * most
                ? ""
                : Numbers.shortest(link.weight(), 1) + (link.note().isEmpty() ? "" : " · " + link.note());
    }

    private void link(Canvas canvas, FlowLayout layout, int l, double scale, double shift, double most) {
        Link link = links.get(l);
        List<Canvas.Point> route = layout.route(l).stream()
                .map(p -> new Canvas.Point(shift + scale * p.x(), 2 + scale * p.y()))
                .toList();
        String colour = layout.isBack(l) ? Paint.colour(1) : Paint.colour(0);
        canvas.path(
                route,
                false,
                colour,
                Math.max(1, scale * (1 + 5 * Math.sqrt(link.weight() / most))),
                layout.isBack(l) ? Paint.dash(1) : "");
        Canvas.Point tip = route.get(route.size() - 1);
        Canvas.Point before = route.get(route.size() - 2);
        double length = Math.max(1e-9, Math.hypot(tip.x() - before.x(), tip.y() - before.y()));
        double ux = (tip.x() - before.x()) / length;
        double uy = (tip.y() - before.y()) / length;
        double s = 9 * scale;
        canvas.path(
                List.of(
                        new Canvas.Point(tip.x() - s * ux - s * uy / 2, tip.y() - s * uy + s * ux / 2),
                        tip,
                        new Canvas.Point(tip.x() - s * ux + s * uy / 2, tip.y() - s * uy - s * ux / 2)),
                false,
                colour,
                2,
                "");
        String label = label(link, most);
        if (!label.isEmpty()) {
            Canvas.Point corner = layout.label(l);
            canvas.text(
                    shift + scale * (corner.x() + TextFit.width(label, Canvas.SMALL) / 2),
                    2 + scale * (corner.y() + Canvas.SMALL),
                    Canvas.Anchor.MIDDLE,
                    label,
                    Canvas.SMALL * scale,
                    false);
        }
    }

    private static void box(Canvas canvas, Canvas.Point centre, Box box, double boxHeight, double scale, double shift) {
        double x = shift + scale * (centre.x() - BOX_WIDTH / 2);
        double y = 2 + scale * (centre.y() - boxHeight / 2);
        List<Canvas.Point> outline = List.of(
                new Canvas.Point(x, y),
                new Canvas.Point(x + scale * BOX_WIDTH, y),
                new Canvas.Point(x + scale * BOX_WIDTH, y + scale * boxHeight),
                new Canvas.Point(x, y + scale * boxHeight));
        canvas.area(outline, "#ffffff", 1);
        canvas.area(outline, Paint.colour(0), 0.12);
        canvas.path(outline, true, Paint.AXIS, 1.2, "");
        List<String> name = TextFit.wrap(box.name(), Canvas.SMALL, BOX_WIDTH - 12, 2);
        double middle = x + scale * BOX_WIDTH / 2;
        for (int i = 0; i < name.size(); i++) {
            canvas.text(
                    middle,
                    y + scale * (Canvas.LINE * (i + 1)),
                    Canvas.Anchor.MIDDLE,
                    name.get(i),
                    Canvas.SMALL * scale,
                    true);
        }
        canvas.text(
                middle,
                y + scale * (Canvas.LINE * 3 + 2),
                Canvas.Anchor.MIDDLE,
                box.note(),
                Canvas.SMALL * scale,
                false);
    }
}
