package org.cxsdk.core.catalog.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.AccessibilityFact;
import org.cxsdk.core.catalog.Assistance;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ChannelKind;
import org.cxsdk.core.catalog.ChannelStatus;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.FeedbackHook;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.OrganisationKind;
import org.cxsdk.core.catalog.ProcessingTime;
import org.cxsdk.core.catalog.SectorId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.ServiceStepId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.catalog.TransactionKind;
import org.cxsdk.core.catalog.WcagLevel;
import org.cxsdk.core.json.DocumentKey;
import org.jspecify.annotations.Nullable;

/** The catalogue document as it stands in the file; docs/catalogue.md explains it to those who write one. */
record Doc(
        @NotNull @Nullable String catalogue,
        @NotNull @Nullable String version,
        @Nullable List<String> languages,
        @Nullable List<SectorDoc> sectors,
        @NotEmpty @Nullable List<OrganisationDoc> organisations,
        @Nullable List<ChannelDoc> channels,
        @Nullable List<ServiceDoc> services,
        @Nullable List<TouchpointDoc> touchpoints,
        @Nullable List<LifeEventDoc> lifeEvents) {

    record SectorDoc(
            @NotNull @Nullable SectorId id,
            @NotNull @Nullable LocalizedText name) {}

    record OrganisationDoc(
            @NotNull @Nullable OrganisationId id,
            @NotNull @Nullable OrganisationKind kind,
            @NotNull @Nullable LocalizedText name,
            @Nullable OrganisationId parent,
            @Nullable SectorId sector) {}

    record ChannelDoc(
            @NotNull @Nullable ChannelId id,
            @NotNull @Nullable ChannelKind kind,
            @NotNull @Nullable LocalizedText name,
            @NotNull @Nullable OrganisationId owner,
            @NotNull @Nullable Assistance assistance,
            @NotEmpty @Nullable List<String> languages,
            @Nullable OpeningDoc opening,
            @Nullable AccessibilityDoc accessibility,
            @Nullable ChannelStatus status) {}

    record OpeningDoc(
            @NotNull @Nullable ZoneId zone,
            @Nullable Boolean always,
            @Nullable Map<DayOfWeek, List<OpeningHours.Span>> hours,
            @Nullable List<LocalDate> closed) {}

    record AccessibilityDoc(
            @Nullable List<AccessibilityFact> facts,
            @Nullable WcagLevel wcag,
            @Nullable LocalDate checked) {}

    record FeeDoc(
            @NotNull @PositiveOrZero @Nullable BigDecimal amount,
            @NotNull @Nullable Currency currency) {}

    record ServiceDoc(
            @NotNull @Nullable ServiceId id,
            @NotNull @Nullable String version,
            @NotNull @Nullable LocalizedText name,
            @NotNull @Nullable LocalizedText description,
            @NotNull @Nullable OrganisationId owner,
            @NotEmpty @Nullable List<CustomerType> customers,
            @Nullable SectorId sector,
            @NotEmpty @Nullable List<TransactionKind> transactions,
            @NotNull @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable ProcessingTime processingTime,
            @Nullable FeeDoc fee,
            @DocumentKey("channels") @Nullable List<OfferDoc> offers) {}

    record OfferDoc(
            @NotNull @Nullable ChannelId channel,
            @NotEmpty @Nullable List<TransactionKind> transactions,
            @Nullable ProcessingTime processingTime,
            @Nullable FeeDoc fee) {}

    record TouchpointDoc(
            @NotNull @Nullable TouchpointId id,
            @NotNull @Nullable ServiceId service,
            @NotNull @Nullable ServiceStepId step,
            @NotNull @Nullable ChannelId channel,
            @NotNull @Nullable OrganisationId owner,
            @Nullable FeedbackHook feedback) {}

    record LifeEventDoc(
            @NotNull @Nullable LifeEventId id,
            @NotNull @Nullable LocalizedText name,

            @NotEmpty @Size(max = LifeEventDoc.MOST_PARTS) @DocumentKey("services") @Nullable
            List<PartDoc> parts) {

        /** More than anybody would have to do for one event; keeps the search for circles short. */
        static final int MOST_PARTS = 200;
    }

    record PartDoc(
            @NotNull @Nullable ServiceId service,
            @Nullable Boolean required,
            @Nullable List<ServiceId> after) {}
}
