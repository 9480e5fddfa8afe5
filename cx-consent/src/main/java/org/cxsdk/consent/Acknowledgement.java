package org.cxsdk.consent;

import java.util.Objects;

/**
 * What a command led to.
 *
 * @param fact what stands in the person's log now
 * @param effect whether it is effective already
 * @param isRepeated whether the command had been carried out before and changed nothing this time
 * @param isNoted whether the fact is kept and changes no state, as when something is withdrawn twice; see
 *     docs/consent-states.md
 */
public record Acknowledgement(ConsentFact fact, Effect effect, boolean isRepeated, boolean isNoted) {

    public Acknowledgement {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(effect, "effect");
    }

    /** When a fact counts. */
    public enum Effect {
        /** Every decision that starts from now on sees it. */
        EFFECTIVE,
        /** Every decision that starts after the caller has committed the surrounding transaction sees it. */
        PENDING_COMMIT
    }
}
