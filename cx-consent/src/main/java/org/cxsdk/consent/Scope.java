package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;

/**
 * What a statement or a request is about. Together with the person it is the key of a statement: the latest statement
 * of a key is the standing one.
 *
 * @param purpose what the data is used for
 * @param category which kind of data
 * @param recipient who gets to use it
 */
public record Scope(PurposeId purpose, DataCategoryId category, RecipientId recipient) {

    public Scope {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(recipient, "recipient");
    }

    /** Returns the scope with these identifiers. */
    public static Scope of(String purpose, String category, String recipient) {
        return new Scope(PurposeId.of(purpose), DataCategoryId.of(category), RecipientId.of(recipient));
    }

    /** The same scope for another category. */
    public Scope withCategory(DataCategoryId other) {
        return new Scope(purpose, other, recipient);
    }

    /** {@code category for purpose to recipient}. */
    @Override
    public String toString() {
        return category + " for " + purpose + " to " + recipient;
    }
}
