package org.cxsdk.feedback.recovery;

import java.util.Objects;

/**
 * What opened a case.
 *
 * @param kind which kind of rule
 * @param rule the rule; {@code complaint} if a customer complained to staff
 * @param evidence what fitted the rule: a code, a term of the rule, a topic; never words that people wrote
 */
public record CaseCause(Kind kind, OpeningRuleId rule, String evidence) {

    public CaseCause {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** Kinds of rule. */
    public enum Kind {
        /** A low answer. */
        SCORE,
        /** A word that must be heard. */
        KEYWORD,
        /** A topic of the taxonomy. */
        TOPIC,
        /** The customer complained. */
        COMPLAINT
    }

    /** A complaint made to staff. */
    public static CaseCause complaint() {
        return new CaseCause(Kind.COMPLAINT, OpeningRuleId.of("complaint"), "complaint");
    }
}
