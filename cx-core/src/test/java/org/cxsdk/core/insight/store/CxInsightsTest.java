package org.cxsdk.core.insight.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose journeys may be read for which purpose. */
class CxInsightsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final PurposeId STUDY = PurposeId.of("service-study");
    private static final DataCategoryId HISTORY = DataCategoryId.of("service-history");
    private static final ActorId STATISTICIAN = ActorId.of("statistician");

    private enum Said implements Reason {
        YES,
        REFUSED;

        @Override
        public LocalizedText text() {
            return LocalizedText.enAr(name(), name());
        }
    }

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final CxJourneys journeys = CxJourneys.on(context);
    private final JourneyDefinition design = JourneyDefinition.of(
            JourneyVersion.of("permit", "1"),
            Stage.of(
                    "all", Step.builder("apply").build(), Step.builder("decide").build()));

    private void journey(String id, String person, PurposeId decisionIsFor) {
        journeys.open(JourneyInstanceId.of(id), design.version(), SubjectId.of(person));
        journeys.record(
                Interaction.builder(InteractionId.of(id + "-1"), JourneyInstanceId.of(id), StepId.of("apply"), NINE)
                        .build());
        Interaction.Builder decision = Interaction.builder(
                InteractionId.of(id + "-2"), JourneyInstanceId.of(id), StepId.of("decide"), NINE.plusSeconds(60));
        if (decisionIsFor != null) {
            decision.details(new InteractionDetails(
                    null, null, null, null, Set.of(), List.of(), null, null, null, decisionIsFor));
        }
        journeys.record(decision.build());
    }

    @Test
    void log_readsOnlyWhatThePurposeMayUse_andCountsTheRest() {
        journeys.publish(design);
        journey("j1", "anna", null);
        journey("j2", "anna", STUDY);
        journey("j3", "badr", null);
        journey("j4", "carla", PurposeId.of("billing"));
        List<UsePermission.Request> asked = new ArrayList<>();

        CxInsights.PermittedLog found = CxInsights.on(context)
                .log(
                        request -> {
                            asked.add(request);
                            boolean refused = request.subject().equals(SubjectId.of("badr"));
                            return new UsePermission.Answer(
                                    !refused, List.of(refused ? Said.REFUSED : Said.YES), refused ? "" : "statement-1");
                        },
                        STUDY,
                        Set.of(HISTORY),
                        STATISTICIAN);

        EventLog log = found.log();
        assertThat(log.cases()).isEqualTo(3);
        assertThat(log.events()).isEqualTo(5);
        assertThat(found.journeys()).isEqualTo(3);
        assertThat(found.journeysLeftOut()).isEqualTo(1);
        assertThat(found.reasons()).isEqualTo(Map.of("REFUSED", 1));
        // the decision on carla's journey was recorded for another purpose
        assertThat(found.interactionsLeftOut()).isEqualTo(1);
        // once for each person, with who looks: the engine can log it
        assertThat(asked).hasSize(3).allSatisfy(request -> {
            assertThat(request.recipient()).isEqualTo(STATISTICIAN);
            assertThat(request.purpose()).isEqualTo(STUDY);
            assertThat(request.categories()).containsExactly(HISTORY);
        });
        assertThat(CxInsights.on(context).log().events())
                .as("the service itself")
                .isEqualTo(8);
    }

    @Test
    void log_isEmpty_withoutAPermissionEngine() {
        journeys.publish(design);
        journey("j1", "anna", null);

        CxInsights.PermittedLog found =
                CxInsights.on(context).log(UsePermission.denyAll(), STUDY, Set.of(HISTORY), STATISTICIAN);

        assertThat(found.log().events()).isZero();
        assertThat(found.journeysLeftOut()).isEqualTo(1);
        assertThat(found.reasons()).containsOnlyKeys("NO_PERMISSION_ENGINE");
    }
}
