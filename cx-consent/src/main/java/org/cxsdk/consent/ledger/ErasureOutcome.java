package org.cxsdk.consent.ledger;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of a request to erase a person's data. */
public sealed interface ErasureOutcome {

    /** Returns what the function of the fitting kind makes of it. */
    <T extends @Nullable Object> T fold(
            Function<? super Erased, ? extends T> erased, Function<? super Held, ? extends T> held);

    /**
     * Her keys are destroyed: nothing that was sealed for her can be read any more, by any module, in any copy.
     *
     * @param erasure the proof
     */
    record Erased(Erasure erasure) implements ErasureOutcome {
        public Erased {
            Objects.requireNonNull(erasure, "erasure");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Erased, ? extends T> erased, Function<? super Held, ? extends T> held) {
            return erased.apply(this);
        }
    }

    /**
     * Nothing was erased: a legal hold stands against it.
     *
     * @param holds those that do, at least one
     */
    record Held(List<LegalHold> holds) implements ErasureOutcome {
        public Held {
            holds = List.copyOf(holds);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Erased, ? extends T> erased, Function<? super Held, ? extends T> held) {
            return held.apply(this);
        }
    }
}
