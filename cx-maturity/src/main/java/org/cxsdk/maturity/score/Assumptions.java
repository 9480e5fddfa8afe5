package org.cxsdk.maturity.score;

import java.util.List;
import java.util.Map;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are supposed, to see what would follow. What is out of scope on one face stays so.
 *
 * @param answers by criterion
 * @param ofUnknownAlone whether they stand in for what nobody knows and for nothing else; otherwise they take the place of any
 *     answer, and of each face that scores less
 */
record Assumptions(Map<NodeId, String> answers, boolean ofUnknownAlone) {

    /** Nothing is supposed. */
    static final Assumptions NONE = new Assumptions(Map.of(), false);

    /** The answer supposed to a criterion; null if none is. */
    @Nullable
    String answerTo(NodeId criterion) {
        return answers.get(criterion);
    }

    /** Whether an answer supposed to a criterion without faces counts beside what was given. */
    boolean replaces(List<Answer> given) {
        return !ofUnknownAlone || given.stream().allMatch(Assumptions::unknown);
    }

    /** Whether a score supposed to a criterion counts on a face that has this score. */
    boolean raises(NodeScore face, List<Answer> given, Rational supposed) {
        return ofUnknownAlone
                ? given.stream().allMatch(Assumptions::unknown)
                : face.fold(score -> score.compareTo(supposed) < 0, why -> !why.outOfScope());
    }

    private static boolean unknown(Answer answer) {
        Absence absence = answer.absence();
        return absence != null && absence.isUnknown();
    }
}
