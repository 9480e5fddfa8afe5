package org.cxsdk.core.journey.improve;

import java.util.List;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.journey.DataNeed;
import org.cxsdk.core.journey.Demands;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three journeys of three offices: two ask for the same contract, two check the same address. */
@Tag("S12")
class SiloStoryTest {

    private static final DataCategoryId ADDRESS = DataCategoryId.of("address");

    private final Permits permits = new Permits();

    @Test
    void theReport_namesWhatIsAskedTwice_andDoneTwice() {
        OrganisationId school = OrganisationId.of("school-office");
        JourneyDefinition enrolment = JourneyDefinition.of(
                JourneyVersion.of("school-place", "3"),
                Stage.of(
                        "ask",
                        Step.builder("enrol")
                                .organisation(school)
                                .demands(Demands.of(Permits.CONTRACT))
                                .data(new DataNeed(PurposeId.of("school-place"), Set.of(ADDRESS)))
                                .build(),
                        Step.builder("verify")
                                .activity("check-address")
                                .organisation(school)
                                .build()));
        JourneyDefinition library = JourneyDefinition.of(
                JourneyVersion.of("library-card", "1"),
                Stage.of(
                        "ask",
                        Step.builder("join")
                                .data(new DataNeed(PurposeId.of("library-card"), Set.of(ADDRESS)))
                                .build()));
        permits.journeys.publish(enrolment);
        permits.journeys.publish(library);

        // region silos
        SiloReport report =
                permits.improvement.silos(List.of(Permits.PERMIT.version(), enrolment.version(), library.version()));

        report.askedAgain().get(0).what(); // tenancy-contract, asked by the permit and by the school
        report.neededAgain().get(0).what(); // address, needed by the school and by the library
        report.doneAgain().get(0).what(); // check-address, done by the registry and by the school
        report.jointServiceRatio(); // 1 of 2: the permit is served by two offices as one
        // endregion
        assertThat(report.askedAgain()).singleElement().satisfies(asked -> {
            assertThat(asked.what()).isEqualTo("tenancy-contract");
            assertThat(asked.journeys()).hasToString("[parking-permit@1, school-place@3]");
            assertThat(asked.organisations()).hasToString("[school-office, transport-authority]");
        });
        assertThat(report.neededAgain()).singleElement().satisfies(needed -> {
            assertThat(needed.what()).isEqualTo("address");
            assertThat(needed.journeys()).hasToString("[library-card@1, school-place@3]");
            assertThat(needed.organisations()).hasToString("[school-office]");
        });
        assertThat(report.doneAgain()).singleElement().satisfies(done -> {
            assertThat(done.what()).isEqualTo("check-address");
            assertThat(done.organisations()).hasToString("[registry, school-office]");
        });
        assertThat(report.jointServiceRatio()).contains(Ratio.of(1, 2));
        assertThat(permits.improvement.silos(List.of(library.version())).jointServiceRatio())
                .as("nobody says who serves")
                .isEmpty();
    }
}
