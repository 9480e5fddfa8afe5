package org.cxsdk.consent.json;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.jspecify.annotations.Nullable;

/** A vocabulary as it is written down. */
record VocabularyDocument(
        @NotNull String vocabulary,
        @NotNull String version,
        @NotNull List<Purpose> purposes,
        @NotNull List<Category> categories,
        @Nullable List<Recipient> recipients) {

    record Purpose(@NotNull PurposeId id, @Nullable List<PurposeId> parents) {}

    record Category(@NotNull DataCategoryId id, @Nullable List<DataCategoryId> parents) {}

    record Recipient(@NotNull RecipientId id, @Nullable List<RecipientId> parents) {}
}
