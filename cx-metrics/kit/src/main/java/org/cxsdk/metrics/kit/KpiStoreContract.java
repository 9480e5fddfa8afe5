package org.cxsdk.metrics.kit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.metrics.store.KpiStore;
import org.cxsdk.metrics.store.KpiStore.Part;
import org.cxsdk.metrics.store.KpiStore.PartId;
import org.cxsdk.metrics.store.KpiStore.Progress;
import org.cxsdk.metrics.store.ObservationStore;
import org.cxsdk.metrics.store.StorageKpiStore;
import org.cxsdk.metrics.store.StorageObservationStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link ObservationStore} (OB-1 to OB-4) and {@link KpiStore} (KP-1 to KP-6) keep. Extend it with a test class that
 * says how to make the storage, and the stores if they are not those of the library.
 */
public abstract class KpiStoreContract {

    private static final TenantId TENANT = TenantId.of("kit");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00.123456Z");
    private static final String SET = "a".repeat(64);
    private static final String OTHER_SET = "b".repeat(64);
    private static final String KPI = "c".repeat(64);

    private @Nullable CxContext context;
    private ObservationStore journal;
    private KpiStore kpis;

    /** For those who write a store. */
    protected KpiStoreContract() {}

    /** Makes an empty storage for one test. */
    protected abstract Storage newStorage();

    /** The journal of observations; that of the library unless overridden. */
    protected ObservationStore observationStore() {
        return new StorageObservationStore();
    }

    /** The store of what KPIs remember; that of the library unless overridden. */
    protected KpiStore kpiStore() {
        return new StorageKpiStore();
    }

    /** Makes the context of one test. */
    @BeforeEach
    public final void makeContext() {
        journal = observationStore();
        kpis = kpiStore();
        context = CxContext.of(newStorage(), InstantSource.fixed(NOW), new InMemoryKeyStore(), TENANT);
    }

    private CxContext context() {
        return Objects.requireNonNull(context);
    }

    // ---- observations

    private long add(Observation observation) {
        return context().write(session -> journal.add(session, observation));
    }

    private Slice<Observation, Long> read(long after, int limit) {
        return context().read(session -> journal.read(session, after, limit));
    }

    private static Observation observed(String id) {
        return Observation.builder(ObservationId.of(id), "case.closed", NOW.minusSeconds(60))
                .source("desk")
                .recorded(NOW)
                .subject(SubjectId.of("person-3"))
                .reference("case-7")
                .dimension("channel", "web")
                .dimension("office", "شمال")
                .value("cost", new BigDecimal("-12.345678901234567890"))
                .value("big", new BigDecimal("1E+20"))
                .corrects(ObservationId.of("earlier"))
                .build();
    }

    private static Observation bare(String id) {
        return Observation.builder(ObservationId.of(id), "visit", NOW)
                .source("gate")
                .recorded(NOW)
                .build();
    }

    /** If this fails, look at how an observation is written and read: every part, no digit lost. */
    @Test
    public void ob1_anObservationComesBackAsItWas() {
        Observation retraction = Observation.builder(ObservationId.of("r"), "case.closed", NOW)
                .source("desk")
                .recorded(NOW)
                .retracts(ObservationId.of("o"))
                .build();
        add(observed("o"));
        add(bare("p"));
        add(retraction);

        assertThat(read(0, 10).items())
                .as("OB-1")
                .usingRecursiveFieldByFieldElementComparator(recursively())
                .containsExactly(observed("o"), bare("p"), retraction);
    }

    /** If this fails, look at how revisions are given: from 1, in the order of adding, without holes. */
    @Test
    public void ob2_revisionsCountFromOne() {
        assertThat(List.of(add(bare("x")), add(bare("a")), add(bare("m"))))
                .as("OB-2")
                .containsExactly(1L, 2L, 3L);
        assertThat(ids(read(0, 10))).as("OB-2").containsExactly("x", "a", "m");
    }

    /** If this fails, look at whether an id that is there is looked for before it is appended. */
    @Test
    public void ob3_addingAgainChangesNothing_andOtherContentIsRefused() {
        add(bare("a"));
        long first = add(observed("o"));

        assertThat(add(observed("o"))).as("OB-3").isEqualTo(first);
        assertThat(ids(read(0, 10))).as("OB-3").containsExactly("a", "o");
        assertThatExceptionOfType(CxException.class)
                .as("OB-3")
                .isThrownBy(() -> add(bare("o")))
                .matches(e -> e.is(CoreError.ENTRY_CONFLICT));
        assertThat(ids(read(0, 10))).as("OB-3").containsExactly("a", "o");
    }

    /** If this fails, look at where a slice ends and what it says of the rest. */
    @Test
    public void ob4_readingGoesOnBehindARevision_andSaysWhetherThereIsMore() {
        assertThat(read(0, 5).items()).as("OB-4").isEmpty();
        for (int i = 1; i <= 7; i++) {
            add(bare("o" + i));
        }

        Slice<Observation, Long> first = read(0, 3);
        Slice<Observation, Long> second = read(first.last(), 3);
        Slice<Observation, Long> third = read(second.last(), 3);
        assertThat(ids(first)).as("OB-4").containsExactly("o1", "o2", "o3");
        assertThat(ids(second)).as("OB-4").containsExactly("o4", "o5", "o6");
        assertThat(ids(third)).as("OB-4").containsExactly("o7");
        assertThat(List.of(first.more(), second.more(), third.more()))
                .as("OB-4")
                .containsExactly(true, true, false);
        assertThat(read(third.last(), 3).items()).as("OB-4").isEmpty();
        assertThat(read(third.last(), 3).last()).as("OB-4").isEqualTo(third.last());
    }

    private static List<String> ids(Slice<Observation, Long> slice) {
        return slice.items().stream().map(one -> one.id().value()).toList();
    }

