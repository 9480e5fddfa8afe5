package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Terms of a grant as they are stored; what is not said is left out. */
record TermsForm(
        @Nullable RefForm notice,
        @Nullable String language,
        @Nullable Boolean explicit,
        @Nullable String keepFor,
        @Nullable Boolean onward,
        @Nullable Instant dataFrom,
        @Nullable Instant dataTo,
        @Nullable QuotaForm quota) {

    /** Null for plain terms. */
    static @Nullable TermsForm of(GrantTerms terms) {
        if (terms.equals(GrantTerms.PLAIN)) {
            return null;
        }
        ShownNotice notice = terms.notice();
        Validity data = terms.dataPeriod();
        return new TermsForm(
                notice == null ? null : RefForm.of(notice.notice()),
                notice == null ? null : notice.language(),
                terms.isExplicit() ? true : null,
                terms.keepFor() == null ? null : terms.keepFor().toString(),
                terms.isOnwardAllowed() ? true : null,
                data == null ? null : data.from(),
                data == null ? null : data.to(),
                terms.quota() == null ? null : QuotaForm.of(terms.quota()));
    }

    GrantTerms toTerms() {
        return new GrantTerms(
                notice == null ? null : new ShownNotice(notice.toRef(), Objects.requireNonNull(language)),
                explicit != null && explicit,
                keepFor == null ? null : Period.parse(keepFor),
                onward != null && onward,
                dataFrom == null && dataTo == null ? null : new Validity(dataFrom, dataTo),
                quota == null ? null : quota.toQuota());
    }

    record QuotaForm(
            String kind,
            int limit,
            @Nullable ChronoUnit unit,
            @Nullable String zone,
            @Nullable String span) {
        static QuotaForm of(Quota quota) {
            if (quota instanceof Quota.Calendar calendar) {
                return new QuotaForm(
                        "calendar",
                        calendar.limit(),
                        calendar.unit(),
                        calendar.zone().getId(),
                        null);
            }
            if (quota instanceof Quota.Sliding sliding) {
                return new QuotaForm(
                        "sliding", sliding.limit(), null, null, sliding.span().toString());
            }
            if (quota instanceof Quota.Spaced spaced) {
                return new QuotaForm("spaced", 1, null, null, spaced.spacing().toString());
            }
            return new QuotaForm("total", quota.limit(), null, null, null);
        }

        Quota toQuota() {
            return switch (kind) {
                case "calendar" ->
                    new Quota.Calendar(limit, Objects.requireNonNull(unit), ZoneId.of(Objects.requireNonNull(zone)));
                case "sliding" -> new Quota.Sliding(limit, Duration.parse(Objects.requireNonNull(span)));
                case "spaced" -> new Quota.Spaced(Duration.parse(Objects.requireNonNull(span)));
                case "total" -> new Quota.Total(limit);
                default -> throw new IllegalArgumentException("unknown kind of quota");
            };
        }
    }
}
