package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Objects;

/** How levels are given to a node: by a ladder of gates, or by its score alone. */
public sealed interface Levelling permits Levelling.Ladder, Levelling.Bands {

    /** Its name in the model. */
    String name();

    /**
     * Climbed from the lowest level up; the first rung that fails ends the climb (high-water mark).
     *
     * @param name its name in the model
     * @param rungs one for each level but the lowest, ascending
     */
    record Ladder(String name, List<Rung> rungs) implements Levelling {
        public Ladder {
            Objects.requireNonNull(name, "name");
            rungs = List.copyOf(rungs);
            for (int i = 1; i < rungs.size(); i++) {
                if (rungs.get(i - 1).level >= rungs.get(i).level) {
                    throw new IllegalArgumentException("the rungs of ladder " + name + " must ascend");
                }
            }
        }
    }

    /**
     * What one level requires.
     *
     * @param level the level's number
     * @param require all of these must hold, at least one
     */
    record Rung(int level, List<Requirement> require) {
        public Rung {
            require = List.copyOf(require);
            if (require.isEmpty()) {
                throw new IllegalArgumentException("level " + level + " must require something");
            }
        }
    }

    /**
     * The level of the first cut whose condition the node's score meets.
     *
     * @param name its name in the model
     * @param cuts tried in this order
     */
    record Bands(String name, List<Cut> cuts) implements Levelling {
        public Bands {
            Objects.requireNonNull(name, "name");
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * One cut.
     *
     * @param when the condition on the node's score
     * @param level the level's number
     */
    record Cut(Condition when, int level) {
        public Cut {
            Objects.requireNonNull(when, "when");
        }
    }
}
