package org.cxsdk.core.catalog.store;

import java.util.List;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.Coverage;
import org.cxsdk.core.catalog.CoverageMatrix;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.TransactionKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** For every service and channel it is known whether the whole transaction is possible there. */
@Tag("S10")
class CoverageStoryTest {

    private final CoverageMatrix matrix = new PublishedRiverside().service.coverage(PublishedRiverside.DAY);

    @Test
    void theMatrix_hasEveryServiceAndChannel() {
        assertThat(matrix.services())
                .extracting(ServiceId::value)
                .containsExactly("birth-registration", "child-vaccination", "parking-permit");
        assertThat(matrix.channels())
                .extracting(ChannelId::value)
                .containsExactly("town-desk", "portal", "hotline", "parking-app", "old-kiosk");
        // read off the document by hand: apply, pay, receive are asked for; the kiosk is closed
        assertThat(row("birth-registration"))
                .containsExactly(
                        Coverage.END_TO_END, Coverage.END_TO_END, Coverage.INFORMATION, Coverage.NONE, Coverage.NONE);
        assertThat(row("child-vaccination"))
                .containsExactly(Coverage.NONE, Coverage.PARTIAL, Coverage.PARTIAL, Coverage.NONE, Coverage.NONE);
        assertThat(row("parking-permit"))
                .containsExactly(Coverage.NONE, Coverage.NONE, Coverage.NONE, Coverage.END_TO_END, Coverage.NONE);
    }

    @Test
    void aCell_tellsWhatIsMissing() {
        assertThat(matrix.cell(ServiceId.of("birth-registration"), ChannelId.of("hotline"))
                        .orElseThrow()
                        .missing())
                .containsExactly(TransactionKind.APPLY, TransactionKind.PAY, TransactionKind.RECEIVE);
        assertThat(matrix.cell(ServiceId.of("child-vaccination"), ChannelId.of("portal"))
                        .orElseThrow()
                        .missing())
                .containsExactly(TransactionKind.RECEIVE);
        assertThat(matrix.endToEnd(ServiceId.of("birth-registration")))
                .containsExactly(ChannelId.of("town-desk"), ChannelId.of("portal"));
    }

    private List<Coverage> row(String service) {
        return matrix.cells().get(ServiceId.of(service)).stream()
                .map(CoverageMatrix.Cell::coverage)
                .toList();
    }
}
