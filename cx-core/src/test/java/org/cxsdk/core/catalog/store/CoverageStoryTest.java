package org.cxsdk.core.catalog.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.Observation;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.Coverage;
import org.cxsdk.core.catalog.CoverageMatrix;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.TransactionKind;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** For every service and channel it is known whether the whole transaction is possible there. */
@Tag("S10")
class CoverageStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();
    private final CoverageMatrix matrix = riverside.service.coverage(PublishedRiverside.DAY);

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

    /** By phone an appointment can be asked for, changed and received, or the matrix says which of the three cannot. */
    @Test
    void aServiceIsDoneByPhoneFromEndToEnd_onlyIfAskingChangingAndReceivingAllAre() {
        String asked = Riverside.yaml()
                .replace("version: 1.10", "version: 1.11")
                .replace("transactions: [apply, receive]\n", "transactions: [apply, modify, receive]\n");
        ChannelId hotline = ChannelId.of("hotline");
        ServiceId vaccination = ServiceId.of("child-vaccination");

        assertThat(coverageFrom(PublishedRiverside.DAY, asked)
                        .cell(vaccination, hotline)
                        .orElseThrow())
                .isEqualTo(new CoverageMatrix.Cell(
                        vaccination, hotline, Coverage.PARTIAL, Set.of(TransactionKind.RECEIVE)));
        String whole = asked.replace("version: 1.11", "version: 1.12")
                .replace("[apply, modify]}", "[apply, modify, receive]}");
        assertThat(coverageFrom(PublishedRiverside.DAY.plusDays(1), whole).endToEnd(vaccination))
                .containsExactly(hotline);
        String cannotChange = whole.replace("version: 1.12", "version: 1.13")
                .replace("[apply, modify, receive]}", "[apply, receive]}");
        assertThat(coverageFrom(PublishedRiverside.DAY.plusDays(2), cannotChange)
                        .cell(vaccination, hotline)
                        .orElseThrow()
                        .missing())
                .containsExactly(TransactionKind.MODIFY);
    }

    /** What is on offer is told to the KPI engine, which follows it over the months. */
    @Test
    void whatIsOnOffer_isToldToKpis() {
        List<Observation> told = matrix.observations(Instant.parse("2026-11-22T06:00:00Z"));

        // six cells of the matrix above are not empty
        assertThat(told)
                .extracting(observation -> observation.dimensions().get("service") + " "
                        + observation.dimensions().get("channel") + " "
                        + observation.dimensions().get("coverage"))
                .containsExactly(
                        "birth-registration town-desk END_TO_END",
                        "birth-registration portal END_TO_END",
                        "birth-registration hotline INFORMATION",
                        "child-vaccination portal PARTIAL",
                        "child-vaccination hotline PARTIAL",
                        "parking-permit parking-app END_TO_END");
        assertThat(told).extracting(Observation::kind).containsOnly("service.offered");
        assertThat(matrix.observations(Instant.parse("2026-11-22T18:00:00Z")))
                .as("looked at twice on a day, it is one and the same")
                .extracting(Observation::id)
                .isEqualTo(told.stream().map(Observation::id).toList());
    }

    private CoverageMatrix coverageFrom(LocalDate day, String yaml) {
        riverside.service.publish(CatalogueReader.read(Source.of("next.yaml", yaml)), day);
        return riverside.service.coverage(day);
    }

    private List<Coverage> row(String service) {
        return matrix.cells().get(ServiceId.of(service)).stream()
                .map(CoverageMatrix.Cell::coverage)
                .toList();
    }
}
