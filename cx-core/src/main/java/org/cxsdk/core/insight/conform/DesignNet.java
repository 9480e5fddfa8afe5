package org.cxsdk.core.insight.conform;

import java.util.List;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.Step;

/**
 * Question: which orders of activities does a designed journey allow?
 *
 * <p>Blocks follow each other. An optional step may be passed over; a repeatable one may be done again until the next block
 * begins; the steps of a parallel block may be done in any order. Every transition that stands for a step bears the step's
 * identifier, the one that repeats it as well, with {@value #AGAIN} behind it. Stateless.
 */
public final class DesignNet {

    /** What stands behind the identifier of a step where it is repeated. */
    static final String AGAIN = "#again";

    private DesignNet() {}

    /** The net of the design; its labels are the activities of the steps. */
    public static PetriNet of(JourneyDefinition design) {
        List<List<Step>> blocks = design.blocks();
        PetriNet.Builder net = PetriNet.builder();
        for (int b = 0; b <= blocks.size(); b++) {
            net.place(place(b), b == 0 ? 1 : 0, b == blocks.size() ? 1 : 0);
        }
        for (int b = 0; b < blocks.size(); b++) {
            List<Step> block = blocks.get(b);
            if (block.size() == 1) {
                step(net, block.get(0), place(b), place(b + 1));
            } else {
                parallel(net, block, b);
            }
        }
        return net.build();
    }

    private static void parallel(PetriNet.Builder net, List<Step> block, int b) {
        String split = "#split" + b;
        String join = "#join" + b;
        net.silent(split).silent(join).arc(place(b), split).arc(join, place(b + 1));
        for (Step step : block) {
            String begin = "#before " + step.id().value();
            String end = "#after " + step.id().value();
            net.place(begin).place(end).arc(split, begin).arc(end, join);
            step(net, step, begin, end);
        }
    }

    private static void step(PetriNet.Builder net, Step step, String from, String to) {
        String id = step.id().value();
        net.transition(id, step.activity()).arc(from, id).arc(id, to);
        if (step.optional()) {
            net.silent("#skip " + id).arc(from, "#skip " + id).arc("#skip " + id, to);
        }
        if (step.repeatable()) {
            net.transition(id + AGAIN, step.activity()).arc(to, id + AGAIN).arc(id + AGAIN, to);
        }
    }

    private static String place(int block) {
        return "#block" + block;
    }

    /** The step that a transition stands for. */
    static String stepOf(String transition) {
        return transition.endsWith(AGAIN) ? transition.substring(0, transition.length() - AGAIN.length()) : transition;
    }
}
