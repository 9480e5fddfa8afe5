package org.cxsdk.feedback.survey;

import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;

/**
 * A score that an instrument defines.
 *
 * @param id identifies it within the instrument, for example {@code csat}
 * @param title what people call it
 * @param question the question it scores
 * @param method how
 * @param favourable codes that count in favour; empty for means
 * @param unfavourable codes that count against; empty but for {@link ScoreMethod#NET}
 * @param denominator of what it is a share
 * @param minimumN fewer answers than this give no figure but the state "too few"; at least 1
 */
public record ScoreDefinition(
        String id,
        LocalizedText title,
        QuestionId question,
        ScoreMethod method,
        Set<Integer> favourable,
        Set<Integer> unfavourable,
        Denominator denominator,
        int minimumN) {

    public ScoreDefinition {
        Identifier.require("ScoreDefinition.id", id);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(denominator, "denominator");
        favourable = Set.copyOf(favourable);
        unfavourable = Set.copyOf(unfavourable);
        boolean share = method == ScoreMethod.TOP_BOX || method == ScoreMethod.NET;
        if (share == favourable.isEmpty()) {
            throw new IllegalArgumentException(
                    share ? method + " needs favourable codes" : method + " takes no favourable codes");
        }
        if ((method == ScoreMethod.NET) == unfavourable.isEmpty()) {
            throw new IllegalArgumentException(
                    method == ScoreMethod.NET
                            ? "NET needs unfavourable codes"
                            : method + " takes no unfavourable codes");
        }
        if (favourable.stream().anyMatch(unfavourable::contains)) {
            throw new IllegalArgumentException("a code of score " + id + " is both favourable and unfavourable");
        }
        if (!share && denominator != Denominator.OPINIONS) {
            throw new IllegalArgumentException("a mean is a mean of opinions; its denominator must be OPINIONS");
        }
        if (minimumN < 1) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 1");
        }
    }
}
