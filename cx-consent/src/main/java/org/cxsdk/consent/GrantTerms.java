package org.cxsdk.consent;

import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person agrees to beyond scope and time.
 *
 * @param notice what she was shown; null if that was not recorded
 * @param isExplicit whether she agreed in express words, as special categories need (article 9(2)(a) of Regulation (EU)
 *     2016/679)
 * @param keepFor how long what was got may be kept, at least a day; null if she set no limit
 * @param isOnwardAllowed whether the recipient may hand it on
 * @param dataPeriod from which time the data may be; null if that is not limited
 * @param quota how often it may be used; null if that is not limited
 */
public record GrantTerms(
        @Nullable ShownNotice notice,
        boolean isExplicit,
        @Nullable Period keepFor,
        boolean isOnwardAllowed,
        @Nullable Validity dataPeriod,
        @Nullable Quota quota) {

    public GrantTerms {
        if (keepFor != null && (keepFor.isZero() || keepFor.isNegative())) {
            throw new IllegalArgumentException("keepFor (" + keepFor + ") must be longer than nothing");
        }
    }

    /** Nothing beyond scope and time; not to be handed on. */
    public static final GrantTerms PLAIN = new GrantTerms(null, false, null, false, null, null);

    /** What she was shown, if that was recorded. */
    public Optional<ShownNotice> shown() {
        return Optional.ofNullable(notice);
    }

    /** How often it may be used, if that is limited. */
    public Optional<Quota> limit() {
        return Optional.ofNullable(quota);
    }
}
