package org.cxsdk.core.journey;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;

/**
 * Data that a step needs about the person, which may be held by somebody already.
 *
 * @param purpose what it is used for
 * @param categories which kinds of data, at least one, in the order of the design
 */
public record DataNeed(PurposeId purpose, Set<DataCategoryId> categories) {

    public DataNeed {
        Objects.requireNonNull(purpose, "purpose");
        categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("categories must not be empty");
        }
    }
}
