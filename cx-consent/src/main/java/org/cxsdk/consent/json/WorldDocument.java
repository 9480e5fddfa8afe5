package org.cxsdk.consent.json;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/** A written-down world: a vocabulary and a log of statements of many persons. */
record WorldDocument(
        @NotNull List<VocabularyDocument.Purpose> purposes,
        @NotNull List<VocabularyDocument.Category> categories,
        @Nullable List<VocabularyDocument.Recipient> recipients,
        @NotNull List<Statement> statements) {

    enum Kind {
        GRANT,
        REFUSE,
        WITHDRAW
    }

    /** A withdrawal needs {@code seq} and {@code withdraws}, the others need subject, purpose, category and recipient. */
    record Statement(
            @NotNull Long seq,
            @NotNull Kind kind,
            @Nullable SubjectId subject,
            @Nullable PurposeId purpose,
            @Nullable DataCategoryId category,
            @Nullable RecipientId recipient,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant at,
            @Nullable Long withdraws) {}
}
