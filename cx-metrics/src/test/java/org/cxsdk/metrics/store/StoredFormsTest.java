package org.cxsdk.metrics.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.metrics.store.KpiStore.Part;
import org.cxsdk.metrics.store.KpiStore.PartId;
import org.cxsdk.metrics.store.KpiStore.Progress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is stored is what the golden files say, and the golden files can be read; they are never edited. */
class StoredFormsTest {

    private static final Instant NINE = Instant.parse("2026-10-01T09:00:00Z");
    private static final Observation OBSERVATION = Observation.builder(
                    ObservationId.of("o-2"), "case.closed", Instant.parse("2026-10-01T08:00:00.000001Z"))
            .source("desk")
            .recorded(NINE)
            .subject(SubjectId.of("person-3"))
            .reference("case-7")
            .dimension("channel", "web")
            .dimension("office", "شمال")
            .value("cost", new BigDecimal("12.50"))
            .value("big", 1000)
            .corrects(ObservationId.of("o-1"))
            .build();
    private static final Progress PROGRESS = new Progress(12, NINE, Set.of("o-9", "o-8"), Map.of("SUPERSEDED", 2L));
    private static final Part PART = new Part(new PartId("k1", "p1"), Bytes.copyOf(new byte[] {1, 2, 3}));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final StorageObservationStore observations = new StorageObservationStore();
    private final StorageKpiStore kpis = new StorageKpiStore();

    @Test
    void observation_isStoredAsForm1_whoeverRecordsIt() {
        context.as(ActorId.of("clerk"), "import").write(session -> observations.add(session, OBSERVATION));

        String stored = context.read(session -> text(session.storage()
                .readStream(new StreamKey(session.tenant(), "metrics.observations", "all"), 0, 1)
                .items()
                .get(0)
                .entry()
                .body()));

        assertThat(stored).isEqualTo(golden("observation-1.json"));
    }

    @Test
    void observation_isReadFromForm1() {
        context.write(session -> session.storage()
                .append(
                        new StreamKey(session.tenant(), "metrics.observations", "all"),
                        ExpectedRevision.none(),
                        List.of(new Entry("o-2", "observed", NINE, bytes("observation-1.json")))));

        Observation read = context.read(
                session -> observations.read(session, 0, 10).items().get(0));

        assertThat(read)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(OBSERVATION);
    }

    @Test
    void progressAndPart_areStoredAsForm1() {
        context.write(session -> {
            kpis.save(session, "d1", List.of(PART), PROGRESS);
            return true;
        });

        DocKey progress = new DocKey(context.tenant(), "metrics.progress", "d1");
        DocKey part = new DocKey(context.tenant(), "metrics.part", "d1/k1/p1");
        Map<DocKey, String> stored = context.read(session -> Map.of(
                progress,
                        text(session.storage()
                                .load(List.of(progress))
                                .get(progress)
                                .body()),
                part, text(session.storage().load(List.of(part)).get(part).body())));

        assertThat(stored)
                .containsEntry(progress, golden("progress-1.json"))
                .containsEntry(part, golden("part-1.json"));
    }

    @Test
    void progressAndPart_areReadFromForm1() {
        context.write(session -> {
            session.storage()
                    .write(DocWrite.put(
                            new DocKey(session.tenant(), "metrics.progress", "d1"),
                            Expected.absent(),
                            bytes("progress-1.json")));
            session.storage()
                    .write(DocWrite.put(
                            new DocKey(session.tenant(), "metrics.part", "d1/k1/p1"),
                            Expected.absent(),
                            bytes("part-1.json"),
                            IndexTuple.of("by-set", "d1")));
            return true;
        });

        List<Part> parts = new ArrayList<>();
        context.read(session -> {
            kpis.forEach(session, "d1", parts::add);
            return true;
        });
        assertThat(parts).containsExactly(PART);
        assertThat(context.<Optional<Progress>>read(session -> kpis.progress(session, "d1")))
                .contains(PROGRESS);
    }

    private static String text(Bytes body) {
        return new String(body.toArray(), StandardCharsets.UTF_8);
    }

    private static Bytes bytes(String file) {
        return Bytes.copyOf(golden(file).getBytes(StandardCharsets.UTF_8));
    }

    /** The file without its line end. */
    private static String golden(String file) {
        try (InputStream in = StoredFormsTest.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
