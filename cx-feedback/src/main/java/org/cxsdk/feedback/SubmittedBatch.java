package org.cxsdk.feedback;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Violation;

/**
 * What became of many responses; {@code recorded + repeated + rejected} are all that were submitted.
 *
 * @param recorded how many were stored
 * @param repeated how many had been stored before
 * @param rejected how many do not fit their instrument
 * @param violations everything that is wrong with those
 */
public record SubmittedBatch(long recorded, long repeated, long rejected, List<Violation> violations) {

    static final SubmittedBatch NONE = new SubmittedBatch(0, 0, 0, List.of());

    public SubmittedBatch {
        violations = List.copyOf(violations);
    }

    static SubmittedBatch of(Submission submission) {
        return submission.fold(
                recorded -> new SubmittedBatch(1, 0, 0, List.of()),
                repeated -> new SubmittedBatch(0, 1, 0, List.of()),
                rejected -> new SubmittedBatch(0, 0, 1, rejected.violations()));
    }

    SubmittedBatch plus(SubmittedBatch other) {
        if (other.violations.isEmpty()) {
            return new SubmittedBatch(
                    recorded + other.recorded, repeated + other.repeated, rejected + other.rejected, violations);
        }
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(other.violations);
        return new SubmittedBatch(recorded + other.recorded, repeated + other.repeated, rejected + other.rejected, all);
    }
}
