package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.SubjectId;

/**
 * The question: may the recipient use this category of this person's data for this purpose?
 *
 * <p>The purpose is taken as stated: a permit for a broad purpose speaks for that purpose, and a narrower one is a
 * question of its own. The category stands for all data below it: a permit for a broad category that leaves something
 * out is {@link ReuseOutcome.Partial}.
 *
 * @param subject whose data
 * @param scope what for, which kind, and who
 * @param isPreviewed whether the person saw this very data and let it go; see {@link Rulebook#previewed}
 */
public record ReuseRequest(SubjectId subject, Scope scope, boolean isPreviewed) {

    public ReuseRequest {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
    }

    /** A request for data that the person has not seen beforehand. */
    public ReuseRequest(SubjectId subject, Scope scope) {
        this(subject, scope, false);
    }

    /** The same request, after the person saw the data and let it go. */
    public ReuseRequest previewed() {
        return new ReuseRequest(subject, scope, true);
    }

    /** Returns the request with these identifiers. */
    public static ReuseRequest of(String subject, String purpose, String category, String recipient) {
        return new ReuseRequest(SubjectId.of(subject), Scope.of(purpose, category, recipient));
    }
}
