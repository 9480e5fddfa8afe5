package org.cxsdk.consent.json;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/** One command as it comes in; which keys it needs and may have depends on its kind. */
record CommandDocument(
        @NotNull Kind kind,
        @NotNull StatementId id,
        @NotNull SubjectId subject,
        @Nullable PurposeId purpose,
        @Nullable DataCategoryId category,
        @Nullable RecipientId recipient,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable ReuseBasis basis,
        @Nullable Boolean explicit,
        @Nullable Period keepFor,
        @Nullable Boolean onward,
        @Nullable Instant dataFrom,
        @Nullable Instant dataTo,
        @Nullable Uses uses,
        @Nullable Shown notice,
        @Nullable StatementId withdraws,
        @Nullable StatementId lifts,
        @Nullable List<ActorId> by,
        @Nullable How evidence) {

    enum Kind {
        GRANT,
        REFUSE,
        WITHDRAW,
        RESTRICT,
        LIFT
    }

    /** Calendar units of a quota. */
    enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        MONTHS,
        YEARS
    }

    /** How often: so many in all, per calendar unit of a zone, within any span, or one and then none for a time. */
    record Uses(
            @Nullable @Positive Integer limit,
            @Nullable Unit per,
            @Nullable ZoneId zone,
            @Nullable Duration within,
            @Nullable Duration apart) {}

    /** What the person was shown. */
    record Shown(
            @NotNull String id,
            @NotNull String version,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hexadecimal digits")
            String sha256,

            @NotNull String language) {}

    /** How it was said. */
    record How(@NotNull String act, @Nullable String note) {}

    /** Many commands. */
    record Several(@NotNull List<CommandDocument> commands) {}
}
