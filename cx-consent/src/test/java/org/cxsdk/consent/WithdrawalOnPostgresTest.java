package org.cxsdk.consent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cxsdk.consent.LinearizabilityChecker.Operation;
import org.cxsdk.consent.Node.Variant;
import org.cxsdk.consent.RecordedHistory.Recorder;
import org.cxsdk.core.CxException;
import org.cxsdk.core.kit.ChildJvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two processes with a cache each, on one PostgreSQL: what they did to persons is recorded and must be linearizable, also if
 * one of them is killed, in the middle or between the commit of a withdrawal and whatever it would do next for its cache. The
 * same checks must find each of three broken nodes.
 */
@Tag("slow")
class WithdrawalOnPostgresTest {

    @TempDir
    static Path folder;

    private static PostgresForTests server;
    private static String url;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        server = PostgresForTests.start(folder.resolve("data"));
        url = server.url();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void historiesOfTwoProcesses_areLinearizable() throws Exception {
        assertThat(twoProcesses(Variant.RIGHT, "short", 120)).isEmpty();
        assertThat(lines).hasSizeGreaterThan(4 * 2 * 100);
    }

    @Test
    @Tag("full")
    void longHistoriesOfTwoProcesses_areLinearizable() throws Exception {
        assertThat(twoProcesses(Variant.RIGHT, "long", 2_000)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"UNCHECKED_CACHE", "OPEN_SNAPSHOT"})
    void theCheck_findsABrokenNode(Variant broken) throws Exception {
        assertThat(twoProcesses(broken, "broken-" + broken.ordinal(), 60)).isPresent();
    }

    @Test
    void aProcessThatIsKilledInTheMiddle_leavesALinearizableHistory() throws Exception {
        Node node = prepared("killed", Variant.RIGHT);
        try (ChildJvm child = WithdrawalProcess.start(url, "killed", Variant.RIGHT, "random", "b", "7", "100000")) {
            child.runFor(0);
            WithdrawalProcess.random(node, "a", 1, 60, lines::add);
            lines.addAll(child.kill());
        }
        WithdrawalProcess.random(node, "c", 2, 60, lines::add);
        assertThat(violation()).isEmpty();
    }

    /** What is written is decided; a node that learns of it only by a second step never does. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void aKill_betweenCommitAndCache_losesNoWithdrawal(Variant variant) throws Exception {
        String tenant = "between-" + variant.ordinal();
        Recorder here = new Recorder(prepared(tenant, variant), "here", lines::add);
        here.grant(WithdrawalProcess.MARYAM, 1);
        here.decide(WithdrawalProcess.MARYAM);
        try (ChildJvm child = WithdrawalProcess.start(url, tenant, variant, "withdraw", "1")) {
            child.runFor(0);
            lines.addAll(child.kill());
        }
        try (ChildJvm restarted = WithdrawalProcess.start(url, tenant, variant, "decide")) {
            lines.addAll(restarted.join());
        }
        here.decide(WithdrawalProcess.MARYAM);
        assertThat(lines).contains("committed");
        assertThat(violation().isEmpty()).isEqualTo(variant == Variant.RIGHT);
    }

    @Test
    void aToken_isHonouredByAnotherProcess_andByOneThatLagsBehind() throws Exception {
        Node here = prepared("token", Variant.RIGHT);
        Node behind = WithdrawalProcess.node(url, "token", Variant.OPEN_SNAPSHOT, () -> {});
        RevisionToken granted = here.grant(WithdrawalProcess.MARYAM, 1);
        assertThat(behind.decide(WithdrawalProcess.MARYAM, granted)).isEqualTo(1);
        RevisionToken withdrawn = here.withdrawn(WithdrawalProcess.MARYAM, 1);

        try (ChildJvm child = WithdrawalProcess.start(
                url, "token", Variant.RIGHT, "decide-at-least", Long.toString(withdrawn.revision()))) {
            assertThat(child.join()).containsExactly("decided " + Node.NONE);
        }
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> behind.decide(WithdrawalProcess.MARYAM, withdrawn))
                .matches(e -> e.is(ConsentError.STORAGE_BEHIND));
    }

    private Optional<String> twoProcesses(Variant variant, String tenant, int operations) throws Exception {
        Node node = prepared(tenant, variant);
        try (ChildJvm child =
                WithdrawalProcess.start(url, tenant, variant, "random", "b", "7", Integer.toString(operations))) {
            child.runFor(0);
            WithdrawalProcess.random(node, "a", 1, operations, lines::add);
            lines.addAll(child.join());
        }
        return violation();
    }

    private Node prepared(String tenant, Variant variant) {
        Node node = WithdrawalProcess.node(url, tenant, variant, () -> {});
        node.publishWords();
        return node;
    }

    private Optional<String> violation() {
        for (List<Operation> history : RecordedHistory.parse(lines).values()) {
            Optional<String> violation = LinearizabilityChecker.violation(history);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}
