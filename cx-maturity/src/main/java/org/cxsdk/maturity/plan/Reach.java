package org.cxsdk.maturity.plan;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Ratio;

/**
 * Whom an initiative is to reach, for example people who cannot use a digital channel yet.
 *
 * @param audience who they are
 * @param people how many there are, at least 1
 * @param intended how many of them are to be reached, 1 to {@code people}
 */
public record Reach(LocalizedText audience, long people, long intended) {
    public Reach {
        Objects.requireNonNull(audience, "audience");
        if (people < 1 || intended < 1 || intended > people) {
            throw new IllegalArgumentException(
                    "intended (" + intended + ") must be 1 to people (" + people + "), which must be at least 1");
        }
    }

    /** The share of the audience that is to be reached. */
    public Ratio share() {
        return Ratio.of(intended, people);
    }
}
