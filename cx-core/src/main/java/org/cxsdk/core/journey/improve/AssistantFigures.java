package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.stat.Intervals;

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
        int open = 0;
        int[] judged = new int[Conversation.Verdict.values().length];
        for (Conversation conversation : Conversation.of(journeys, window, asOf)) {
            if (conversation.open()) {
                open++;
            } else {
                judged[conversation.verdict().ordinal()]++;
            }
        }
        int n = judged[0] + judged[1] + judged[2];
        return new AssistantFigures(
                n,
                open,
                judged[Conversation.Verdict.CONTAINED.ordinal()],
                judged[Conversation.Verdict.HANDED_OVER.ordinal()],
                judged[Conversation.Verdict.LEFT.ordinal()]);
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
}
