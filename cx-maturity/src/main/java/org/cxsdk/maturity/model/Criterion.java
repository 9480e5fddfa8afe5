package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A node that is answered.
 *
 * @param head what it has in common with groups
 * @param answerType what may be answered and how that scores
 * @param instances how several answers become one score, the first rule that fits; empty if only one answer is allowed
 * @param faces the sides from which it is answered, once each; absent if it is answered once
 * @param level number of the level it belongs to, where the model says so
 * @param tags its tags by kind, for second readings of the same scores
 * @param evidence what counts as evidence
 * @param hint how to improve
 * @param methods how an assessor finds out
 */
public record Criterion(
        NodeHead head,
        AnswerType answerType,
        List<InstanceRule> instances,
        @Nullable Faces faces,
        @Nullable Integer level,
        Map<String, String> tags,
        @Nullable LocalizedText evidence,
        @Nullable LocalizedText hint,
        Set<Method> methods)
        implements Node {

    /** How an assessor finds out (the methods of NIST OSCAL assessment results). */
    public enum Method {
        /** Reading documents and records. */
        EXAMINE,
        /** Asking people. */
        INTERVIEW,
        /** Trying it. */
        TEST
    }

    public Criterion {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(answerType, "answerType");
        instances = List.copyOf(instances);
        tags = Ordered.map(tags);
        methods = Ordered.set(methods);
    }
}
