package org.cxsdk.core.journey.json;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.journey.DataNeed;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.StageId;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class JourneyDesignsTest {

    private static final String DESIGN = """
            journey: moving-house
            version: 2026-1
            title: {en: Moving house, ar: الانتقال إلى منزل جديد}
            service: change-of-address
            target: P10D
            stages:
              - id: tell
                title: {en: Tell us}
                steps:
                  - id: apply
                    activity: Application received
                    data: {purpose: moving, categories: [address, household]}
                    channels: [app, counter]
                  - id: upload-proof
                    channels: [app, counter]
                    parallelWith: [pay-fee]
                    target: P2D
                  - id: pay-fee
                    optional: true
              - id: decide
                steps:
                  - {id: decision, lane: back-office, repeatable: true}
            """;

    private static JourneyDefinition read(String text) {
        return JourneyDesigns.read(Source.of("design.yaml", text));
    }

    @Test
    void read_givesTheDefinition() {
        assertThat(read(DESIGN))
                .isEqualTo(new JourneyDefinition(
                        JourneyVersion.of("moving-house", "2026-1"),
                        LocalizedText.enAr("Moving house", "الانتقال إلى منزل جديد"),
                        ServiceId.of("change-of-address"),
                        List.of(
                                new Stage(
                                        StageId.of("tell"),
                                        LocalizedText.of("en", "Tell us"),
                                        List.of(
                                                Step.builder("apply")
                                                        .activity("Application received")
                                                        .data(new DataNeed(
                                                                PurposeId.of("moving"),
                                                                Set.of(
                                                                        DataCategoryId.of("address"),
                                                                        DataCategoryId.of("household"))))
                                                        .channels(ChannelId.of("app"), ChannelId.of("counter"))
                                                        .build(),
                                                Step.builder("upload-proof")
                                                        .channels(ChannelId.of("app"), ChannelId.of("counter"))
                                                        .parallelWith(StepId.of("pay-fee"))
                                                        .target(Duration.ofDays(2))
                                                        .build(),
                                                Step.builder("pay-fee")
                                                        .optional()
                                                        .build())),
                                Stage.of(
                                        "decide",
                                        Step.builder("decision")
                                                .lane(Lane.BACK_OFFICE)
                                                .repeatable()
                                                .build())),
                        Duration.ofDays(10)));
    }

    @Test
    void read_takesTheSmallestDesign() {
        JourneyDefinition design =
                read("{\"journey\": \"j\", \"stages\": [{\"id\": \"s\", \"steps\": [{\"id\": \"a\"}]}]}");
        assertThat(design)
                .isEqualTo(JourneyDefinition.of(
                        JourneyVersion.of("j", "1"),
                        Stage.of("s", Step.builder("a").build())));
    }

    @Test
    void read_tellsEverythingThatIsWrong() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("""
                        journey: j
                        version: 1@2
                        stages:
                          - id: s
                            steps:
                              - {id: a, target: P1M, optional: true}
                              - {id: a, parallelWith: [c, nowhere, a], optional: true}
                              - {id: b, target: PT0S, lane: street, optional: true, data: {categories: []}}
                              - {id: c, activity: " ", optional: true}
                          - id: s
                            steps: []
                          - steps: [{id: d, optional: true}]
                        """))
                .extracting(InvalidDocumentException::violations, InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::line, Violation::path)
                .containsExactlyInAnyOrder(
                        tuple(2, "version"),
                        tuple(4, "stages"),
                        tuple(6, "stages[0].steps[0].target"),
                        tuple(7, "stages[0].steps[1].id"),
                        tuple(7, "stages[0].steps[1].parallelWith[0]"),
                        tuple(7, "stages[0].steps[1].parallelWith[1]"),
                        tuple(7, "stages[0].steps[1].parallelWith[2]"),
                        tuple(8, "stages[0].steps[2].target"),
                        tuple(8, "stages[0].steps[2].lane"),
                        tuple(8, "stages[0].steps[2].data.purpose"),
                        tuple(8, "stages[0].steps[2].data.categories"),
                        tuple(9, "stages[0].steps[3].activity"),
                        tuple(10, "stages[1].id"),
                        tuple(11, "stages[1].steps"),
                        tuple(12, "stages[2].id"));
    }

    @Test
    void read_suggestsTheNearestStep() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(DESIGN.replace("[pay-fee]", "[pay-fees]")))
                .withMessageContaining("pay-fee\"")
                .withMessageContaining("design.yaml:16");
    }
}
