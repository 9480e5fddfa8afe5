package org.cxsdk.consent.standard;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.json.JsonObject;

/**
 * A consent in the words of a standard.
 *
 * @param document the document
 * @param losses what it could not say, or had to leave open
 */
public record Written(JsonObject document, List<Loss> losses) {

    public Written {
        Objects.requireNonNull(document, "document");
        losses = List.copyOf(losses);
    }
}
