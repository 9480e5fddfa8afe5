package org.cxsdk.metrics.cause;

import java.util.List;

/**
 * A chain of answers to "why?", each to the one before (Ohno, "Toyota Production System", 1988).
 *
 * @param answers the first says why the figure was missed, the last is the root cause; one to {@value #MOST}, none blank
 */
public record FiveWhys(List<String> answers) {

    /** Longer chains leave what an agency can change. */
    public static final int MOST = 10;

    private static final int USUAL = 5;

    public FiveWhys {
        answers = answers.stream().map(String::strip).toList();
        if (answers.isEmpty() || answers.size() > MOST || answers.contains("")) {
            throw new IllegalArgumentException("five whys need 1 to " + MOST + " answers, none of them blank");
        }
    }

    /** The chain. */
    public static FiveWhys of(String... answers) {
        return new FiveWhys(List.of(answers));
    }

    /** The last answer. */
    public String rootCause() {
        return answers.get(answers.size() - 1);
    }

    /** Whether it was asked fewer than five times; a shallow chain often ends at a symptom or at a person. */
    public boolean shallow() {
        return answers.size() < USUAL;
    }
}
