package org.cxsdk.core.catalog.store;

import java.util.List;
import org.cxsdk.core.catalog.ChannelDifference;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ServiceId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same service should be the same at every contact point; where it is not, the agency sees it. */
@Tag("S8")
class SameServiceStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void differences_nameTheServiceAndWhatDiffersOnWhichChannel() {
        // region channel-differences
        List<ChannelDifference> differences = riverside.service.differences(PublishedRiverside.DAY);

        ChannelDifference fee = differences.get(1);
        fee.service(); // birth-registration
        fee.byChannel(); // {town-desk=65 AED, hotline=65 AED, portal=50 AED}
        // endregion
        assertThat(differences)
                .extracting(difference -> difference.service() + " " + difference.aspect())
                .containsExactly(
                        "birth-registration TRANSACTIONS",
                        "birth-registration FEE",
                        "birth-registration TIME",
                        "child-vaccination TRANSACTIONS");
        assertThat(fee.service()).isEqualTo(ServiceId.of("birth-registration"));
        assertThat(fee.byChannel())
                .containsEntry(ChannelId.of("town-desk"), "65 AED")
                .containsEntry(ChannelId.of("portal"), "50 AED");
        // the parking app speaks one language only, but there is no other channel in use to differ from
    }
}
