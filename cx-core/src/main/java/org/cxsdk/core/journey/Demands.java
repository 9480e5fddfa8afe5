package org.cxsdk.core.journey;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks of the customer: what makes a procedure long.
 *
 * @param evidence documents to bring or upload, in order of name
 * @param visits how often she has to go somewhere
 * @param signatures how often she has to sign
 * @param fee what she pays; null if nothing
 */
public record Demands(
        Set<EvidenceTypeId> evidence,
        int visits,
        int signatures,
        @Nullable Money fee) {

    /** It asks for nothing. */
    public static final Demands NONE = new Demands(Set.of(), 0, 0, null);

    public Demands {
        evidence = Collections.unmodifiableSet(new TreeSet<>(evidence));
        if (visits < 0 || signatures < 0) {
            throw new IllegalArgumentException(
                    "visits (" + visits + ") and signatures (" + signatures + ") must not be negative");
        }
        if (fee != null && fee.amount().signum() < 0) {
            throw new IllegalArgumentException("fee (" + fee + ") must not be negative");
        }
    }

    /** These documents. */
    public static Demands of(EvidenceTypeId... evidence) {
        return new Demands(Set.of(evidence), 0, 0, null);
    }

    /** These demands and that many visits. */
    public Demands visits(int count) {
        return new Demands(evidence, count, signatures, fee);
    }

    /** These demands and that many signatures. */
    public Demands signatures(int count) {
        return new Demands(evidence, visits, count, fee);
    }

    /** These demands and a fee. */
    public Demands fee(Money amount) {
        return new Demands(evidence, visits, signatures, amount);
    }
}
