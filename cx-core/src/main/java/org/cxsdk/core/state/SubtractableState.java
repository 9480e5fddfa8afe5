package org.cxsdk.core.state;

/**
 * A state that can forget observations exactly (MS-8), so that a correction needs no replay. Minima, maxima and sets
 * cannot.
 *
 * @param <O> what is observed
 * @param <S> the state itself
 */
public interface SubtractableState<O, S extends SubtractableState<O, S>> extends MergeableState<O, S> {

    /**
     * Forgets everything the other state has seen. All of it must have been added here before; a state that can tell
     * otherwise refuses with an {@link IllegalArgumentException}.
     */
    void subtract(S other);
}
