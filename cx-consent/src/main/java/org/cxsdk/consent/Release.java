package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.ActorId;

/**
 * What {@link CxConsent#release} answers to a provider of data.
 *
 * @param id the attempt
 * @param provider who holds the data
 * @param decision what was decided
 * @param effect whether the entry is stored; with {@code PENDING_COMMIT} nothing may leave before the caller's commit
 * @param isRepeated whether the log had an entry of this attempt already
 */
public record Release(
        DisclosureId id, ActorId provider, ReuseDecision decision, Acknowledgement.Effect effect, boolean isRepeated) {

    public Release {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(effect, "effect");
    }

    /** Whether data may leave now: permitted, whole or in part, and written down. */
    public boolean mayLeave() {
        return decision.outcome().isUsable() && effect == Acknowledgement.Effect.EFFECTIVE;
    }
}
