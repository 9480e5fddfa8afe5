package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One use of a person's data as she sees it: who, what, what for, when, why. The part of another person in the same entry
 * is not in it.
 *
 * @param id the entry
 * @param index its position in the ledger, from 0
 * @param at when
 * @param kind what happened
 * @param scope what for, which kind of data, and who got it
 * @param provider who gave it
 * @param basis on which ground; null if nothing was given
 * @param statement her statement that it rests on; null if it rests on none
 * @param reasons why it was decided so, most decisive first; may be empty
 * @param excluded categories that were left out
 * @param by who recorded it; null if that was not said
 * @param why why, in the words of who recorded it; null if that was not said
 * @param detail what exactly; null if nothing was added, or it is erased
 * @param isErased whether her key was destroyed, so that the details are gone for good
 */
public record Use(
        DisclosureId id,
        long index,
        Instant at,
        DisclosureKind kind,
        Scope scope,
        ActorId provider,
        @Nullable ReuseBasis basis,
        @Nullable StatementId statement,
        List<ReuseReason> reasons,
        List<DataCategoryId> excluded,
        @Nullable ActorId by,
        @Nullable String why,
        @Nullable String detail,
        boolean isErased) {

    public Use {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(provider, "provider");
        reasons = List.copyOf(reasons);
        excluded = List.copyOf(excluded);
    }

    /** What exactly, if that was said and can be read. */
    public Optional<String> readableDetail() {
        return Optional.ofNullable(detail);
    }

    /** Her statement that it rests on, if it rests on one. */
    public Optional<StatementId> restsOn() {
        return Optional.ofNullable(statement);
    }

    /** Who recorded it, if that was said. */
    public Optional<ActorId> recordedBy() {
        return Optional.ofNullable(by);
    }

    /** Why, in the words of who recorded it, if that was said. */
    public Optional<String> reason() {
        return Optional.ofNullable(why);
    }

    /** One sentence for her to read. */
    public LocalizedText sentence() {
        return switch (kind) {
            case RELEASED ->
                LocalizedText.enAr(
                        provider + " gave " + scope.category() + " to " + scope.recipient() + " for " + scope.purpose()
                                + groundEn() + ".",
                        "أعطت الجهة " + provider + " البيانات " + scope.category() + " إلى الجهة " + scope.recipient()
                                + " للغرض " + scope.purpose() + groundAr() + ".");
            case REFUSED ->
                LocalizedText.enAr(
                        scope.recipient() + " asked " + provider + " for " + scope.category() + " for "
                                + scope.purpose() + " and did not get it.",
                        "طلبت الجهة " + scope.recipient() + " من الجهة " + provider + " البيانات " + scope.category()
                                + " للغرض " + scope.purpose() + " ولم تحصل عليها.");
            case USED ->
                LocalizedText.enAr(
                        scope.recipient() + " used " + scope.category() + " for " + scope.purpose() + groundEn() + ".",
                        "استخدمت الجهة " + scope.recipient() + " البيانات " + scope.category() + " للغرض "
                                + scope.purpose() + groundAr() + ".");
        };
    }

    private String groundEn() {
        return basis == null ? "" : ", ground: " + Grounds.of(basis).toString();
    }

    private String groundAr() {
        return basis == null ? "" : "، الأساس: " + Grounds.of(basis).in(Locale.forLanguageTag("ar"));
    }
}
