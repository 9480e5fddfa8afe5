package org.cxsdk.maturity.model;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What groups and criteria have in common.
 *
 * @param id its identifier, unique within the model
 * @param title its title
 * @param question what the assessor is asked, where it is not the title
 * @param weightReason why it weighs what it weighs, where the model says so
 * @param where which answers it and everything below it see
 * @param rounding rounding of its score; none where absent
 * @param levelling how levels are given to it; no level where absent
 * @param reported whether it stands in {@code scores.json}; the explanation shows it in any case
 */
public record NodeHead(
        NodeId id,
        LocalizedText title,
        @Nullable LocalizedText question,
        @Nullable LocalizedText weightReason,
        Where where,
        @Nullable Rounding rounding,
        @Nullable Levelling levelling,
        boolean reported) {

    public NodeHead {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(where, "where");
    }
}
