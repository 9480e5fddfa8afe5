package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.Channel;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ChannelKind;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.catalog.store.CxCatalogue;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails.Actor;
import org.cxsdk.core.journey.InteractionDetails.Outcome;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Eight people ask the assistant about a permit. */
@Tag("S14")
class AssistantStoryTest {

    private final Permits permits = new Permits();

    private void asked(JourneyInstanceId journey, int minutes, Actor actor, Outcome outcome) {
        Interaction.Builder builder = permits.at(journey, Permits.APPLY, Duration.ofMinutes(minutes))
                .status(Interaction.Status.STARTED)
                .channel(Permits.APP)
                .actor(actor);
        permits.journeys.record((outcome == null ? builder : builder.outcome(outcome)).build());
    }

    @Test
    void figures_tellWhatItContains_whatItHandsOver_andWhereItLeavesPeople() {
        for (int i = 1; i <= 4; i++) {
            JourneyInstanceId answered = permits.open(i);
            asked(answered, 0, Actor.ASSISTANT, null);
            asked(answered, 2, Actor.ASSISTANT, Outcome.GRANTED); // one conversation
        }
        asked(permits.open(5), 0, Actor.ASSISTANT, Outcome.HANDED_TO_PERSON);
        JourneyInstanceId taken = permits.open(6);
        asked(taken, 0, Actor.ASSISTANT, Outcome.GRANTED);
        asked(taken, 30, Actor.STAFF, null); // an answer that did not help
        asked(permits.open(7), 0, Actor.ASSISTANT, Outcome.ABANDONED);
        asked(permits.open(8), 60 * 24 * 9, Actor.ASSISTANT, Outcome.GRANTED); // an hour ago

        permits.now = Instant.parse("2026-11-11T06:00:00Z");
        // region assistant
        AssistantFigures figures = permits.improvement.assistant(Permits.PERMIT.version(), Duration.ofHours(24));

        figures.containmentRate(); // 4 of 7
        figures.handOverRate(); // 2 of 7
        figures.open(); // 1: it may still come back
        // endregion
        assertThat(figures.containmentRate()).contains(Ratio.of(4, 7));
        assertThat(figures.handOverRate()).contains(Ratio.of(2, 7));
        assertThat(figures.left()).isEqualTo(1);
        assertThat(figures.open()).isEqualTo(1);
        // the KPI engine hears of the seven that are judged, and of none twice
        List<Observation> told =
                permits.improvement.assistantObservations(Permits.PERMIT.version(), Duration.ofHours(24));
        assertThat(told)
                .extracting(observation -> observation.kind() + " handedOver="
                        + observation.dimensions().get("handedOver") + " settled="
                        + observation.dimensions().get("settled"))
                .containsExactlyInAnyOrder(
                        "bot.ended handedOver=false settled=true",
                        "bot.ended handedOver=false settled=true",
                        "bot.ended handedOver=false settled=true",
                        "bot.ended handedOver=false settled=true",
                        "bot.ended handedOver=true settled=false",
                        "bot.ended handedOver=true settled=false",
                        "bot.ended handedOver=false settled=false");
        assertThat(permits.improvement.assistantObservations(Permits.PERMIT.version(), Duration.ofHours(24)))
                .isEqualTo(told);
        // Wilson's interval of 4 of 7 at 95 %, worked from the formula by hand: 0.2505 to 0.8418
        assertThat(figures.containmentInterval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isBetween(0.2504, 0.2506);
            assertThat(interval.high()).isBetween(0.8417, 0.8419);
        });
    }

    /** The catalogue says of what kind a channel is and when it is there, so that one that sleeps is found. */
    @Test
    void anAssistant_isThereAroundTheClock_orTheReviewSaysSo() {
        ChannelId assistant = ChannelId.of("assistant");
        CxCatalogue catalogue = CxCatalogue.on(permits.context);
        catalogue.publish(withAssistant("1.11", "hours: {monday: [\"08:00-16:00\"]}"), LocalDate.of(2026, 1, 1));
        catalogue.publish(withAssistant("1.12", "always: true"), LocalDate.of(2026, 6, 1));
        Instant night = Instant.parse("2026-11-02T23:00:00Z"); // 03:00 in Dubai

        Channel asleep = catalogue
                .inForce(LocalDate.of(2026, 2, 1))
                .map(edition -> edition.channel(assistant))
                .orElseThrow();
        assertThat(asleep.kind()).isEqualTo(ChannelKind.CHATBOT);
        assertThat(asleep.openingHours().orElseThrow().isOpen(night)).isFalse();
        assertThat(codes(catalogue, LocalDate.of(2026, 2, 1), assistant)).contains("ASSISTANT_NOT_ALWAYS_OPEN");

        Channel awake = catalogue
                .inForce(LocalDate.of(2026, 11, 2))
                .map(edition -> edition.channel(assistant))
                .orElseThrow();
        assertThat(awake.openingHours().orElseThrow().isOpen(night)).isTrue();
        assertThat(codes(catalogue, LocalDate.of(2026, 11, 2), assistant)).doesNotContain("ASSISTANT_NOT_ALWAYS_OPEN");
    }

    private static List<String> codes(CxCatalogue catalogue, LocalDate day, ChannelId channel) {
        return catalogue.review(day).stream()
                .filter(finding -> finding.channel().filter(channel::equals).isPresent())
                .map(finding -> finding.reason().code())
                .toList();
    }

    private static CatalogueDocument withAssistant(String version, String opening) {
        return CatalogueReader.read(Source.of(
                "riverside.yaml",
                Riverside.yaml()
                        .replace("version: 1.10", "version: " + version)
                        .replace("channels:\n  - id: town-desk", """
                            channels:
                              - id: assistant
                                kind: chatbot
                                name: {en: Assistant, ar: المساعد}
                                owner: riverside
                                assistance: assisted
                                languages: [en, ar]
                                opening: {zone: Asia/Dubai, %s}
                                accessibility: {facts: [screen-reader], wcag: aa, checked: 2026-05-04}
                              - id: town-desk\
                            """.formatted(opening))));
    }

    @Test
    void figures_ofNobody_areNoRate() {
        AssistantFigures figures = permits.improvement.assistant(Permits.PERMIT.version(), Duration.ofHours(24));

        assertThat(figures.conversations()).isZero();
        assertThat(figures.containmentRate()).isEmpty();
    }
}
