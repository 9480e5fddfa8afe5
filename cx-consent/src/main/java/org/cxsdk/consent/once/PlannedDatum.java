package org.cxsdk.consent.once;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseOutcome;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.catalog.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * What is done about one datum for one service, and why.
 *
 * @param attribute which datum
 * @param service for which service
 * @param recipient who gets it
 * @param purpose what for
 * @param isMandatory whether the service cannot be had without it
 * @param action what is done
 * @param holding where it is taken from or was found; null if nobody holds it
 * @param age how old it is; null if nobody holds it
 * @param decision whether it may be reused; null if that was not asked, since nobody holds it or it is asked every time
 * @param reasons why, at least one, the plan's own first
 * @param isAskedAgain whether the person is, or was, asked for it although somebody holds it; being shown it to confirm is not
 *     being asked
 */
public record PlannedDatum(
        Attribute attribute,
        ServiceId service,
        RecipientId recipient,
        PurposeId purpose,
        boolean isMandatory,
        CollectionAction action,
        @Nullable Holding holding,
        @Nullable Duration age,
        @Nullable ReuseDecision decision,
        List<Reason> reasons,
        boolean isAskedAgain) {

    public PlannedDatum {
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(action, "action");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one reason");
        }
    }

    /** Where it is held, if it is. */
    public Optional<Holding> heldBy() {
        return Optional.ofNullable(holding);
    }

    /** Whether it may be reused, if that was asked. */
    public Optional<ReuseDecision> reuse() {
        return Optional.ofNullable(decision);
    }

    /** What its reuse rests on, if it may be reused. */
    public Optional<ReuseOutcome.Basis> basis() {
        return reuse().map(ReuseDecision::outcome).flatMap(ReuseOutcome::restsOn);
    }
}
