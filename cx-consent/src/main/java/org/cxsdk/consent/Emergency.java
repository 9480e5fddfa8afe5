package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.ActorId;

/**
 * Command: somebody declares that life or health depends on data now, whatever the person said. It is written down, the
 * person is told, and somebody else reviews it afterwards. No restriction by an authority is broken by it.
 *
 * @param id identifies the emergency; a repeated command with the same identifier takes effect once
 * @param request what is needed, by whom
 * @param provider who holds the data
 * @param reason why: a code in clear, a note that is stored sealed
 */
public record Emergency(EmergencyId id, ReuseRequest request, ActorId provider, Evidence reason) {

    public Emergency {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(reason, "reason");
    }

    /** What a review found. */
    public enum Verdict {
        /** Nobody has looked at it. */
        OPEN,
        /** It was one. */
        JUSTIFIED,
        /** It was none. */
        UNJUSTIFIED
    }
}
