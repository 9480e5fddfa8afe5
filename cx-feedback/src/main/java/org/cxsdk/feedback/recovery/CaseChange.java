package org.cxsdk.feedback.recovery;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of something done to a case. */
public sealed interface CaseChange {

    /** The case as it stands now. */
    Case current();

    /** It was done. */
    record Done(Case current) implements CaseChange {
        public Done {
            Objects.requireNonNull(current, "current");
        }
    }

    /** It cannot be done; nothing changed. */
    record Refused(Case current, List<CaseReason> reasons) implements CaseChange {
        public Refused {
            Objects.requireNonNull(current, "current");
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    /** Whether it was done. */
    default boolean isDone() {
        return this instanceof Done;
    }

    /** Calls the function that fits. */
    default <T extends @Nullable Object> T fold(Function<Case, T> done, BiFunction<Case, List<CaseReason>, T> refused) {
        return this instanceof Refused r ? refused.apply(r.current(), r.reasons()) : done.apply(current());
    }
}
