package org.cxsdk.core.disclosure;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of several connected figures may be shown.
 *
 * @param hidden the cells that stay hidden, sorted; which of them are small must not be told
 * @param exposed small cells that what is out already gives away, sorted: nothing can be hidden any more that would
 *     protect them; empty if all is well
 */
public record Protection(Set<String> hidden, Set<String> exposed) {

    public Protection {
        hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
        exposed = Collections.unmodifiableSet(new TreeSet<>(exposed));
    }

    /** Whether this cell may be shown. */
    public boolean isShown(String cell) {
        return !hidden.contains(cell);
    }
}
