package org.cxsdk.feedback.score;

import java.util.Map;

/**
 * Mean and spread of the numbers in a tally.
 *
 * @param n how many
 * @param mean their mean
 * @param stdev their standard deviation with denominator n - 1; 0 for fewer than two
 */
record Moments(long n, double mean, double stdev) {

    static Moments of(AnswerTally tally) {
        long n = tally.opinionCount();
        double sum = 0;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            sum += (double) entry.getKey() * entry.getValue();
        }
        double mean = n == 0 ? 0 : sum / n;
        double squares = 0;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            squares += entry.getValue() * (entry.getKey() - mean) * (entry.getKey() - mean);
        }
        return new Moments(n, mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1)));
    }
}
