package org.cxsdk.core.insight.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The markings of a net that were reached so far, numbered, with what can be fired in each; successors are worked out once
 * and kept. Where a place that never loses a token holds more than at the end, the end cannot be reached: such markings are
 * left out. So are those with too many tokens in a place, which {@link #isCut} then says.
 *
 * <p>A {@linkplain #rough rough} graph does not count beyond a few tokens: "many" stands for that number and all above it,
 * and what is left of many may be many or less. It is finite where the net is not, and has every run of the net, and more: a
 * bound that holds in it holds in the net. For one thread.
 */
final class MarkingGraph {

    /** So many markings are searched for one that grows. */
    private static final int PROBED = 20_000;

    private static final int CUT = -1;
    private static final int DEAD = -2;

    private final PetriNet net;
    private short[][] markings = new short[256][];
    private int[][] fired = new int[256][];
    private int[][] reached = new int[256][];
    /** Open addressing: number of a marking plus 1; its length is a power of 2. */
    private int[] table = new int[1024];

    private int size;
    private final int start;
    private final int end;
    private final BitSet cut = new BitSet();
    /** The tokens of a place that never loses any, at the end; of others no limit. */
    private final int[] atEnd;

    /** So many tokens of a place, or more; greater than any place can hold if the graph is not rough. */
    private final int many;

    private final int mostTokens;
    /** The number of each marking in another graph, once it was asked for, plus 1. */
    private int[] elsewhere = new int[0];

    MarkingGraph(PetriNet net) {
        this(net, Integer.MAX_VALUE, PetriNet.MOST_TOKENS);
    }

    private MarkingGraph(PetriNet net, int many, int mostTokens) {
        this.net = net;
        this.many = many;
        this.mostTokens = mostTokens;
        this.atEnd = net.finalMarking();
        this.start = number(tokens(net.initialMarking()));
        this.end = number(tokens(net.finalMarking()));
        for (int t = 0; t < net.transitions().size(); t++) {
            Map<Integer, Integer> puts = net.outputsOf(t);
            net.inputsOf(t).forEach((place, taken) -> {
                if (taken > puts.getOrDefault(place, 0)) {
                    atEnd[place] = Integer.MAX_VALUE;
                }
            });
        }
    }

    /** A graph that counts this many tokens more than a place may hold at the end. */
    static MarkingGraph rough(PetriNet net, int more) {
        return new MarkingGraph(net, more + mostAtEnd(net), PetriNet.MOST_TOKENS);
    }

    /** A graph whose places hold no more than this many tokens above what they hold at the beginning or at the end. */
    static MarkingGraph small(PetriNet net, int more) {
        int begin = Arrays.stream(net.initialMarking()).max().orElse(0);
        return new MarkingGraph(
                net, Integer.MAX_VALUE, Math.min(PetriNet.MOST_TOKENS, more + Math.max(begin, mostAtEnd(net))));
    }

    private static int mostAtEnd(PetriNet net) {
        return Arrays.stream(net.finalMarking()).max().orElse(0);
    }

    /** The number that a marking has in a rough graph of the same net, explored to the end; always asked of the same one. */
    int numberIn(MarkingGraph rough, int marking) {
        if (marking >= elsewhere.length) {
            elsewhere = Arrays.copyOf(elsewhere, Math.max(marking + 1, 2 * elsewhere.length));
        }
        if (elsewhere[marking] == 0) {
            short[] tokens = markings[marking].clone();
            for (int p = 0; p < tokens.length; p++) {
                tokens[p] = (short) Math.min(rough.many, tokens[p]);
            }
            elsewhere[marking] = rough.number(tokens) + 1;
        }
        return elsewhere[marking] - 1;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int size() {
        return size;
    }

    /** Whether something can be fired in a marking, already expanded, after which a place would hold too many tokens. */
    boolean isCut(int marking) {
        return cut.get(marking);
    }

    /** The transitions that can be fired in a marking. */
    int[] fired(int marking) {
        expand(marking);
        return fired[marking];
    }

    /** The markings to which those lead, in the same order. */
    int[] reached(int marking) {
        expand(marking);
        return reached[marking];
    }

    /** Works out every marking; false, with what was found kept, if there are more than the limit. */
    boolean explore(int limit) {
        for (int m = 0; m < size; m++) {
            expand(m);
            if (size > limit) {
                return false;
            }
        }
        return cut.isEmpty();
    }

    /**
     * A place that can collect tokens without end: there is a way from a marking to one that has all its tokens and more of
     * them here (Karp and Miller, "Parallel program schemata", 1969). Looked for among the first markings; nothing found is
     * no proof that there is none.
     */
    Optional<String> growing() {
        List<Integer> before = new ArrayList<>(List.of(-1));
        BitSet met = new BitSet();
        List<Integer> open = new ArrayList<>(List.of(start));
        met.set(start);
        for (int i = 0; i < open.size() && i < PROBED; i++) {
            int[] next = reached(open.get(i));
            for (int target : next) {
                if (met.get(target)) {
                    continue;
                }
                for (int at = i; at >= 0; at = before.get(at)) {
                    int place = grown(markings[open.get(at)], markings[target]);
                    if (place >= 0) {
                        return Optional.of(net.places().get(place));
                    }
                }
                met.set(target);
                open.add(target);
                before.add(i);
            }
        }
        return Optional.empty();
    }

    /** The first place with more tokens, if none has fewer; -1 otherwise. */
    private static int grown(short[] earlier, short[] later) {
        int grown = -1;
        for (int p = 0; p < earlier.length; p++) {
            if (later[p] < earlier[p]) {
                return -1;
            }
            grown = grown < 0 && later[p] > earlier[p] ? p : grown;
        }
        return grown;
    }

    private void expand(int marking) {
        if (fired[marking] != null) {
            return;
        }
        short[] tokens = markings[marking];
        Successors next = new Successors();
        for (int t = 0; t < net.transitions().size(); t++) {
            if (isEnabled(t, tokens)) {
                if (many == Integer.MAX_VALUE) {
                    int target = fire(t, tokens);
                    if (target == CUT) {
                        cut.set(marking);
                    } else if (target != DEAD) {
                        next.add(t, target);
                    }
                } else {
                    fireRoughly(t, tokens, next);
                }
            }
        }
        fired[marking] = Arrays.copyOf(next.transitions, next.count);
        reached[marking] = Arrays.copyOf(next.targets, next.count);
    }

    private static final class Successors {
        private int[] transitions = new int[8];
        private int[] targets = new int[8];
        private int count;

        void add(int transition, int target) {
            if (count == targets.length) {
                transitions = Arrays.copyOf(transitions, 2 * count);
                targets = Arrays.copyOf(targets, 2 * count);
            }
            transitions[count] = transition;
            targets[count++] = target;
        }
    }

    private boolean isEnabled(int transition, short[] tokens) {
        int[] takes = net.takes(transition);
        for (int i = 0; i < takes.length; i += 2) {
            if (tokens[takes[i]] < takes[i + 1] && tokens[takes[i]] < many) {
                return false;
            }
        }
        return true;
    }

    private int fire(int transition, short[] tokens) {
        short[] after = tokens.clone();
        int[] takes = net.takes(transition);
        for (int i = 0; i < takes.length; i += 2) {
            after[takes[i]] -= (short) takes[i + 1];
        }
        int[] puts = net.puts(transition);
        for (int i = 0; i < puts.length; i += 2) {
            int sum = after[puts[i]] + puts[i + 1];
            if (sum > atEnd[puts[i]]) {
                return DEAD;
            }
            if (sum > mostTokens) {
                return CUT;
            }
            after[puts[i]] = (short) sum;
        }
        return number(after);
    }

    /** Every marking that there may be after it: of many tokens, taking some leaves many or any number from the least on. */
    private void fireRoughly(int transition, short[] tokens, Successors next) {
        int[] change = new int[tokens.length];
        int[] taken = new int[tokens.length];
        int[] takes = net.takes(transition);
        for (int i = 0; i < takes.length; i += 2) {
            taken[takes[i]] = takes[i + 1];
            change[takes[i]] -= takes[i + 1];
        }
        int[] puts = net.puts(transition);
        for (int i = 0; i < puts.length; i += 2) {
            change[puts[i]] += puts[i + 1];
        }
        List<short[]> after = new ArrayList<>(List.of(tokens.clone()));
        for (int p = 0; p < tokens.length; p++) {
            if (change[p] == 0 && tokens[p] < many) {
                continue;
            }
            int least = Math.max(tokens[p], tokens[p] < many ? 0 : taken[p]) + change[p];
            if (least > atEnd[p]) {
                return;
            }
            spread(after, p, Math.min(many, least), tokens[p] < many ? Math.min(many, least) : many);
        }
        after.forEach(marking -> next.add(transition, number(marking)));
    }

    private static void spread(List<short[]> markings, int place, int least, int most) {
        int size = markings.size();
        for (int i = 0; i < size; i++) {
            markings.get(i)[place] = (short) least;
            for (int count = least + 1; count <= most; count++) {
                short[] other = markings.get(i).clone();
                other[place] = (short) count;
                markings.add(other);
            }
        }
    }

    private int number(short[] tokens) {
        int place = placeOf(tokens);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        if (size == markings.length) {
            markings = Arrays.copyOf(markings, 2 * size);
            fired = Arrays.copyOf(fired, 2 * size);
            reached = Arrays.copyOf(reached, 2 * size);
        }
        markings[size] = tokens;
        table[place] = ++size;
        if (2 * size > table.length) {
            table = new int[2 * table.length];
            for (int m = 0; m < size; m++) {
                table[placeOf(markings[m])] = m + 1;
            }
        }
        return size - 1;
    }

    private int placeOf(short[] tokens) {
        int hash = Arrays.hashCode(tokens) * 0x9e3779b9;
        int place = (hash ^ (hash >>> 15)) & (table.length - 1);
        while (table[place] != 0 && !Arrays.equals(markings[table[place] - 1], tokens)) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private short[] tokens(int[] marking) {
        short[] tokens = new short[marking.length];
        for (int p = 0; p < marking.length; p++) {
            if (marking[p] > PetriNet.MOST_TOKENS) {
                throw new IllegalArgumentException("a place begins or ends with " + marking[p] + " tokens; at most "
                        + PetriNet.MOST_TOKENS + " are supported");
            }
            tokens[p] = (short) Math.min(many, marking[p]);
        }
        return tokens;
    }
}
