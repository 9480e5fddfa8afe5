package org.cxsdk.feedback.intake;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.catalog.TouchpointId;

/**
 * A touchpoint at which people can say what they think.
 *
 * @param touchpoint which
 * @param ends after which ends of a contact
 */
public record FeedbackPoint(TouchpointId touchpoint, Set<End> ends) {

    public FeedbackPoint {
        Objects.requireNonNull(touchpoint, "touchpoint");
        EnumSet<End> copy = EnumSet.noneOf(End.class);
        copy.addAll(ends);
        ends = Collections.unmodifiableSet(copy);
    }

    /** A touchpoint that hears people whatever the end was. */
    public static FeedbackPoint always(TouchpointId touchpoint) {
        return new FeedbackPoint(touchpoint, EnumSet.allOf(End.class));
    }

    /** A touchpoint that hears people after these ends. */
    public static FeedbackPoint after(TouchpointId touchpoint, End... ends) {
        return new FeedbackPoint(touchpoint, Set.copyOf(Arrays.asList(ends)));
    }
}
