package org.cxsdk.metrics.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.cxsdk.metrics.store.KpiStore;
import org.cxsdk.metrics.store.ObservationStore;
import org.cxsdk.metrics.store.StorageKpiStore;
import org.cxsdk.metrics.store.StorageObservationStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The contract catches what it is meant to catch: each fault by the rule that names it. */
class BrokenStoresTest {

    private static volatile Fault fault = Fault.NONE;

    enum Fault {
        NONE,
        /** Small amounts are cut. */
        VALUES_AS_LONGS,
        /** What comes twice is appended twice, under another id. */
        REPEATS_ARE_KEPT,
        /** A slice says that it is the last. */
        NEVER_MORE,
        /** Sets of definitions share their parts. */
        SETS_SHARE,
        /** A save makes the parts that it does not name disappear. */
        SAVE_DROPS_THE_REST,
        /** Deleting does nothing. */
        NOTHING_IS_DELETED,
        /** What awaits its original is forgotten. */
        FORGETS_WHAT_IS_AWAITED
    }

    @ParameterizedTest
    @CsvSource({
        "VALUES_AS_LONGS, ob1_anObservationComesBackAsItWas",
        "REPEATS_ARE_KEPT, ob3_addingAgainChangesNothing_andOtherContentIsRefused",
        "NEVER_MORE, ob4_readingGoesOnBehindARevision_andSaysWhetherThereIsMore",
        "SETS_SHARE, kp4_setsAreKeptApart",
        "SAVE_DROPS_THE_REST, kp3_savingReplacesWhatItNames_andLeavesTheRest",
        "NOTHING_IS_DELETED, kp6_manyParts_areThoseOfAModel",
        "FORGETS_WHAT_IS_AWAITED, kp1_aProgressComesBackAsItWas_andTheLastOneCounts"
    })
    void contract_catches(Fault broken, String test) {
        assertThat(failing(broken)).as("tests that fail with %s", broken).contains(test);
    }

    @ParameterizedTest
    @CsvSource("NONE")
    void contract_passesStoresThatAreWhole(Fault none) {
        assertThat(failing(none)).isEmpty();
    }

    private static Set<String> failing(Fault broken) {
        Set<String> failed = new TreeSet<>();
        Set<String> ran = new TreeSet<>();
        fault = broken;
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(OnBroken.class))
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    test.getSource()
                                            .filter(MethodSource.class::isInstance)
                                            .map(source -> ((MethodSource) source).getMethodName())
                                            .ifPresent(name -> {
                                                ran.add(name);
                                                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                                    failed.add(name);
                                                }
                                            });
                                }
                            });
        } finally {
            fault = Fault.NONE;
        }
        assertThat(ran).as("the rules were run").hasSize(10);
        return failed;
    }

    /** Found by this test only, not by the build. */
    static class OnBroken extends KpiStoreContract {

        @Override
        protected Storage newStorage() {
            return new InMemoryStorage();
        }

        @Override
        protected ObservationStore observationStore() {
            return new BrokenJournal(new StorageObservationStore());
        }

        @Override
        protected KpiStore kpiStore() {
            return new BrokenKpiStore(new StorageKpiStore());
        }
    }

    private record BrokenJournal(ObservationStore whole) implements ObservationStore {

        @Override
        public long add(CxSession session, Observation observation) {
            Observation kept = observation;
            if (fault == Fault.VALUES_AS_LONGS) {
                Observation.Builder cut = copy(observation, observation.id());
                observation.values().forEach((name, value) -> cut.value(name, value.longValue()));
                kept = cut.build();
            }
            if (fault == Fault.REPEATS_ARE_KEPT) {
                long before = whole.read(session, 0, 1_000).items().stream()
                        .filter(one ->
                                one.id().value().startsWith(observation.id().value()))
                        .count();
                if (before > 0) {
                    kept = copy(observation, ObservationId.of(observation.id() + "-" + before))
                            .build();
                }
            }
            return whole.add(session, kept);
        }

        private static Observation.Builder copy(Observation observation, ObservationId id) {
            return Observation.builder(id, observation.kind(), observation.occurred())
                    .source(observation.source())
                    .recorded(observation.recorded());
        }

        @Override
        public Slice<Observation, Long> read(CxSession session, long after, int limit) {
            Slice<Observation, Long> slice = whole.read(session, after, limit);
            return fault == Fault.NEVER_MORE ? new Slice<>(slice.items(), slice.last(), false) : slice;
        }
    }

    private record BrokenKpiStore(KpiStore whole) implements KpiStore {

        private static String set(String definitions) {
            return fault == Fault.SETS_SHARE ? "one" : definitions;
        }

        @Override
        public Optional<Progress> progress(CxSession session, String definitions) {
            return whole.progress(session, set(definitions));
        }

        @Override
        public List<Part> load(CxSession session, String definitions, Collection<PartId> parts) {
            return whole.load(session, set(definitions), parts);
        }

        @Override
        public void forEach(CxSession session, String definitions, Consumer<Part> action) {
            whole.forEach(session, set(definitions), action);
        }

        @Override
        public void save(CxSession session, String definitions, Collection<Part> parts, Progress progress) {
            if (fault == Fault.SAVE_DROPS_THE_REST) {
                List<PartId> all = new ArrayList<>();
                whole.forEach(session, definitions, part -> all.add(part.id()));
                whole.delete(session, definitions, all);
            }
            whole.save(
                    session,
                    set(definitions),
                    parts,
                    fault == Fault.FORGETS_WHAT_IS_AWAITED
                            ? new Progress(
                                    progress.revision(),
                                    progress.latestRecorded(),
                                    Set.of(),
                                    Map.copyOf(progress.excluded()))
                            : progress);
        }

        @Override
        public void delete(CxSession session, String definitions, Collection<PartId> parts) {
            if (fault != Fault.NOTHING_IS_DELETED) {
                whole.delete(session, set(definitions), parts);
            }
        }
    }
}
