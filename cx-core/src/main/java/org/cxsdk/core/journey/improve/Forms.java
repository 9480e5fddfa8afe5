package org.cxsdk.core.journey.improve;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.jspecify.annotations.Nullable;

/** Stored forms, number 1 of each. */
final class Forms {

    private Forms() {}

    record Activity(
            String id,
            String journey,
            String version,
            EngagementActivity.Kind kind,
            EngagementActivity.Moment moment,
            LocalDate on,
            int participants,
            @Nullable Integer withDisabilities,
            List<Insight> insights) {

        static Activity of(EngagementActivity activity) {
            return new Activity(
                    activity.id().value(),
                    activity.journey().journey().value(),
                    activity.journey().version(),
                    activity.kind(),
                    activity.moment(),
                    activity.on(),
                    activity.participants(),
                    activity.withDisabilities(),
                    activity.insights().stream()
                            .map(insight -> new Insight(
                                    insight.step() == null
                                            ? null
                                            : insight.step().value(),
                                    insight.text().texts(),
                                    insight.shaped()))
                            .toList());
        }

        EngagementActivity toValue() {
            return new EngagementActivity(
                    EngagementActivity.Id.of(id),
                    JourneyVersion.of(journey, version),
                    kind,
                    moment,
                    on,
                    participants,
                    withDisabilities,
                    insights.stream()
                            .map(insight -> new EngagementActivity.Insight(
                                    insight.step() == null ? null : StepId.of(insight.step()),
                                    new LocalizedText(insight.text()),
                                    insight.shaped()))
                            .toList());
        }
    }

    record Insight(@Nullable String step, Map<String, String> text, boolean shaped) {}

    record Note(
            String id,
            String journey,
            String version,
            String step,
            MapNote.Kind kind,
            Map<String, String> text,
            List<Evidence> evidence) {

        static Note of(MapNote note) {
            return new Note(
                    note.id().value(),
                    note.journey().journey().value(),
                    note.journey().version(),
                    note.step().value(),
                    note.kind(),
                    note.text().texts(),
                    note.evidence().stream()
                            .map(evidence -> new Evidence(
                                    evidence.kind(), evidence.reference(), Definition.of(evidence.definition())))
                            .toList());
        }

        MapNote toValue() {
            return new MapNote(
                    MapNote.Id.of(id),
                    JourneyVersion.of(journey, version),
                    StepId.of(step),
                    kind,
                    new LocalizedText(text),
                    evidence.stream()
                            .map(one -> new MapNote.Evidence(
                                    one.kind(),
                                    one.reference(),
                                    one.definition() == null
                                            ? null
                                            : new DefinitionRef(
                                                    one.definition().id(),
                                                    one.definition().version(),
                                                    one.definition().sha256())))
                            .toList());
        }
    }

    record Evidence(String kind, String reference, @Nullable Definition definition) {}

    record Definition(String id, String version, String sha256) {

        static @Nullable Definition of(@Nullable DefinitionRef ref) {
            return ref == null ? null : new Definition(ref.id(), ref.version(), ref.sha256());
        }
    }

    record Promise(
            String id,
            String journey,
            String version,
            String step,
            String promisedBy,
            String promisedTo,
            int workingDays) {

        static Promise of(Commitment commitment) {
            return new Promise(
                    commitment.id().value(),
                    commitment.journey().journey().value(),
                    commitment.journey().version(),
                    commitment.step().value(),
                    commitment.promisedBy().value(),
                    commitment.promisedTo().value(),
                    commitment.workingDays());
        }

        Commitment toValue() {
            return new Commitment(
                    Commitment.Id.of(id),
                    JourneyVersion.of(journey, version),
                    StepId.of(step),
                    OrganisationId.of(promisedBy),
                    OrganisationId.of(promisedTo),
                    workingDays);
        }
    }

    record LifeEvent(
            String id, String subject, String event, LifeEventJourney.Rule.Kind rule, int count, List<Part> parts) {

        static LifeEvent of(LifeEventJourney journey) {
            return new LifeEvent(
                    journey.id().value(),
                    journey.subject().value(),
                    journey.event().value(),
                    journey.rule().kind(),
                    journey.rule().count(),
                    journey.parts().stream()
                            .map(part -> new Part(
                                    part.service().value(),
                                    part.required(),
                                    part.journey() == null
                                            ? null
                                            : part.journey().value()))
                            .toList());
        }

        LifeEventJourney toValue() {
            return new LifeEventJourney(
                    JourneyInstanceId.of(id),
                    SubjectId.of(subject),
                    LifeEventId.of(event),
                    new LifeEventJourney.Rule(rule, count),
                    parts.stream()
                            .map(part -> new LifeEventJourney.Part(
                                    ServiceId.of(part.service()),
                                    part.required(),
                                    part.journey() == null ? null : JourneyInstanceId.of(part.journey())))
                            .toList());
        }
    }

    record Part(String service, boolean required, @Nullable String journey) {}
}
