package org.example.agency;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.CatalogueReview;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.Source;

/** What an agency's first lines look like, and what happens when its catalogue is broken. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] args) throws IOException {
        String yaml = catalogueYaml();
        firstLines(yaml);

        String broken = yaml.replace("owner: parking-office", "owner: parking-ofice").replace("[individual]", "[cat]");
        try {
            CatalogueReader.read(Source.of("broken.yaml", broken));
        } catch (InvalidDocumentException e) {
            e.violations().stream().map(Violation::message).forEach(System.out::println);
        }
    }

    private static void firstLines(String yaml) {
        // region readme
        Catalogue catalogue =
                CatalogueReader.read(Source.of("catalogue.yaml", yaml)).catalogue();
        CatalogueReview.of(catalogue, LocalDate.of(2026, 11, 22))
                .forEach(finding -> System.out.println(finding.serviceId() + ": " + finding.reason().text()));

        JourneyVersion version = JourneyVersion.of("parking-permit", "1");
        CxJourneys journeys = CxJourneys.on(CxContext.inMemory(InstantSource.system()));
        journeys.publish(JourneyDefinition.of(
                version,
                Stage.of("ask", Step.builder("apply").build(), Step.builder("prove-address").target(Duration.ofDays(3)).build()),
                Stage.of("receive", Step.builder("issue").build())));

        JourneyInstanceId permit = JourneyInstanceId.of("permit-1");
        journeys.open(permit, version, SubjectId.of("amal"));
        journeys.record(Interaction.builder(InteractionId.of("i-1"), permit, StepId.of("apply"), Instant.now())
                .channel(ChannelId.of("web"))
                .build());
        System.out.println("next: " + journeys.standing(permit).next().get(0).step());
        // endregion
    }

    private static String catalogueYaml() throws IOException {
        try (InputStream in = Consumer.class.getResourceAsStream("catalogue.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
