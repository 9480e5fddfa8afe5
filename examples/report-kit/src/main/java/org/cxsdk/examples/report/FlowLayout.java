package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.examples.report.Canvas.Point;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places boxes in layers from top to bottom, links in right angles between them, and room for what is written at a link: the
 * layered algorithm of ELK. A link from an earlier box to a later one goes down. The same boxes and links give the same
 * picture, since nothing is drawn by lot and no font is asked for the width of a text.
 */
final class FlowLayout {

    private static final double GAP = 22;
    private static final double LINES = 9;
    private static final int SEED = 1;

    static {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
    }

    private final double[] order;
    private final int[][] links;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    /**
     * @param order of each box, how early it comes
     * @param links from and to, by number of box
     * @param labels what is written at each link; empty for nothing
     */
    FlowLayout(double[] order, int[][] links, List<String> labels, double boxWidth, double boxHeight, double fontSize) {
        this.order = order.clone();
        this.links = links;
        options();
        ElkNode[] placed = new ElkNode[order.length];
        // boxes in the order in which they come: that decides which links lead back
        IntStream.range(0, order.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(box -> order[box]).thenComparing(box -> box))
                .forEach(box -> {
                    ElkNode node = ElkGraphUtil.createNode(root);
                    node.setDimensions(boxWidth, boxHeight);
                    placed[box] = node;
                });
        nodes.addAll(List.of(placed));
        for (int l = 0; l < links.length; l++) {
            ElkEdge edge = ElkGraphUtil.createSimpleEdge(placed[links[l][0]], placed[links[l][1]]);
            if (!labels.get(l).isEmpty()) {
                ElkLabel label = ElkGraphUtil.createLabel(labels.get(l), edge);
                label.setDimensions(TextFit.width(labels.get(l), fontSize), fontSize * 1.3);
            }
            edges.add(edge);
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    }

    private void options() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.RANDOM_SEED, SEED);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(2));
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, GAP);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, GAP);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
    }

    double width() {
        return root.getWidth();
    }

    double height() {
        return root.getHeight();
    }

    /** The middle of a box. */
    Point box(int box) {
        ElkNode node = nodes.get(box);
        return new Point(node.getX() + node.getWidth() / 2, node.getY() + node.getHeight() / 2);
    }

    boolean isBack(int link) {
        int from = links[link][0];
        int to = links[link][1];
        return order[from] > order[to] || order[from] == order[to] && from >= to;
    }

    /** The corners of a link, from where it leaves to where it arrives. */
    List<Point> route(int link) {
        ElkEdgeSection section = edges.get(link).getSections().get(0);
        List<Point> route = new ArrayList<>();
        route.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> route.add(new Point(bend.getX(), bend.getY())));
        route.add(new Point(section.getEndX(), section.getEndY()));
        return route;
    }

    /** The upper left corner of what is written at a link that has a label. */
    Point label(int link) {
        ElkLabel label = edges.get(link).getLabels().get(0);
        return new Point(label.getX(), label.getY());
    }
}
