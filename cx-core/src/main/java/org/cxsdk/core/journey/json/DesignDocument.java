package org.cxsdk.core.journey.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ProcessingTime;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.journey.JourneyId;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.StageId;
import org.cxsdk.core.journey.StepId;
import org.jspecify.annotations.Nullable;

/** The design document; docs/journeys.md shows one. */
record DesignDocument(
        @NotNull @Nullable JourneyId journey,
        @Nullable String version,
        @Nullable LocalizedText title,
        @Nullable ServiceId service,
        @NotEmpty @Nullable List<StageDocument> stages,
        @Nullable Duration target) {

    record StageDocument(
            @NotNull @Nullable StageId id,
            @Nullable LocalizedText title,
            @NotEmpty @Nullable List<StepDocument> steps) {}

    record StepDocument(
            @NotNull @Nullable StepId id,
            @Nullable LocalizedText title,
            @Nullable String activity,
            @Nullable Lane lane,
            @Nullable List<ChannelId> channels,
            @Nullable Boolean optional,
            @Nullable Boolean repeatable,
            @Nullable List<StepId> parallelWith,
            @Nullable Duration target,
            @Nullable DataDocument data,
            @Nullable OrganisationId organisation,
            @Nullable List<EvidenceTypeId> evidence,
            @PositiveOrZero @Nullable Integer visits,
            @PositiveOrZero @Nullable Integer signatures,
            @Nullable FeeDocument fee,
            @Nullable Map<ChannelId, TermsDocument> terms,
            @Nullable Boolean momentOfTruth,
            @Nullable LocalizedText expectation) {}

    record FeeDocument(
            @NotNull @PositiveOrZero @Nullable BigDecimal amount,
            @NotNull @Nullable Currency currency) {}

    record TermsDocument(
            @Nullable LocalizedText rule,
            @Nullable List<EvidenceTypeId> evidence,
            @PositiveOrZero @Nullable Integer visits,
            @PositiveOrZero @Nullable Integer signatures,
            @Nullable FeeDocument fee,
            @Nullable ProcessingTime time) {}

    record DataDocument(
            @NotNull @Nullable PurposeId purpose,
            @NotEmpty @Nullable List<DataCategoryId> categories) {}
}
