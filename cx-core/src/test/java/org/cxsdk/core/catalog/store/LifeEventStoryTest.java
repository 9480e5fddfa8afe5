package org.cxsdk.core.catalog.store;

import org.cxsdk.core.CxException;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ServiceId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One door for the services of three organisations: what to do, in which order, where. */
@Tag("S11")
class LifeEventStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void parents_getOnePlanOverThreeOrganisations() {
        LifeEventPlan plan = riverside.service.plan(
                LifeEventId.of("birth-of-a-child"), CustomerType.INDIVIDUAL, PublishedRiverside.DAY);

        // the document tells them the other way round: each service waits for the one before
        assertThat(plan.steps())
                .extracting(step -> step.service().value())
                .containsExactly("birth-registration", "child-vaccination", "parking-permit");
        assertThat(plan.steps()).extracting(LifeEventPlan.Step::required).containsExactly(true, true, false);
        assertThat(plan.organisations())
                .extracting(OrganisationId::value)
                .containsExactly("registry", "health-authority", "transport-authority");
        assertThat(plan.steps().get(0).endToEnd()).containsExactly(ChannelId.of("town-desk"), ChannelId.of("portal"));
        assertThat(plan.steps().get(2).after())
                .containsExactly(ServiceId.of("birth-registration"), ServiceId.of("child-vaccination"));
    }

    @Test
    void anUnknownLifeEvent_isRefusedByName() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> riverside.service.plan(
                        LifeEventId.of("marriage"), CustomerType.INDIVIDUAL, PublishedRiverside.DAY))
                .withMessageContaining("the life event \"marriage\" is not in the catalogue");
    }
}
