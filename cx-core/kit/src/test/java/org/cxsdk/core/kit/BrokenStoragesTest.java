package org.cxsdk.core.kit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.cxsdk.core.kit.OptimisticStorage.Fault;
import org.junit.jupiter.api.Test;
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
        assertThat(failing(Fault.NONE)).isEmpty();
    }

    @Test
    void kit_catchesALostUpdate() {
        catches(Fault.LOST_UPDATE, "st14", "st14_counter_losesNoUpdate");
    }

    @Test
    void kit_catchesAPositionGivenBeforeTheCommit() {
        catches(Fault.POSITION_BEFORE_COMMIT, "st10", "st10_reader_missesNothing_whileWritersCommitAndRollBack");
    }

    @Test
    void kit_catchesADirtyRollback() {
        catches(Fault.DIRTY_ROLLBACK, "st12", "st12_rollback_leavesDocumentsAsTheyWere");
    }

    /** Asserts that this test of this rule fails, and no test of another rule. */
    private static void catches(Fault fault, String rule, String test) {
        assertThat(failing(fault))
                .as("tests that fail on a storage with %s", fault)
                .contains(test)
                .allMatch(failed -> failed.startsWith(rule + "_"), "is a test of " + rule);
    }

    /** Runs all rules on stores with this fault and returns the names of the tests that fail, sorted. */
    private static Set<String> failing(Fault fault) {
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
            OnBroken.fault = Fault.NONE;
        }
        assertThat(ran).as("the rules were run").hasValueGreaterThan(80);
        return failed;
    }

    /** The rules on stores with the fault of the moment; found by this test only, not by the build. */
    static final class OnBroken {

        private static volatile Fault fault = Fault.NONE;

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
