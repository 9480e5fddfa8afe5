package org.cxsdk.core.insight.conform;

import java.util.Arrays;

/**
 * The markings of a net that were reached so far, numbered, with what can be fired in each; successors are worked out once
 * and kept. For one thread.
 */
final class MarkingGraph {

    private static final int UNREACHED = -1;

    private final PetriNet net;
    private byte[][] markings = new byte[256][];
    private int[][] fired = new int[256][];
    private int[][] reached = new int[256][];
    /** Open addressing: number of a marking plus 1; its length is a power of 2. */
    private int[] table = new int[1024];

    private int size;
    private final int start;
    private final int end;
    private boolean overflowed;

    MarkingGraph(PetriNet net) {
        this.net = net;
        this.start = number(bytes(net.initialMarking()));
        this.end = number(bytes(net.finalMarking()));
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

    /** Whether a place came to hold more tokens than can be kept; firings that lead there are left out. */
    boolean overflowed() {
        return overflowed;
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
        return !overflowed;
    }

    private void expand(int marking) {
        if (fired[marking] != null) {
            return;
        }
        byte[] tokens = markings[marking];
        int[] transitions = new int[8];
        int[] targets = new int[8];
        int count = 0;
        for (int t = 0; t < net.transitions().size(); t++) {
            if (isEnabled(t, tokens)) {
                int target = fire(t, tokens);
                if (target == UNREACHED) {
                    overflowed = true;
                } else {
                    if (count == targets.length) {
                        transitions = Arrays.copyOf(transitions, 2 * count);
                        targets = Arrays.copyOf(targets, 2 * count);
                    }
                    transitions[count] = t;
                    targets[count++] = target;
                }
            }
        }
        fired[marking] = Arrays.copyOf(transitions, count);
        reached[marking] = Arrays.copyOf(targets, count);
    }

    private boolean isEnabled(int transition, byte[] tokens) {
        int[] takes = net.takes(transition);
        for (int i = 0; i < takes.length; i += 2) {
            if (tokens[takes[i]] < takes[i + 1]) {
                return false;
            }
        }
        return true;
    }

    private int fire(int transition, byte[] tokens) {
        byte[] after = tokens.clone();
        int[] takes = net.takes(transition);
        for (int i = 0; i < takes.length; i += 2) {
            after[takes[i]] -= (byte) takes[i + 1];
        }
        int[] puts = net.puts(transition);
        for (int i = 0; i < puts.length; i += 2) {
            int sum = after[puts[i]] + puts[i + 1];
            if (sum > Byte.MAX_VALUE) {
                return UNREACHED;
            }
            after[puts[i]] = (byte) sum;
        }
        return number(after);
    }

    private int number(byte[] tokens) {
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

    private int placeOf(byte[] tokens) {
        int hash = Arrays.hashCode(tokens) * 0x9e3779b9;
        int place = (hash ^ (hash >>> 15)) & (table.length - 1);
        while (table[place] != 0 && !Arrays.equals(markings[table[place] - 1], tokens)) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private static byte[] bytes(int[] tokens) {
        byte[] bytes = new byte[tokens.length];
        for (int p = 0; p < tokens.length; p++) {
            if (tokens[p] > Byte.MAX_VALUE) {
                throw new IllegalArgumentException("a place begins or ends with " + tokens[p] + " tokens; at most "
                        + Byte.MAX_VALUE + " are supported");
            }
            bytes[p] = (byte) tokens[p];
        }
        return bytes;
    }
}
