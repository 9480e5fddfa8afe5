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
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.improve.CxImprovement;
import org.cxsdk.core.json.Source;

/** What an agency's first lines look like, and what happens when its catalogue is broken. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] args) throws IOException {
        String yaml = catalogueYaml();
        whomItShutsOut(yaml);
        firstLines();

        String broken = yaml.replace("owner: parking-office", "owner: parking-ofice").replace("[individual]", "[cat]");
        try {
            CatalogueReader.read(Source.of("broken.yaml", broken));
        } catch (InvalidDocumentException e) {
            e.violations().stream().map(Violation::message).forEach(System.out::println);
        }
    }

    private static void whomItShutsOut(String yaml) {
        Catalogue catalogue =
                CatalogueReader.read(Source.of("catalogue.yaml", yaml)).catalogue();
        CatalogueReview.of(catalogue, LocalDate.of(2026, 11, 22))
                .forEach(finding -> System.out.println(finding.serviceId() + ": " + finding.reason().text()));
    }

    private static void firstLines() {
        // region readme
        ChannelId web = ChannelId.of("web");
        ChannelId counter = ChannelId.of("counter");
        JourneyDefinition permit = JourneyDefinition.of(
                JourneyVersion.of("parking-permit", "1"),
                Stage.of("ask", Step.builder("apply").build(), Step.builder("prove-address").channels(web, counter).build()),
                Stage.of("receive", Step.builder("issue").lane(Lane.BACK_OFFICE).target(Duration.ofDays(3)).build()));
        CxContext context = CxContext.inMemory(InstantSource.system());
        CxJourneys journeys = CxJourneys.on(context);
        journeys.publish(permit);

        JourneyInstanceId hers = JourneyInstanceId.of("permit-1");
        journeys.open(hers, permit.version(), SubjectId.of("amal"));
        Instant now = Instant.now();
        journeys.record(Interaction.builder(InteractionId.of("1"), hers, StepId.of("apply"), now).channel(web).build());
        journeys.record(Interaction.builder(InteractionId.of("2"), hers, StepId.of("prove-address"), now)
                .channel(web).status(Interaction.Status.FAILED).note("the upload stopped at 5 MB").build());
        System.out.println("next: " + journeys.standing(hers).next().get(0).otherChannels());
        journeys.record(Interaction.builder(InteractionId.of("3"), hers, StepId.of("prove-address"), now).channel(counter).build());
        System.out.println("next: " + journeys.standing(hers).next().get(0).step());

        CxImprovement.on(context).map(permit.version(), 1).columns().get(0).cells().forEach(cell ->
                System.out.println("stuck at " + cell.step().id() + ": " + cell.figures().orElseThrow().stuck()));
        // endregion
    }

    private static String catalogueYaml() throws IOException {
        try (InputStream in = Consumer.class.getResourceAsStream("catalogue.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
