package org.cxsdk.examples.reckon;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered for one subject in one scope, as it was read.
 *
 * @param subject who
 * @param scope for what
 * @param answers all of them, in the order of the document
 * @param evidence by id
 */
public record Given(String subject, String scope, List<Answer> answers, Map<String, Evidence> evidence) {

    public Given {
        answers = List.copyOf(answers);
        evidence = Map.copyOf(evidence);
    }

    /**
     * One answer.
     *
     * @param criterion to what
     * @param value what; null if there is none
     * @param absence why there is no value; empty if there is one
     * @param attributes what tells it apart from other answers
     * @param evidence ids of what it rests on
     */
    public record Answer(
            String criterion,
            @Nullable String value,
            String absence,
            Map<String, String> attributes,
            List<String> evidence) {

        public Answer {
            attributes = Map.copyOf(attributes);
            evidence = List.copyOf(evidence);
        }

        boolean unknown() {
            return absence.equals("not-answered") || absence.equals("not-known");
        }
    }

    /**
     * One piece of evidence.
     *
     * @param supports whether it speaks for the answer
     * @param confidence how sure its collector is; null if not said
     * @param collected when; null if not said
     * @param validUntil its last day; null if it has no end
     */
    public record Evidence(
            boolean supports,
            @Nullable Integer confidence,
            @Nullable LocalDate collected,
            @Nullable LocalDate validUntil) {

        /** Whether it stands on a day; any does where no day is known. */
        boolean stands(@Nullable LocalDate day) {
            return supports
                    && (day == null
                            || (collected == null || !collected.isAfter(day))
                                    && (validUntil == null || !validUntil.isBefore(day)));
        }
    }
}
