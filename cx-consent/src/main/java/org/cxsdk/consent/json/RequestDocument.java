package org.cxsdk.consent.json;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.EmergencyId;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/** A question whether data may be used, as it comes in. */
record RequestDocument(
        @NotNull SubjectId subject,
        @NotNull PurposeId purpose,
        @NotNull DataCategoryId category,
        @NotNull RecipientId recipient,
        @Nullable Boolean previewed) {

    ReuseRequest request() {
        return new ReuseRequest(subject, new Scope(purpose, category, recipient), Boolean.TRUE.equals(previewed));
    }

    /** Many questions. */
    record Several(@NotNull List<RequestDocument> requests) {}

    /** Data that is to leave its holder. */
    record Leaving(
            @NotNull DisclosureId id,
            @NotNull ActorId provider,
            @NotNull SubjectId subject,
            @NotNull PurposeId purpose,
            @NotNull DataCategoryId category,
            @NotNull RecipientId recipient,
            @Nullable Boolean previewed) {

        ReuseRequest request() {
            return new RequestDocument(subject, purpose, category, recipient, previewed).request();
        }
    }

    /** An emergency that somebody declares. */
    record Declared(
            @NotNull EmergencyId id,
            @NotNull ActorId provider,
            @NotNull SubjectId subject,
            @NotNull PurposeId purpose,
            @NotNull DataCategoryId category,
            @NotNull RecipientId recipient,
            @NotNull CommandDocument.How reason) {

        ReuseRequest request() {
            return new RequestDocument(subject, purpose, category, recipient, false).request();
        }
    }
}
