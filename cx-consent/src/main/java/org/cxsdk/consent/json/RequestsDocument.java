package org.cxsdk.consent.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.DocumentKey;

/** Requests to decide on a written-down world: the document is the list. */
record RequestsDocument(@DocumentKey("") List<Request> requests) {

    record Request(
            @NotEmpty String id,
            @NotNull SubjectId subject,
            @NotNull PurposeId purpose,
            @NotNull DataCategoryId category,
            @NotNull RecipientId recipient,
            @NotNull Instant at) {}
}
