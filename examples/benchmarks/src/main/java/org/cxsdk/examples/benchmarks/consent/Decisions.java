package org.cxsdk.examples.benchmarks.consent;

import org.cxsdk.examples.benchmarks.Duel;

/** Somebody who decides the questions of a world. */
@FunctionalInterface
interface Decisions {

    /** The verdict on question number i of the world. */
    boolean permits(int i) throws Exception;

    /** Whether every verdict is the naive one; the number of the first that is not, or -1. */
    static int firstWrong(ConsentWorld world, Decisions decisions, int questions) throws Exception {
        for (int i = 0; i < questions; i++) {
            if (decisions.permits(i) != world.naive(world.asked.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The side of a duel that goes round the questions. */
    static Duel.Side side(Decisions decisions, int questions) {
        return new Duel.Side() {
            private int next;
            private int permitted;

            @Override
            public void run(int operations) throws Exception {
                int yes = 0;
                for (int i = 0; i < operations; i++) {
                    yes += decisions.permits(next) ? 1 : 0;
                    next = next + 1 == questions ? 0 : next + 1;
                }
                permitted = yes;
            }

            @Override
            public String toString() {
                return "permitted " + permitted;
            }
        };
    }
}
