package org.cxsdk.core.catalog.store;

import java.util.List;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Individuals, businesses and visitors each see what is there for them. */
@Tag("S2")
class CustomerTypesStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void eachTypeOfCustomer_seesItsServices() {
        assertThat(services(CustomerType.INDIVIDUAL))
                .containsExactly("birth-registration", "child-vaccination", "parking-permit");
        assertThat(services(CustomerType.BUSINESS)).containsExactly("parking-permit");
        assertThat(services(CustomerType.VISITOR)).containsExactly("child-vaccination");
    }

    @Test
    void aVisitor_isNotSentToServicesOfResidents() {
        LifeEventPlan plan = riverside.service.plan(
                LifeEventId.of("birth-of-a-child"), CustomerType.VISITOR, PublishedRiverside.DAY);

        assertThat(plan.steps()).extracting(step -> step.service().value()).containsExactly("child-vaccination");
    }

    private List<String> services(CustomerType type) {
        return riverside.today().servicesFor(type, PublishedRiverside.DAY).stream()
                .map(service -> service.id().value())
                .toList();
    }
}
