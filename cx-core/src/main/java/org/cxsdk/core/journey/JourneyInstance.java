package org.cxsdk.core.journey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cxsdk.core.SubjectId;

/**
 * One journey of one person or business.
 *
 * @param id names it
 * @param version the design it follows
 * @param subject whose journey it is
 * @param opened when it was opened in the system, UTC, cut to microseconds; its first interaction may be earlier or later
 */
public record JourneyInstance(JourneyInstanceId id, JourneyVersion version, SubjectId subject, Instant opened) {

    public JourneyInstance {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(subject, "subject");
        opened = opened.truncatedTo(ChronoUnit.MICROS);
    }
}
