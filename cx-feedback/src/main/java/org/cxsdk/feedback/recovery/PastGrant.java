package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.core.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was granted before, in whichever case and by whomever.
 *
 * @param at when
 * @param of in which case
 * @param id the request
 * @param remedy what
 * @param amount how much; null for a remedy without money
 */
public record PastGrant(
        Instant at,
        CaseId of,
        GrantId id,
        RemedyId remedy,
        @Nullable Money amount) {

    public PastGrant {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(remedy, "remedy");
    }
}
