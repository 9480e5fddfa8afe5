package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.examples.report.Canvas.Point;

/**
 * Places boxes in layers from top to bottom (Sugiyama, Tagawa, Toda 1981): a link from an earlier box to a later one goes
 * down; long ones pass between the boxes of the layers that they cross; links back run beside the boxes. Deterministic.
 */
final class FlowLayout {

    private static final double GAP = 26;
    private static final double PASSAGE = 18;
    private static final double LANE = 14;
    private static final int SWEEPS = 6;

    private final int boxes;
    private final double boxWidth;
    private final double boxHeight;
    private final double layerGap;
    /** Boxes, then the passages of long links. */
    private final List<Integer> layerOf = new ArrayList<>();

    private final List<List<Integer>> layers = new ArrayList<>();
    private final List<double[]> centres = new ArrayList<>();
    private final List<List<Integer>> chains = new ArrayList<>();
    private final int[][] links;
    private final double[] order;
    private double left;
    private double right;

    /**
     * @param order of each box, how early it comes
     * @param links from and to, by number of box
     */
    FlowLayout(double[] order, int[][] links, double boxWidth, double boxHeight, double layerGap) {
        this.boxes = order.length;
        this.order = order.clone();
        this.links = links;
        this.boxWidth = boxWidth;
        this.boxHeight = boxHeight;
        this.layerGap = layerGap;
        layers();
        passages();
        arrange();
        place();
    }

    private boolean isForward(int[] link) {
        return order[link[0]] < order[link[1]] || (order[link[0]] == order[link[1]] && link[0] < link[1]);
    }

    private void layers() {
        int[] layer = new int[boxes];
        int[] inOrder = IntStream.range(0, boxes)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(box -> order[box]).thenComparing(box -> box))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < boxes; i++) {
            int box = inOrder[i];
            // what nothing leads to stands beside what comes just before it
            layer[box] = i == 0 ? 0 : -1;
            for (int[] link : links) {
                if (link[1] == box && link[0] != box && isForward(link)) {
                    layer[box] = Math.max(layer[box], layer[link[0]] + 1);
                }
            }
            layer[box] = layer[box] < 0 ? layer[inOrder[i - 1]] : layer[box];
        }
        for (int box = 0; box < boxes; box++) {
            enter(layer[box]);
        }
    }

    private int enter(int layer) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(layer).add(layerOf.size());
        layerOf.add(layer);
        return layerOf.size() - 1;
    }

    private void passages() {
        for (int[] link : links) {
            List<Integer> chain = new ArrayList<>();
            chain.add(link[0]);
            if (link[0] != link[1] && isForward(link)) {
                for (int layer = layerOf.get(link[0]) + 1; layer < layerOf.get(link[1]); layer++) {
                    chain.add(enter(layer));
                }
            }
            chain.add(link[1]);
            chains.add(chain);
        }
    }

    /** Every point is moved towards the middle of its neighbours in the layer above, then below, in turns. */
    private void arrange() {
        double[] at = new double[layerOf.size()];
        for (List<Integer> layer : layers) {
            for (int i = 0; i < layer.size(); i++) {
                at[layer.get(i)] = i - (layer.size() - 1) / 2.0;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < layers.size(); i++) {
                List<Integer> layer = layers.get(down ? i : layers.size() - 1 - i);
                double[] wanted = Arrays.copyOf(at, at.length);
                for (int point : layer) {
                    wanted[point] = middle(point, down, at);
                }
                layer.sort(Comparator.<Integer>comparingDouble(point -> wanted[point])
                        .thenComparing(point -> point));
                for (int p = 0; p < layer.size(); p++) {
                    at[layer.get(p)] = p - (layer.size() - 1) / 2.0;
                }
            }
        }
    }

    private double middle(int point, boolean above, double[] at) {
        double sum = 0;
        int count = 0;
        for (int l = 0; l < links.length; l++) {
            List<Integer> chain = chains.get(l);
            for (int i = 1; i < chain.size() && isForward(links[l]); i++) {
                int neighbour = above && chain.get(i) == point
                        ? chain.get(i - 1)
                        : !above && chain.get(i - 1) == point ? chain.get(i) : -1;
                if (neighbour >= 0) {
                    sum += at[neighbour];
                    count++;
                }
            }
        }
        return count == 0 ? at[point] : sum / count;
    }

    private void place() {
        for (int point = 0; point < layerOf.size(); point++) {
            centres.add(new double[2]);
        }
        for (int l = 0; l < layers.size(); l++) {
            List<Integer> layer = layers.get(l);
            double room = layer.stream().mapToDouble(this::widthOf).sum() + GAP * (layer.size() - 1);
            double x = -room / 2;
            left = Math.min(left, x);
            right = Math.max(right, room / 2);
            for (int point : layer) {
                centres.get(point)[0] = x + widthOf(point) / 2;
                centres.get(point)[1] = l * (boxHeight + layerGap) + boxHeight / 2;
                x += widthOf(point) + GAP;
            }
        }
    }

    private double widthOf(int point) {
        return point < boxes ? boxWidth : PASSAGE;
    }

    /** The room that it takes, lanes of links back included. */
    double width() {
        return right - left + LANE * (1 + backward());
    }

    private long backward() {
        return Arrays.stream(links).filter(link -> !isForward(link)).count();
    }

    double height() {
        return layers.size() * boxHeight + (layers.size() - 1) * layerGap;
    }

    /** The middle of a box. */
    Point box(int box) {
        return new Point(centres.get(box)[0] - left, centres.get(box)[1]);
    }

    boolean isBack(int link) {
        return !isForward(links[link]);
    }

    /** The corners of a link, from where it leaves to where it arrives. */
    List<Point> route(int link) {
        Point from = box(links[link][0]);
        Point to = box(links[link][1]);
        List<Point> route = new ArrayList<>();
        if (isForward(links[link])) {
            List<Integer> chain = chains.get(link);
            route.add(new Point(from.x(), from.y() + boxHeight / 2));
            for (int point : chain.subList(1, chain.size() - 1)) {
                route.add(new Point(centres.get(point)[0] - left, centres.get(point)[1]));
            }
            route.add(new Point(to.x(), to.y() - boxHeight / 2));
            return route;
        }
        int lane = 0;
        for (int l = 0; l < link; l++) {
            lane += isForward(links[l]) ? 0 : 1;
        }
        double x = right - left + LANE * (lane + 0.7);
        double shift = links[link][0] == links[link][1] ? boxHeight / 4 : 0;
        route.add(new Point(from.x() + boxWidth / 2, from.y() + shift));
        route.add(new Point(x, from.y() + shift));
        route.add(new Point(x, to.y() - shift));
        route.add(new Point(to.x() + boxWidth / 2, to.y() - shift));
        return route;
    }
}
