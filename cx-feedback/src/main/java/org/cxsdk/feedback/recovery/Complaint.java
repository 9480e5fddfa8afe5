package org.cxsdk.feedback.recovery;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;

/**
 * A complaint that a customer makes to staff, or a report of an issue.
 *
 * @param id the case it becomes; the same complaint sent twice becomes one case
 * @param customer who complains
 * @param issue what kind of issue
 * @param words what she says; kept without identifiers, sealed under her key
 * @param stage the stage to begin in: 1, or a later one if it is too serious for the counter
 * @param dimensions where it happened: {@code service}, {@code channel}, …
 */
public record Complaint(
        CaseId id, SubjectId customer, IssueId issue, String words, int stage, Map<String, String> dimensions) {

    public Complaint {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(words, "words");
        if (stage < 1) {
            throw new IllegalArgumentException("stage (" + stage + ") must be at least 1");
        }
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** Leaves out the words. */
    @Override
    public String toString() {
        return "Complaint(" + id + ", " + issue + ", stage " + stage + ")";
    }
}
