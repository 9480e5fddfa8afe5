package org.cxsdk.consent.once;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cxsdk.core.ActorId;

/**
 * Somebody holds a datum about a person. The datum itself is not in it.
 *
 * @param attribute which datum
 * @param provider who holds it
 * @param asOf when it was last known to be true, UTC, in microseconds
 * @param assurance how sure that is
 */
public record Holding(AttributeId attribute, ActorId provider, Instant asOf, Assurance assurance) {

    public Holding {
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(provider, "provider");
        asOf = asOf.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(assurance, "assurance");
    }
}
