package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails.Actor;
import org.cxsdk.core.journey.InteractionDetails.Outcome;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.stat.Intervals;
import org.jspecify.annotations.Nullable;

/**
 * Answers: what does an automatic assistant settle by itself, what does it hand to people, and where are people left? A
 * conversation is what the assistant did for one step of one journey without a longer pause. It is
 *
 * <ul>
 *   <li><i>handed over</i> if the assistant says so, or a person serves the same step within the window after it,
 *   <li><i>contained</i> if it ended with an answer or a done step and nobody came back to the same step within the window,
 *   <li><i>left</i> otherwise: nothing was settled and nobody took over.
 * </ul>
 *
 * <p>Somebody who got an answer and comes back to the assistant within the window was not contained. Conversations whose
 * window is not over are counted and left out. Left out: whether the answer was right. Cost: n log n. Immutable.
 *
 * @param conversations how many count
 * @param open how many are too recent to be judged
 * @param contained settled by the assistant alone
 * @param handedOver taken over by a person
 * @param left neither
 */
public record AssistantFigures(int conversations, int open, int contained, int handedOver, int left) {

    public AssistantFigures {
        if (contained < 0 || handedOver < 0 || left < 0 || contained + handedOver + left != conversations) {
            throw new IllegalArgumentException("every conversation is contained, handed over or left");
        }
    }

    /**
     * Computes the figures.
     *
     * @param journeys what happened on each journey, in any order
     * @param window how long after a conversation somebody may come back or be taken over, greater than zero
     * @param asOf the instant asked about; what happened later is left out
     */
    public static AssistantFigures of(
            Collection<? extends Collection<Interaction>> journeys, Duration window, Instant asOf) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window (" + window + ") must be greater than 0");
        }
        int open = 0;
        int[] judged = new int[Verdict.values().length];
        for (Collection<Interaction> journey : journeys) {
            Map<StepId, List<Interaction>> bySteps = new HashMap<>();
            StandingFacts.of(journey).stream()
                    .filter(fact -> !fact.occurred().isAfter(asOf))
                    .forEach(fact -> bySteps.computeIfAbsent(fact.step(), id -> new ArrayList<>())
                            .add(fact));
            for (List<Interaction> facts : bySteps.values()) {
                for (int i = 0; i < facts.size(); i++) {
                    if (isLastOfConversation(facts, i, window)) {
                        Verdict verdict = judge(facts, i, window);
                        if (verdict != Verdict.HANDED_OVER
                                && facts.get(i).occurred().plus(window).isAfter(asOf)) {
                            open++;
                        } else {
                            judged[verdict.ordinal()]++;
                        }
                    }
                }
            }
        }
        int n = judged[0] + judged[1] + judged[2];
        return new AssistantFigures(
                n,
                open,
                judged[Verdict.CONTAINED.ordinal()],
                judged[Verdict.HANDED_OVER.ordinal()],
                judged[Verdict.LEFT.ordinal()]);
    }

    /** The containment rate; empty if there is no conversation. */
    public Optional<Ratio> containmentRate() {
        return share(contained);
    }

    /** The rate of hand-overs to people; empty if there is no conversation. */
    public Optional<Ratio> handOverRate() {
        return share(handedOver);
    }

    /** Wilson's interval of the containment rate, 95 %; empty if there is no conversation. */
    public Optional<ConfidenceInterval> containmentInterval() {
        return conversations == 0 ? Optional.empty() : Optional.of(Intervals.wilson(contained, conversations, 0.95));
    }

    private Optional<Ratio> share(int count) {
        return conversations == 0 ? Optional.empty() : Optional.of(Ratio.of(count, conversations));
    }

    private enum Verdict {
        CONTAINED,
        HANDED_OVER,
        LEFT
    }

    private static boolean isLastOfConversation(List<Interaction> facts, int i, Duration window) {
        if (facts.get(i).details().actor() != Actor.ASSISTANT) {
            return false;
        }
        @Nullable Interaction next = i + 1 < facts.size() ? facts.get(i + 1) : null;
        return next == null
                || next.details().actor() != Actor.ASSISTANT
                || next.occurred().isAfter(facts.get(i).occurred().plus(window))
                || isSettled(facts.get(i));
    }

    private static Verdict judge(List<Interaction> facts, int i, Duration window) {
        Interaction last = facts.get(i);
        @Nullable Interaction next = i + 1 < facts.size() ? facts.get(i + 1) : null;
        boolean cameBack =
                next != null && !next.occurred().isAfter(last.occurred().plus(window));
        if (last.details().outcome() == Outcome.HANDED_TO_PERSON
                || (cameBack && next != null && next.details().actor() == Actor.STAFF)) {
            return Verdict.HANDED_OVER;
        }
        return isSettled(last) && !cameBack ? Verdict.CONTAINED : Verdict.LEFT;
    }

    private static boolean isSettled(Interaction fact) {
        Outcome outcome = fact.details().outcome();
        return outcome == null
                ? fact.status() == Interaction.Status.COMPLETED
                : outcome == Outcome.GRANTED || outcome == Outcome.REFUSED;
    }
}
