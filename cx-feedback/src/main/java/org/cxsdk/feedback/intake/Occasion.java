package org.cxsdk.feedback.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;

/**
 * Something that a person went through and may be asked about.
 *
 * @param id identifies it
 * @param subject who
 * @param dimensions where: {@code service}, {@code touchpoint}, {@code channel}, {@code office}, …; they go into her response
 */
public record Occasion(OccasionId id, SubjectId subject, Map<String, String> dimensions) {

    public Occasion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }
}
