package org.cxsdk.feedback.intake;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.Violation;
import org.cxsdk.feedback.survey.Response;
import org.jspecify.annotations.Nullable;

/** What became of an answer to an invitation. */
public sealed interface Answering {

    /** Calls the function that fits. */
    <T extends @Nullable Object> T fold(
            Function<Taken, ? extends T> taken,
            Function<Refused, ? extends T> refused,
            Function<Invalid, ? extends T> invalid);

    /**
     * It is taken.
     *
     * @param response what was stored; null if it waits to be stored anonymously among others
     */
    record Taken(@Nullable Response response) implements Answering {
        @Override
        public <T extends @Nullable Object> T fold(
                Function<Taken, ? extends T> taken,
                Function<Refused, ? extends T> refused,
                Function<Invalid, ? extends T> invalid) {
            return taken.apply(this);
        }
    }

    /** The invitation does not let her answer; nothing was stored. */
    record Refused(IntakeReason reason) implements Answering {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Taken, ? extends T> taken,
                Function<Refused, ? extends T> refused,
                Function<Invalid, ? extends T> invalid) {
            return refused.apply(this);
        }
    }

    /** The answers do not fit the instrument; nothing was stored, and the invitation can still be used. */
    record Invalid(List<Violation> violations) implements Answering {
        public Invalid {
            violations = List.copyOf(violations);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Taken, ? extends T> taken,
                Function<Refused, ? extends T> refused,
                Function<Invalid, ? extends T> invalid) {
            return invalid.apply(this);
        }
    }
}
