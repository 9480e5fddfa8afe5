package org.cxsdk.consent.once;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/**
 * One datum on its way from a provider to a recipient.
 *
 * @param id which exchange
 * @param request whose data, what for, which kind, and who gets it
 * @param provider who holds it
 * @param state where it stands
 * @param preview where the person can look at it; null if nowhere
 * @param due when it times out
 * @param reasons why it was refused; empty unless it was by decision
 * @param error the provider's code; null if there was no error
 * @param leftOut what lies below the category and must not go along, sorted; the provider leaves it out
 */
public record Exchange(
        ExchangeId id,
        ReuseRequest request,
        ActorId provider,
        ExchangeState state,
        @Nullable URI preview,
        Instant due,
        List<ReuseReason> reasons,
        @Nullable String error,
        List<DataCategoryId> leftOut) {

    public Exchange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(due, "due");
        reasons = List.copyOf(reasons);
        leftOut = List.copyOf(leftOut);
    }

    /** The attempt under which it stands in the log of disclosures. */
    public DisclosureId disclosure() {
        return DisclosureId.of(id.value());
    }

    /** Where the person can look at the data, if she is to. */
    public Optional<URI> previewAt() {
        return Optional.ofNullable(preview);
    }

    /** The provider's error code, if there was an error. */
    public Optional<String> errorCode() {
        return Optional.ofNullable(error);
    }

    Exchange after(ExchangeState.Event event) {
        boolean approved = state == ExchangeState.PREVIEW && event == ExchangeState.Event.PREVIEW_APPROVED;
        return new Exchange(
                id,
                approved ? request.previewed() : request,
                provider,
                state.after(event),
                preview,
                due,
                reasons,
                error,
                leftOut);
    }

    Exchange seenAt(@Nullable URI location) {
        return new Exchange(id, request, provider, state, location, due, reasons, error, leftOut);
    }

    Exchange because(List<ReuseReason> why) {
        return new Exchange(id, request, provider, state, preview, due, why, error, leftOut);
    }

    Exchange failing(String code) {
        return new Exchange(id, request, provider, state, preview, due, reasons, code, leftOut);
    }

    Exchange leavingOut(Collection<DataCategoryId> categories) {
        return new Exchange(id, request, provider, state, preview, due, reasons, error, List.copyOf(categories));
    }
}
