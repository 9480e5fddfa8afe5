package org.cxsdk.core.storage.decorate;

/**
 * Is told of each call of an {@link ObservingStorage}, on the calling thread. For an operation that is inside the
 * transaction, so it should be quick: count and time, nothing more. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface StorageListener {

    /** A call has ended. */
    void called(StorageCall call);
}
