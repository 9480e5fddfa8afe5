package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;

/**
 * The journey of the tests: somebody moves house, starts in one agency's app, is stuck at the upload and finishes at
 * another agency's counter. Invented.
 */
final class MovingHouse {

    static final ChannelId APP = ChannelId.of("app");
    static final ChannelId COUNTER = ChannelId.of("counter");
    static final OrganisationId CITY = OrganisationId.of("city");
    static final OrganisationId TAX = OrganisationId.of("tax-office");

    static final StepId APPLY = StepId.of("apply");
    static final StepId UPLOAD = StepId.of("upload-proof");
    static final StepId FEE = StepId.of("pay-fee");
    static final StepId APPOINTMENT = StepId.of("appointment");
    static final StepId DECIDE = StepId.of("decide");
    static final StepId RATE = StepId.of("rate");

    static final JourneyInstanceId CASE = JourneyInstanceId.of("move-4711");
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    /** apply; upload and fee in any order; an appointment if wanted; the decision; a rating if wanted. */
    static final JourneyDefinition DESIGN = new JourneyDefinition(
            JourneyVersion.of("moving-house", "1"),
            LocalizedText.enAr("Moving house", "الانتقال إلى منزل جديد"),
            null,
            List.of(
                    Stage.of(
                            "tell",
                            Step.builder("apply").channels(APP, COUNTER).build(),
                            Step.builder("upload-proof")
                                    .channels(APP, COUNTER)
                                    .parallelWith(FEE)
                                    .target(Duration.ofDays(2))
                                    .build(),
                            Step.builder("pay-fee").channels(APP, COUNTER).build()),
                    Stage.of(
                            "decide",
                            Step.builder("appointment")
                                    .optional()
                                    .channels(COUNTER)
                                    .build(),
                            Step.builder("decide")
                                    .lane(Lane.BACK_OFFICE)
                                    .target(Duration.ofDays(5))
                                    .build(),
                            Step.builder("rate").optional().repeatable().build())),
            Duration.ofDays(10));

    private MovingHouse() {}

    static Interaction.Builder at(int hours, String id, StepId step) {
        return Interaction.builder(InteractionId.of(id), CASE, step, MONDAY.plus(Duration.ofHours(hours)));
    }

    static Instant hour(int hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }
}
