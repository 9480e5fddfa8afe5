package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.SubjectId;

/**
 * What a command led to.
 *
 * @param subject whose log
 * @param fact what stands in the person's log now
 * @param effect whether it is effective already
 * @param isRepeated whether the command had been carried out before and changed nothing this time
 * @param isNoted whether the fact is kept and changes no state, as when something is withdrawn twice; see
 *     docs/consent-states.md
 */
public record Acknowledgement(SubjectId subject, ConsentFact fact, Effect effect, boolean isRepeated, boolean isNoted) {

    public Acknowledgement {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(effect, "effect");
    }

    /** What a later decision must have seen to know of this: for {@link CxConsent#decide(ReuseRequest, RevisionToken)}. */
    public RevisionToken token() {
        return new RevisionToken(subject, fact.revision());
    }

    /** When a fact counts. */
    public enum Effect {
        /** Every decision that starts from now on sees it. */
        EFFECTIVE,
        /** Every decision that starts after the caller has committed the surrounding transaction sees it. */
        PENDING_COMMIT
    }
}
