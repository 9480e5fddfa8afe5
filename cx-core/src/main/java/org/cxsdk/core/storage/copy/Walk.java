package org.cxsdk.core.storage.copy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.cxsdk.core.storage.Slice;

/** Everything that a walk finds, slice by slice; one slice at a time is in memory. */
final class Walk<T, C> implements Iterator<T> {

    private final Function<C, Slice<T, C>> read;
    private C after;
    private Iterator<T> items = List.<T>of().iterator();
    private boolean more = true;

    Walk(C start, Function<C, Slice<T, C>> read) {
        this.after = start;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && more) {
            Slice<T, C> slice = read.apply(after);
            items = slice.items().iterator();
            after = slice.last();
            more = slice.more();
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }
}
