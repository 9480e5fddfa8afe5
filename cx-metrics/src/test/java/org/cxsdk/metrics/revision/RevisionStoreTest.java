package org.cxsdk.metrics.revision;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every store of revisions keeps: what was added, in order, exactly; and what ours writes. */
class RevisionStoreTest {

    private static final KpiId KPI = KpiId.of("resolved");
    private static final ReportingPeriod OCTOBER =
            ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneId.of("Asia/Dubai"));
    private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
    private static final KpiRevision SHARE = new KpiRevision(
            KPI,
            new Segment(Map.of("channel", Optional.of("web"), "office", Optional.empty())),
            1,
            KpiRevision.Cause.FIRST,
            NOW,
            new Measurement(
                    new DefinitionRef("resolved", "2", "a".repeat(64)),
                    Rational.of(1, 3),
                    "1",
                    Ratio.of(1, 3),
                    3,
                    new ConfidenceInterval(0.0615, 0.7923, 0.95, "wilson"),
                    Measurement.State.PROVISIONAL,
                    OCTOBER,
                    17,
                    "journal of observations"),
            BigDecimal.ONE,
            new BigDecimal("3.0"),
            Map.of("NOT_DUE_YET", 2L));
    private static final KpiRevision NOTHING = new KpiRevision(
            KPI,
            Segment.WHOLE,
            1,
            KpiRevision.Cause.FIRST,
            NOW,
            new Measurement(
                    new DefinitionRef("resolved", "2", "a".repeat(64)),
                    null,
                    "1",
                    null,
                    0,
                    null,
                    Measurement.State.NO_DATA,
                    OCTOBER,
                    17,
                    "journal of observations"),
            BigDecimal.ZERO,
            null,
            Map.of());

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));
    private final RevisionStore store = new StorageRevisionStore();

    @Test
    void history_givesWhatWasAdded_inOrder_exactly() {
        add(0, SHARE, NOTHING);
        add(2, SHARE);

        assertThat(context.<List<KpiRevision>>read(session -> store.history(session, KPI, OCTOBER)))
                .containsExactly(SHARE, NOTHING, SHARE);
        assertThat(context.<List<KpiRevision>>read(session -> store.history(session, KPI, OCTOBER.next())))
                .isEmpty();
        assertThat(context.<List<KpiRevision>>read(session -> store.history(session, KpiId.of("other"), OCTOBER)))
                .isEmpty();
    }

    @Test
    void add_refusesWhatWasWorkedOutFromAnOlderHistory() {
        add(0, SHARE);

        assertThatExceptionOfType(RevisionConflict.class).isThrownBy(() -> add(0, NOTHING));
        assertThat(context.<List<KpiRevision>>read(session -> store.history(session, KPI, OCTOBER)))
                .containsExactly(SHARE);
    }

    @Test
    void revision_isStoredAsForm1() throws IOException {
        add(0, SHARE);

        StreamKey stream = new StreamKey(
                context.tenant(), "metrics.revisions", Bytes.utf8("resolved").sha256() + "/2026-10");
        String stored = context.read(session -> session.storage()
                .readStream(stream, 0, 1)
                .items()
                .get(0)
                .entry()
                .body()
                .toUtf8());

        try (InputStream golden = RevisionStoreTest.class.getResourceAsStream("/golden/revision-1.json")) {
            assertThat(stored).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        }
    }

    private void add(long after, KpiRevision... revisions) {
        context.write(session -> {
            store.add(session, KPI, OCTOBER, after, Stream.of(revisions).toList());
            return List.of();
        });
    }
}
