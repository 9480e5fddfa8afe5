package org.cxsdk.consent;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Grants, withdrawals and decisions of one person from many threads and two nodes, each with a cache of its own, on one store
 * in memory: what the threads saw must be what some order of the same operations, one after the other and true to real time,
 * would show (linearizability). Lincheck makes the scenarios and searches for the order; its seed is in the failure.
 */
@Tag("slow")
class WithdrawalLincheckTest {

    @Test
    void grantsWithdrawalsAndDecisions_areLinearizable() {
        assertThatCode(() -> check(Right.class, 3, 4, 60)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @Tag("full")
    @ValueSource(ints = {2, 4, 8})
    void grantsWithdrawalsAndDecisions_areLinearizable_inManyMoreScenarios(int threads) {
        assertThatCode(() -> check(Right.class, threads, 20, 60)).doesNotThrowAnyException();
    }

    /** The check itself is checked: each of the three ways in which a withdrawal is lost elsewhere must be found. */
    @ParameterizedTest
    @EnumSource(
            value = Node.Variant.class,
            names = {"UNCHECKED_CACHE", "RAISED_LATE", "OPEN_SNAPSHOT"})
    void theCheck_findsALostWithdrawal(Node.Variant variant) {
        Class<?> broken =
                switch (variant) {
                    case RIGHT -> throw new IllegalArgumentException("is not broken");
                    case UNCHECKED_CACHE -> Unchecked.class;
                    case RAISED_LATE -> RaisedLate.class;
                    case OPEN_SNAPSHOT -> OpenSnapshot.class;
                };
        assertThatExceptionOfType(LincheckAssertionError.class).isThrownBy(() -> check(broken, 3, 100, 300));
    }

    /**
     * The search for an order keeps every state that some order can reach, (actors + 1) to the power of the threads: with eight
     * threads one actor each is what fits a small heap (two take more than 2 GB), and more actors come before them instead.
     */
    private static void check(Class<?> test, int threads, int scenarios, int runs) {
        boolean many = threads > 4;
        new StressOptions()
                .sequentialSpecification(Register.class)
                .threads(threads)
                .actorsPerThread(many ? 1 : 3)
                .actorsBefore(many ? 3 : 1)
                .actorsAfter(1)
                .iterations(scenarios)
                .invocationsPerIteration(runs)
                .minimizeFailedScenario(false)
                .check(test);
    }

    /** The rule in one thread: a person is a register that holds the last grant unless it was withdrawn. */
    public static class Register {
        private final Set<Integer> granted = new HashSet<>();
        private int standing;

        public void grant(int number) {
            if (granted.add(number)) {
                standing = number;
            }
        }

        public boolean withdraw(int number) {
            if (standing == number) {
                standing = Node.NONE;
            }
            return granted.contains(number);
        }

        public int decideHere() {
            return standing;
        }

        public int decideThere() {
            return standing;
        }
    }

    /** Two nodes on one store. */
    @Param(name = "number", gen = IntGen.class, conf = "1:3")
    public abstract static class Nodes {
        private static final SubjectId MARYAM = SubjectId.of("maryam");

        private final Node here;
        private final Node there;

        Nodes(Node.Variant variant) {
            InMemoryStorage storage = new InMemoryStorage();
            here = new Node(context(storage), variant);
            there = new Node(context(storage.newHandle()), variant, afterCommit(variant));
            here.publishWords();
        }

        /** What comes late must be late by more than a race is wide on a machine of one or two processors. */
        private static Runnable afterCommit(Node.Variant variant) {
            return variant == Node.Variant.RAISED_LATE ? () -> LockSupport.parkNanos(300_000) : () -> {};
        }

        private static CxContext context(InMemoryStorage handle) {
            return CxContext.of(
                    handle, () -> Instant.parse("2026-06-01T00:00:00Z"), new InMemoryKeyStore(), TenantId.of("agency"));
        }

        @Operation
        public void grant(@Param(name = "number") int number) {
            here.grant(MARYAM, number);
        }

        @Operation
        public boolean withdraw(@Param(name = "number") int number) {
            return there.withdraw(MARYAM, number);
        }

        @Operation
        public int decideHere() {
            return here.decide(MARYAM);
        }

        @Operation
        public int decideThere() {
            return there.decide(MARYAM);
        }
    }

    /** As it ships. */
    public static final class Right extends Nodes {
        public Right() {
            super(Node.Variant.RIGHT);
        }
    }

    /** With a cache that is not checked. */
    public static final class Unchecked extends Nodes {
        public Unchecked() {
            super(Node.Variant.UNCHECKED_CACHE);
        }
    }

    /** With a revision that is raised after the commit. */
    public static final class RaisedLate extends Nodes {
        public RaisedLate() {
            super(Node.Variant.RAISED_LATE);
        }
    }

    /** With a snapshot that stays open. */
    public static final class OpenSnapshot extends Nodes {
        public OpenSnapshot() {
            super(Node.Variant.OPEN_SNAPSHOT);
        }
    }
}
