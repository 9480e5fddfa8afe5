package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.catalog.OrganisationId;

/**
 * Who got, or did not get, which data of whom from whom, and why: what the log of disclosures keeps of one attempt.
 * A denial is kept as well, so that the person sees who asked in vain.
 *
 * @param id the attempt
 * @param holder who holds the data and would hand it out
 * @param decision what was decided: person, purpose, category, recipient, instant, outcome with basis and excluded parts,
 *     revision of the person's log, vocabulary
 */
public record Disclosure(DisclosureId id, OrganisationId holder, ReuseDecision decision) {

    public Disclosure {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(decision, "decision");
    }

    /** Whether data, all that was asked for or a part of it, may leave the holder. */
    public boolean isReleased() {
        return decision.outcome().isUsable();
    }
}
