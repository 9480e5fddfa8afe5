package org.cxsdk.maturity.assess;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that an answer breaks.
 *
 * @param answer index of the answer in its assessment, from 0; -1 if it is about a measurement
 * @param part which part of it: {@code criterion}, {@code face}, {@code value}, {@code state}, {@code attributes}, {@code evidence} or
 *     {@code measurement}
 * @param value the offending value; absent if something is missing
 * @param rule the rule it breaks, one clause
 * @param remedy what to do, one sentence
 */
public record AnswerProblem(
        int answer, String part, @Nullable String value, String rule, String remedy) {

    public AnswerProblem {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** All of them for a message, one on each line. */
    public static String lines(List<AnswerProblem> problems) {
        StringBuilder text = new StringBuilder();
        for (AnswerProblem problem : problems) {
            text.append("\n  ")
                    .append(problem.part)
                    .append(": \"")
                    .append(problem.value)
                    .append("\" ");
            text.append(problem.rule).append(". ").append(problem.remedy);
        }
        return text.toString();
    }
}
