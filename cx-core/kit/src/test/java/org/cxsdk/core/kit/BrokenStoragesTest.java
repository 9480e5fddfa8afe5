package org.cxsdk.core.kit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * The kit catches what it is meant to catch: each broken storage is run through all rules, and exactly the rule that it
 * breaks must fail. The random model breaks with everything and names no rule, so it is left out here.
 */
class BrokenStoragesTest {

    private static final List<Class<?>> RULES = List.of(
            OnBroken.Documents.class,
            OnBroken.Indexes.class,
            OnBroken.Paging.class,
            OnBroken.Journal.class,
            OnBroken.Transactions.class,
            OnBroken.Handles.class,
            OnBroken.Concurrency.class,
            OnBroken.Time.class,
            OnBroken.Capabilities.class,
            OnBroken.Lifecycle.class);

    @Test
    void kit_passesAStorageThatIsWhole() {
        assertThat(failing(OptimisticFault.NONE)).isEmpty();
    }

    /** Each fault, and the one test that must find it; other tests of the same rule may. */
    @ParameterizedTest
    @Tag("slow")
    @CsvSource({
        "CASE_FOLDED_KEYS, st1_tenantsAndKinds_areApart",
        "TUPLES_SORTED, st2_tuples_comeBackAsWritten",
        "VERSION_AFTER_DELETION, st3_delete_removesTheDocument",
        "REVISION_HOLE, st4_append_countsRevisionsFromOneWithoutHoles",
        "REVISION_BEFORE_IDS, st5_append_changesNothing_whenItIsRepeated",
        "UNIQUE_ACROSS_INDEXES, st6_unique_letsOthersHaveWhatDiffers",
        "UTF16_ORDER, st7_find_ordersById_whereTuplesAreTheSame",
        "PAGE_MISSES, st8_find_walksEverythingOnce",
        "PAGE_REPEATS, st8_find_missesAndRepeatsNothing_whileDocumentsComeAndGo",
        "COUNT_BEYOND_LIMIT, st9_count_isExactUpToTheLimit",
        "POSITION_BEFORE_COMMIT, st10_reader_missesNothing_whileWritersCommitAndRollBack",
        "PURGE_RENUMBERS, st11_purge_ofEverything_keepsRevisionAndPositionGoing",
        "DIRTY_ROLLBACK, st12_rollback_leavesDocumentsAsTheyWere",
        "STALE_READS, st13_otherHandle_seesWhatWasCommitted",
        "LOST_UPDATE, st14_counter_losesNoUpdate",
        "UNIQUE_OUTSIDE_TRANSACTION, st14_uniqueTuple_hasOneHolder",
        "CONFLICT_FORGIVEN, st15_versionConflict_leavesOnlyRollback",
        "SESSION_OUTLIVES, st16_session_isRefused_afterItsTransactionEnded",
        "TIME_CUT, st17_instants_comeBackToTheMicrosecond",
        "LOCAL_TIME, st17_instants_doNotDrift_whenTheZoneOfTheJvmChanges",
        "CLOSED_AND_OPEN, st18_close_mayBeCalledTwice_andRefusesLaterUse"
    })
    void kit_catchesEachFault_byItsRuleAlone(OptimisticFault fault, String test) {
        String rule = test.substring(0, test.indexOf('_') + 1);

        assertThat(failing(fault))
                .as("tests that fail on a storage with %s", fault)
                .contains(test)
                .allMatch(failed -> failed.startsWith(rule), "is a test of " + rule);
    }

    @Test
    void kit_isTriedOnEveryFault() throws NoSuchMethodException {
        CsvSource tried = BrokenStoragesTest.class
                .getDeclaredMethod("kit_catchesEachFault_byItsRuleAlone", OptimisticFault.class, String.class)
                .getAnnotation(CsvSource.class);

        assertThat(tried.value())
                .extracting(line -> OptimisticFault.valueOf(line.substring(0, line.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(OptimisticFault.NONE)));
    }

    /** Runs all rules on stores with this fault and returns the names of the tests that fail, sorted. */
    private static Set<String> failing(OptimisticFault fault) {
        Set<String> failed = new TreeSet<>();
        AtomicLong ran = new AtomicLong();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(RULES.stream().map(type -> selectClass(type)).toList())
                .build();
        OnBroken.fault = fault;
        try {
            LauncherFactory.create().execute(request, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    if (test.isTest()) {
                        ran.incrementAndGet();
                    }
                    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                        failed.add(test.getSource()
                                .filter(MethodSource.class::isInstance)
                                .map(source -> ((MethodSource) source).getMethodName())
                                .orElse(test.getDisplayName()));
                    }
                }
            });
        } finally {
            OnBroken.fault = OptimisticFault.NONE;
        }
        assertThat(ran).as("the rules were run").hasValueGreaterThan(80);
        return failed;
    }

    /** The rules on stores with the fault of the moment; found by this test only, not by the build. */
    static final class OnBroken {

        private static volatile OptimisticFault fault = OptimisticFault.NONE;

        private OnBroken() {}

        interface Broken extends StoreFactory {
            @Override
            default StoreUnderTest newStore() {
                return new OptimisticStore(fault);
            }
        }

        static class Documents extends DocumentsContract implements Broken {}

        static class Indexes extends IndexesContract implements Broken {}

        static class Paging extends PagingContract implements Broken {}

        static class Journal extends JournalContract implements Broken {}

        static class Transactions extends TransactionsContract implements Broken {}

        static class Handles extends HandlesContract implements Broken {}

        static class Concurrency extends ConcurrencyContract implements Broken {}

        static class Time extends TimeContract implements Broken {}

        static class Capabilities extends CapabilitiesContract implements Broken {}

        static class Lifecycle extends LifecycleContract implements Broken {}
    }
}
