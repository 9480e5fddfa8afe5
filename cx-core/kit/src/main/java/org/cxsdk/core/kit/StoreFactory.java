package org.cxsdk.core.kit;

/**
 * What an adapter's author writes once: an interface that extends this one and makes stores in a default method. Each
 * test class of the adapter then extends one contract and implements that interface, and has no body.
 */
public interface StoreFactory {

    /** Makes an empty store that no other test touches. */
    StoreUnderTest newStore();
}
