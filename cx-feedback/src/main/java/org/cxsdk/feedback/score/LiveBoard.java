package org.cxsdk.feedback.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.ScoreDefinition;

/**
 * Question: what does a live state say at this moment, and what of that may be shown? The scores of everybody, of each value of
 * each dimension and of their combinations; small groups are hidden, with whatever would give them away at this moment. A state
 * counts answers and knows no people: whoever answers often counts as often. What a
 * single answer changes between two looks is seen by whoever looks twice: a board in public is refreshed by the hour or day.
 *
 * <p>Holds its own copy of nothing: it reads the state it was made of, which must not change meanwhile.
 */
public final class LiveBoard {

    private final Instrument instrument;
    private final ScoreDefinition definition;
    private final LiveScores live;
    private final ReleasePolicy policy;

    private LiveBoard(Instrument instrument, ScoreDefinition definition, LiveScores live, ReleasePolicy policy) {
        this.instrument = instrument;
        this.definition = definition;
        this.live = live;
        this.policy = policy;
    }

    /**
     * A board of one score.
     *
     * @param definition a score of the question that the state counts
     */
    public static LiveBoard of(
            Instrument instrument, ScoreDefinition definition, LiveScores live, ReleasePolicy policy) {
        if (!definition.questions().equals(List.of(live.question()))) {
            throw new IllegalArgumentException("score " + definition.id() + " is of " + definition.questions()
                    + ", the live state of " + live.question());
        }
        return new LiveBoard(instrument, definition, live, policy);
    }

    /**
     * The score of a selection.
     *
     * @param selection value by dimension; dimensions that it does not name are added up; empty for all answers
     */
    public Score score(Map<String, String> selection) {
        Score score = ScoreCalculator.score(instrument, definition, live.tally(selection));
        return isShown(selection) ? score : score.suppressed();
    }

    /** The values of a dimension that occur, sorted; "" stands for unknown ones. */
    public SortedSet<String> values(String dimension) {
        SortedSet<String> values = new TreeSet<>();
        int at = live.dimensions().indexOf(dimension);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + dimension + "\" is none of the dimensions " + live.dimensions());
        }
        live.forEachCell((where, tally) -> values.add(where.get(at)));
        return values;
    }

    private boolean isShown(Map<String, String> selection) {
        if (!policy.hides()) {
            return true;
        }
        List<String> combined = selection.keySet().stream().sorted().toList();
        GroupCounts counts = new GroupCounts(live.dimensions(), combined);
        live.forEachCell((where, tally) -> {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < where.size(); i++) {
                values.put(live.dimensions().get(i), where.get(i));
            }
            counts.add(0, values, true, tally.opinionCount());
            counts.add(0, values, false, tally.answered() - tally.opinionCount());
        });
        return ReleaseRule.of(counts, policy.minimumN(), combined).isShownByYear(GroupCounts.cell(selection, combined));
    }
}
