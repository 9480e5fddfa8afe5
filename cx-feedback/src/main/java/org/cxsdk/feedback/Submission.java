package org.cxsdk.feedback;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.Violation;
import org.cxsdk.feedback.survey.Response;
import org.jspecify.annotations.Nullable;

/** What became of a submitted response. */
public sealed interface Submission {

    /** Calls the function that fits. */
    <T extends @Nullable Object> T fold(
            Function<Recorded, ? extends T> recorded,
            Function<AlreadyRecorded, ? extends T> alreadyRecorded,
            Function<Rejected, ? extends T> rejected);

    /**
     * The response is stored.
     *
     * @param response what was stored
     */
    record Recorded(Response response) implements Submission {
        public Recorded {
            Objects.requireNonNull(response, "response");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Recorded, ? extends T> recorded,
                Function<AlreadyRecorded, ? extends T> alreadyRecorded,
                Function<Rejected, ? extends T> rejected) {
            return recorded.apply(this);
        }
    }

    /**
     * A response with this identifier was stored before; nothing was changed. A double click or a repeated upload ends here.
     *
     * @param response what was stored the first time
     */
    record AlreadyRecorded(Response response) implements Submission {
        public AlreadyRecorded {
            Objects.requireNonNull(response, "response");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Recorded, ? extends T> recorded,
                Function<AlreadyRecorded, ? extends T> alreadyRecorded,
                Function<Rejected, ? extends T> rejected) {
            return alreadyRecorded.apply(this);
        }
    }

    /**
     * The response does not fit its instrument; nothing was stored.
     *
     * @param violations every rule it breaks, at least one
     */
    record Rejected(List<Violation> violations) implements Submission {
        public Rejected {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("violations must not be empty");
            }
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Recorded, ? extends T> recorded,
                Function<AlreadyRecorded, ? extends T> alreadyRecorded,
                Function<Rejected, ? extends T> rejected) {
            return rejected.apply(this);
        }
    }
}
