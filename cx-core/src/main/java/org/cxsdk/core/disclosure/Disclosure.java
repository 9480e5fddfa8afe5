package org.cxsdk.core.disclosure;

import java.util.Set;
import java.util.TreeSet;

/**
 * What of a breakdown may be shown.
 *
 * @param hidden the groups that stay hidden, sorted; which of them are small must not be told
 * @param totalShown whether the total over all groups may be shown
 */
public record Disclosure(Set<String> hidden, boolean totalShown) {

    public Disclosure {
        hidden = java.util.Collections.unmodifiableSet(new TreeSet<>(hidden));
    }

    /** Whether this group may be shown. */
    public boolean isShown(String group) {
        return !hidden.contains(group);
    }
}
