package org.cxsdk.core.state;

/**
 * What an aggregation remembers of the observations it has seen, so that shards, days and nodes can be computed apart
 * and put together later. The rules, which {@code MergeableStateLaws} of cx-core-kit checks for any state:
 *
 * <ul>
 *   <li><b>MS-1 order</b>: the state is a function of the multiset of its observations alone; any order of {@link #add}
 *       gives the same bytes.
 *   <li><b>MS-2 merge</b>: {@link #merge} gives the state of both multisets together; it is associative and
 *       commutative, and the empty state is neutral.
 *   <li><b>MS-3 bytes</b>: {@link StateType#read} of {@link #toBytes} is a state that behaves like this one and has the
 *       same bytes.
 *   <li><b>MS-4 canonical</b>: the bytes depend on the multiset and on nothing else: not on the merge tree, on hash
 *       seeds, on locale, zone or time, nor on how a number was written (1.0 or 1.00).
 *   <li><b>MS-5 argument</b>: merging leaves the argument as it was and shares nothing with it.
 *   <li><b>MS-6 memory</b>: the Javadoc of the state says how much it holds; beyond a stated limit it refuses with
 *       {@code CX-CORE-0008}, before it has changed anything.
 *   <li><b>MS-7 damage</b>: {@link StateType#read} refuses bytes that are cut off, too long or of an unknown form.
 *   <li><b>MS-8 subtraction</b>: only a {@link SubtractableState} can forget observations; then the bytes are those of
 *       a state that never saw them.
 * </ul>
 *
 * <p>A state is mutable and belongs to one thread at a time; parallel work uses one state for each thread and merges.
 *
 * @param <O> what is observed
 * @param <S> the state itself
 */
public interface MergeableState<O, S extends MergeableState<O, S>> {

    /** Takes in one observation. */
    void add(O observation);

    /** Takes in everything the other state has seen. */
    void merge(S other);

    /** The canonical bytes; the first one is the version of their form. */
    byte[] toBytes();
}