    private static RecursiveComparisonConfiguration recursively() {
        return RecursiveComparisonConfiguration.builder()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .build();
    }

    // ---- what KPIs remember

    private void save(String set, long revision, Part... parts) {
        save(set, new Progress(revision, NOW, Set.of(), Map.of()), List.of(parts));
    }

    private void save(String set, Progress progress, List<Part> parts) {
        context().write(session -> {
            kpis.save(session, set, parts, progress);
            return true;
        });
    }

    private void delete(String set, PartId... parts) {
        context().write(session -> {
            kpis.delete(session, set, List.of(parts));
            return true;
        });
    }

    private Optional<Progress> progress(String set) {
        return context().read(session -> kpis.progress(session, set));
    }

    private List<Part> load(String set, PartId... parts) {
        return context().read(session -> kpis.load(session, set, List.of(parts)));
    }

    private List<Part> all(String set) {
        return context().read(session -> {
            List<Part> all = new ArrayList<>();
            kpis.forEach(session, set, all::add);
            return all;
        });
    }

    private static Part part(int number, String state) {
        return new Part(id(number), Bytes.copyOf(state.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static PartId id(int number) {
        return new PartId(KPI, "%064x".formatted(number));
    }

    /** If this fails, look at how a progress is written and read. */
    @Test
    public void kp1_aProgressComesBackAsItWas_andTheLastOneCounts() {
        assertThat(progress(SET)).as("KP-1").isEmpty();
        Progress first = new Progress(12, NOW, Set.of("o-9", "o-8"), Map.of("SUPERSEDED", 2L, "RETRACTED", 1L));
        save(SET, first, List.of());
        assertThat(progress(SET)).as("KP-1").contains(first);

        save(SET, 13);
        assertThat(progress(SET).map(Progress::revision)).as("KP-1").contains(13L);
        assertThat(progress(OTHER_SET)).as("KP-1").isEmpty();
    }

    /** If this fails, look at how bytes are written: all 256 of them, and none at all. */
    @Test
    public void kp2_bytesComeBackAsTheyWere() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        Part full = new Part(id(1), Bytes.copyOf(every));
        Part empty = new Part(id(2), Bytes.copyOf(new byte[0]));
        save(SET, 1, full, empty);

        assertThat(load(SET, id(1), id(2))).as("KP-2").containsExactlyInAnyOrder(full, empty);
    }

    /** If this fails, look at what saving does to parts that are not named. */
    @Test
    public void kp3_savingReplacesWhatItNames_andLeavesTheRest() {
        save(SET, 1, part(1, "a"), part(2, "b"));
        save(SET, 2, part(2, "c"), part(3, "d"));

        assertThat(all(SET)).as("KP-3").containsExactlyInAnyOrder(part(1, "a"), part(2, "c"), part(3, "d"));
        assertThat(load(SET, id(2), id(4))).as("KP-3").containsExactly(part(2, "c"));
    }

    /** If this fails, look at whether the set is a part of the key. */
    @Test
    public void kp4_setsAreKeptApart() {
        save(SET, 1, part(1, "a"));
        save(OTHER_SET, 5, part(1, "z"));
        delete(OTHER_SET, id(1));

        assertThat(all(SET)).as("KP-4").containsExactly(part(1, "a"));
        assertThat(all(OTHER_SET)).as("KP-4").isEmpty();
        assertThat(progress(SET).map(Progress::revision)).as("KP-4").contains(1L);
        assertThat(progress(OTHER_SET).map(Progress::revision)).as("KP-4").contains(5L);
    }

    /** If this fails, look at whether parts and progress stand in one transaction. */
    @Test
    public void kp5_whatFailsLeavesNothing() {
        save(SET, 1, part(1, "a"));

        assertThatExceptionOfType(IllegalStateException.class)
                .as("KP-5")
                .isThrownBy(() -> context().write(session -> {
                    kpis.save(
                            session,
                            SET,
                            List.of(part(1, "b"), part(2, "b")),
                            new Progress(2, NOW, Set.of(), Map.of()));
                    throw new IllegalStateException("the power went");
                }));
        assertThat(all(SET)).as("KP-5").containsExactly(part(1, "a"));
        assertThat(progress(SET).map(Progress::revision)).as("KP-5").contains(1L);
    }

    /** If this fails, look at how many parts are read and deleted at a time: a set has more than a batch of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    public void kp6_manyParts_areThoseOfAModel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Part> model = new TreeMap<>();
        for (int turn = 1; turn <= 6; turn++) {
            List<Part> saved = new ArrayList<>();
            for (int i : numbers(random, 400)) {
                saved.add(part(i, "state " + random.nextInt()));
            }
            saved.forEach(one -> model.put(number(one.id()), one));
            save(SET, turn, saved.toArray(Part[]::new));
            Set<Integer> gone = numbers(random, 40);
            gone.forEach(model::remove);
            delete(SET, gone.stream().map(KpiStoreContract::id).toArray(PartId[]::new));
        }

        assertThat(model).as("seed %d", seed).hasSizeGreaterThan(1_000);
        assertThat(all(SET)).as("KP-6, seed %d", seed).containsExactlyInAnyOrderElementsOf(model.values());
        PartId[] every = model.keySet().stream().map(KpiStoreContract::id).toArray(PartId[]::new);
        assertThat(load(SET, every)).as("KP-6, seed %d", seed).containsExactlyInAnyOrderElementsOf(model.values());
    }

    private static Set<Integer> numbers(SplittableRandom random, int most) {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < most; i++) {
            numbers.add(random.nextInt(3_000));
        }
        return numbers;
    }

    private static int number(PartId id) {
        return Integer.parseInt(id.part(), 16);
    }
}
