package org.cxsdk.consent;

import java.util.Objects;

/**
 * What {@link CxConsent#release} answers to a holder of data.
 *
 * @param disclosure what was decided, as it stands in the log
 * @param effect whether the entry is stored; with {@code PENDING_COMMIT} nothing may leave before the caller's commit
 * @param isRepeated whether the log had an entry of this attempt already
 */
public record Release(Disclosure disclosure, Acknowledgement.Effect effect, boolean isRepeated) {

    public Release {
        Objects.requireNonNull(disclosure, "disclosure");
        Objects.requireNonNull(effect, "effect");
    }

    /** The decision. */
    public ReuseDecision decision() {
        return disclosure.decision();
    }

    /** Whether data may leave now: permitted, whole or in part, and written down. */
    public boolean mayLeave() {
        return disclosure.isReleased() && effect == Acknowledgement.Effect.EFFECTIVE;
    }
}
