package org.cxsdk.metrics.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventMappingTest {

    // region mapping
    private static final EventMapping TICKETS = EventMapping.read(Source.of("tickets.mapping.yaml", """
        zone: Asia/Dubai
        timeFormat: "dd/MM/yyyy HH:mm"
        key: Ticket
        words:
          Source: {Walk-in: counter}
        events:
          - {kind: case.opened, at: Created, reference: Ticket, dimensions: {channel: Source}}
          - {kind: case.closed, at: Closed, reference: Ticket, when: {column: Status, is: [Closed]}}
        """));
    // endregion

    @Test
    void oneRow_givesOneObservationForEachThingThatHappened() {
        List<Observation> seen = read("""
            Ticket,Created,Closed,Status,Source
            T-1,02/09/2026 08:15,02/09/2026 11:40,Closed,Walk-in
            T-2,02/09/2026 09:00,,Open,Web
            T-3,02/09/2026 09:00,03/09/2026 09:00,Reopened,Web
            """);

        assertThat(seen.stream().map(one -> one.id() + " " + one.dimensions()))
                .containsExactly(
                        "case.opened:T-1 {channel=counter}",
                        "case.closed:T-1 {}",
                        "case.opened:T-2 {channel=Web}",
                        "case.opened:T-3 {channel=Web}");
        // 08:15 in Dubai, four hours ahead of UTC
        assertThat(seen.get(0).occurred()).isEqualTo(Instant.parse("2026-09-02T04:15:00Z"));
        assertThat(seen.get(1).reference()).isEqualTo("T-1");
    }

    @Test
    void whatIsWrong_isToldWithItsPlace() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("""
                    Ticket,Created,Closed,Status,Source
                    T-1,2026-09-02,,Open,Web
                    ,02/09/2026 09:00,,Open,Web
                    """))
                .satisfies(e -> assertThat(e.violations().stream()
                                .map(violation -> violation.line() + " " + violation.path() + " " + violation.rule()))
                        .containsExactly("2 Created is no time as the mapping describes it", "3 Ticket is empty"));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() ->
                        EventMapping.read(Source.of("m.yaml", "zone: UTC\nkey: K\ntimeFormat: qqq{\nevents: []\n")))
                .satisfies(e -> assertThat(e.violations()).hasSize(2));
    }

    private static List<Observation> read(String csv) {
        List<Observation> seen = new ArrayList<>();
        TICKETS.observations(Source.of("tickets.csv", csv), seen::add);
        return seen;
    }
}
