package org.cxsdk.consent;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cxsdk.core.kit.ChildJvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes that use up one grant on one PostgreSQL: exactly as many uses as it allows, also if one of them is killed. */
@Tag("slow")
class QuotaOnPostgresTest {

    private static final int ALLOWED = 40;

    @TempDir
    static Path folder;

    private static PostgresForTests server;

    private final List<String> used = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        server = PostgresForTests.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void twoProcesses_getExactlyAsManyUsesAsAllowed() throws Exception {
        CxConsent consent = granted("exact");
        try (ChildJvm child = QuotaProcess.start(server.url(), "exact", "b", "all")) {
            child.runFor(0);
            QuotaProcess.useAll(consent, "a", used::add);
            List<String> theirs = child.join();
            assertThat(theirs).as("both processes took part").isNotEmpty();
            used.addAll(theirs);
        }
        assertThat(used).as("each use once").doesNotHaveDuplicates().hasSize(ALLOWED);
    }

    @Test
    void afterAKill_betweenReserveAndCommit_theOrphanHoldsItsPlace_andIsFreeWhenItsTimeIsOver() throws Exception {
        CxConsent consent = granted("orphan");
        try (ChildJvm child = QuotaProcess.start(server.url(), "orphan", "killed", "reserve")) {
            child.runFor(0);
            assertThat(child.kill()).containsExactly("RESERVED");
        }
        QuotaProcess.useAll(consent, "a", used::add);
        assertThat(used).as("the orphan still holds its place").hasSize(ALLOWED - 1);

        Instant over = Instant.now().plus(QuotaProcess.HELD);
        CxConsent later = QuotaProcess.open(server.url(), "orphan", () -> over);
        assertThat(later.quotas().commit(UseKey.of("killed"), QuotaProcess.MARYAM, QuotaProcess.GRANT))
                .as("its commit would come too late")
                .isFalse();
        QuotaProcess.useAll(later, "later", used::add);
        assertThat(used).hasSize(ALLOWED);
    }

    @Test
    void afterAKill_inTheMiddle_thereAreNeverMoreUsesThanAllowed() throws Exception {
        CxConsent consent = granted("middle");
        List<String> theirs;
        try (ChildJvm child = QuotaProcess.start(server.url(), "middle", "b", "all")) {
            child.runFor(0);
            theirs = child.kill();
        }
        Instant over = Instant.now().plus(QuotaProcess.HELD);
        QuotaProcess.useAll(QuotaProcess.open(server.url(), "middle", () -> over), "later", used::add);
        used.addAll(theirs);
        assertThat(used).as("a commit that was not told of counts, too").hasSizeBetween(ALLOWED - 4, ALLOWED);
        assertThat(QuotaProcess.reserve(consent, "one-more").state()).isEqualTo(Reservation.State.SPENT);
    }

    private static CxConsent granted(String tenant) {
        CxConsent consent = QuotaProcess.open(server.url(), tenant, InstantSource.system());
        consent.publish(Words.TAX);
        consent.grant(Grant.of(QuotaProcess.GRANT, QuotaProcess.MARYAM, QuotaProcess.SCOPE, Evidence.of("web"))
                .limitedTo(new Quota.Total(ALLOWED)));
        return consent;
    }
}
