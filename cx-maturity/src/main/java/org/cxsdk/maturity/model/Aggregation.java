package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Rational;

/** How a group's score comes from the scores of its children. */
public sealed interface Aggregation permits Aggregation.Of, Aggregation.Count, Aggregation.Table {

    /** The name in model documents: {@code weighted-mean}, … */
    String fileName();

    /** Aggregations that need nothing but the scores (and weights). */
    enum Of implements Aggregation {
        MEAN,
        WEIGHTED_MEAN,
        MEDIAN,
        MIN,
        BEST_OF,
        SUM;

        @Override
        public String fileName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * How many children meet a condition.
     *
     * @param countIf the condition
     */
    record Count(Condition countIf) implements Aggregation {
        public Count {
            Objects.requireNonNull(countIf, "countIf");
        }

        @Override
        public String fileName() {
            return "count";
        }
    }

    /**
     * The result of the first row whose tests all hold.
     *
     * @param rows tried in this order, at least one; if none holds, the group is unscored
     */
    record Table(List<Row> rows) implements Aggregation {
        public Table {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("rows must not be empty");
            }
        }

        @Override
        public String fileName() {
            return "table";
        }
    }

    /**
     * One row of a table.
     *
     * @param when what each named child must be; children that are not named may be anything
     * @param then what the group then is
     */
    record Row(Map<NodeId, Test> when, Then then) {
        public Row {
            when = Ordered.map(when);
            Objects.requireNonNull(then, "then");
        }
    }

    /** What a child must be for a row to hold. */
    sealed interface Test permits ScoreIs, StateIs {}

    /** It has a score that meets the condition. */
    record ScoreIs(Condition condition) implements Test {
        public ScoreIs {
            Objects.requireNonNull(condition, "condition");
        }
    }

    /** It has no score, for this reason. */
    record StateIs(Absence state) implements Test {
        public StateIs {
            Objects.requireNonNull(state, "state");
        }
    }

    /** What the group is when a row holds. */
    sealed interface Then permits Score, State, ScoreOf {}

    /** It has this score. */
    record Score(Rational value) implements Then {
        public Score {
            Objects.requireNonNull(value, "value");
        }
    }

    /** It has no score, for this reason. */
    record State(Absence state) implements Then {
        public State {
            Objects.requireNonNull(state, "state");
        }
    }

    /** It is what this child is. */
    record ScoreOf(NodeId child) implements Then {
        public ScoreOf {
            Objects.requireNonNull(child, "child");
        }
    }
}
