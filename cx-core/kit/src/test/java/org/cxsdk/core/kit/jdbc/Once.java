package org.cxsdk.core.kit.jdbc;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something at the first call; if that fails, all later calls fail in the same way at once. */
final class Once<T> {

    private final Supplier<T> maker;
    private @Nullable T made;
    private @Nullable RuntimeException failure;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        T result = made;
        if (result == null) {
            try {
                result = maker.get();
                made = result;
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return result;
    }
}
