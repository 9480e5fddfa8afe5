package org.cxsdk.core.state;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes states of one kind.
 *
 * @param name names the kind, for example {@code exact-sum}
 * @param empty makes the state that has seen nothing
 * @param reader makes a state from canonical bytes; refuses damaged ones (MS-7)
 * @param <O> what is observed
 * @param <S> the state
 */
public record StateType<O, S extends MergeableState<O, S>>(
        String name, Supplier<S> empty, Function<StateReader, S> reader) {

    public StateType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(empty, "empty");
        Objects.requireNonNull(reader, "reader");
    }

    /**
     * Returns the state with these bytes.
     *
     * @throws org.cxsdk.core.CxException {@code CX-CORE-0007} if the bytes are not a canonical form of such a state
     */
    public S read(byte[] bytes) {
        StateReader in = StateReader.of(name, bytes);
        S state = reader.apply(in);
        in.end();
        return state;
    }

    /** Returns an independent copy. */
    public S copy(S state) {
        S copy = empty.get();
        copy.merge(state);
        return copy;
    }
}
