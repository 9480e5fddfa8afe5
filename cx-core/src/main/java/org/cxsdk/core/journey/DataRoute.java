package org.cxsdk.core.journey;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.Reason;

/** Where the data of a step comes from: what is held already may be used, or the person is asked. */
public sealed interface DataRoute {

    /** What the step needs. */
    DataNeed need();

    /** Why; at least one reason. */
    List<Reason> reasons();

    /** Goes on in one of two ways. */
    <R> R fold(Function<? super Reuse, ? extends R> reuse, Function<? super Ask, ? extends R> ask);

    /**
     * What is held may be used; nobody needs to be asked.
     *
     * @param need what the step needs
     * @param reasons why it may be used
     * @param basis what the permission rests on: the statement or legal basis
     */
    record Reuse(DataNeed need, List<Reason> reasons, String basis) implements DataRoute {
        public Reuse {
            Objects.requireNonNull(need, "need");
            reasons = List.copyOf(reasons);
            Objects.requireNonNull(basis, "basis");
        }

        @Override
        public <R> R fold(Function<? super Reuse, ? extends R> reuse, Function<? super Ask, ? extends R> ask) {
            return reuse.apply(this);
        }
    }

    /**
     * It may not be used: the person is asked.
     *
     * @param need what the step needs
     * @param reasons why it may not be used
     */
    record Ask(DataNeed need, List<Reason> reasons) implements DataRoute {
        public Ask {
            Objects.requireNonNull(need, "need");
            reasons = List.copyOf(reasons);
        }

        @Override
        public <R> R fold(Function<? super Reuse, ? extends R> reuse, Function<? super Ask, ? extends R> ask) {
            return ask.apply(this);
        }
    }
}
