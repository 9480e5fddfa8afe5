package org.cxsdk.feedback.score;

import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.stat.Intervals;

/**
 * The three counts that must accompany every survey figure: how many customers there were, how many of them were offered
 * the survey, how many answered (US OMB Circular A-11 section 280).
 *
 * @param customers customers served in the period
 * @param offered customers who were offered the survey, at most {@code customers}
 * @param answered customers who answered, at most {@code offered}
 */
public record SurveyVolumes(long customers, long offered, long answered) {

    private static final double LEVEL = 0.95;

    public SurveyVolumes {
        if (answered < 0 || answered > offered || offered > customers) {
            throw new IllegalArgumentException("answered (" + answered + ") of offered (" + offered + ") of customers ("
                    + customers + ") must be 0 or more and not increase");
        }
    }

    /** Answered of offered; empty if nobody was offered the survey. */
    public Optional<Ratio> responseRate() {
        return offered == 0 ? Optional.empty() : Optional.of(Ratio.of(answered, offered));
    }

    /** Wilson 95 % interval of the response rate, as shares; empty if nobody was offered the survey. */
    public Optional<ConfidenceInterval> responseRateInterval() {
        return offered == 0 ? Optional.empty() : Optional.of(Intervals.wilson(answered, offered, LEVEL));
    }

    /** Offered of customers; empty if there were no customers. */
    public Optional<Ratio> coverage() {
        return customers == 0 ? Optional.empty() : Optional.of(Ratio.of(offered, customers));
    }
}
