package org.cxsdk.feedback;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.feedback.recovery.Case;
import org.jspecify.annotations.Nullable;

/**
 * What came of a response that was submitted to service recovery.
 *
 * @param submission whether it was recorded
 * @param openedCase the case it opened; null if it opened none: an opinion is scored and no more
 */
public record Taken(Submission submission, @Nullable Case openedCase) {

    public Taken {
        Objects.requireNonNull(submission, "submission");
    }

    /** The case that it opened, if it opened one. */
    public Optional<Case> opened() {
        return Optional.ofNullable(openedCase);
    }
}
