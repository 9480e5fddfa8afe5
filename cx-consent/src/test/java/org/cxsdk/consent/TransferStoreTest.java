package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the store of transfers keeps and finds, in memory and on a database. */
class TransferStoreTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final SubjectId OMAR = SubjectId.of("omar");
    private static final StatementId GRANT = StatementId.of("g-1");
    private static final ActorId BANK = ActorId.of("first-bank");
    private static final Instant NOW = Log.T0;
    private static final Instant USE_BEFORE = NOW.plus(Duration.ofMinutes(5));

    private final TransferStore store = new TransferStore();

    static Stream<CxContext> contexts() {
        return Stream.of(context(new InMemoryStorage()), context(StorageForTests.onH2()));
    }

    private static CxContext context(Storage storage) {
        return CxContext.of(storage, () -> NOW, new InMemoryKeyStore(), TenantId.of("agency"));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void permits_areFoundByPersonAndStatement_oldestFirst_andDenialsAreNone(CxContext context) {
        permitted(context, "d-2", MARYAM, NOW.plusSeconds(2), "contact");
        permitted(context, "d-1", MARYAM, NOW.plusSeconds(1), "contact");
        permitted(context, "d-1", OMAR, NOW, "contact"); // the attempt again, which changes nothing
        permitted(context, "d-3", OMAR, NOW, "contact");
        context.write(session -> {
            store.permitted(
                    session,
                    DisclosureId.of("d-4"),
                    BANK,
                    decision(MARYAM, NOW, "contact", new ReuseOutcome.Deny(List.of(ReuseReason.REFUSED))));
            return true;
        });

        assertThat(about(context, MARYAM)).containsExactly("d-1", "d-2");
        assertThat(about(context, OMAR)).containsExactly("d-3");
        List<Transfer> resting = context.read(session -> store.restingOn(session, MARYAM, GRANT));
        assertThat(resting).hasSize(2).allSatisfy(transfer -> {
            assertThat(transfer.statement()).isEqualTo(GRANT);
            assertThat(transfer.provider()).isEqualTo(BANK);
            assertThat(transfer.excluded()).containsExactly(DataCategoryId.of("email"));
            assertThat(transfer.useBefore()).isEqualTo(USE_BEFORE);
            assertThat(transfer.reported()).isNull();
        });
        assertThat(context.<List<Transfer>>read(session -> store.restingOn(session, MARYAM, StatementId.of("g-2"))))
                .isEmpty();
        assertThat(context.forTenant(TenantId.of("other"))
                        .<List<Transfer>>read(session -> store.about(session, MARYAM)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void about_findsMoreThanOnePage(CxContext context) {
        context.write(session -> {
            for (int i = 0; i < 1_001; i++) {
                store.permitted(session, DisclosureId.of("d-" + i), BANK, decision(MARYAM, NOW, "contact", partial()));
            }
            return true;
        });
        assertThat(about(context, MARYAM)).hasSize(1_001).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void unreported_arePermitsThatAreOver_untilSomebodyTells(CxContext context) {
        permitted(context, "d-1", MARYAM, NOW, "contact");
        assertThat(unreported(context, USE_BEFORE)).isEmpty();
        assertThat(unreported(context, USE_BEFORE.plusNanos(1_000))).containsExactly("d-1");

        assertThat(report(context, "d-1", BANK, NOW.plusSeconds(1), "address")).isEqualTo(Transfer.Match.PERMITTED);
        assertThat(unreported(context, USE_BEFORE.plusNanos(1_000))).isEmpty();
        assertThat(context.<List<Transfer>>read(session -> store.about(session, MARYAM)))
                .extracting(Transfer::reported)
                .containsExactly(NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void reports_thatFitNoPermit_areKeptWithWhatIsWrong(CxContext context) {
        permitted(context, "d-1", MARYAM, NOW, "contact");

        assertThat(report(context, "d-0", BANK, NOW, "address")).isEqualTo(Transfer.Match.NO_PERMIT);
        assertThat(unpermitted(context)).containsExactly(Transfer.Match.NO_PERMIT);
        assertThat(report(context, "d-1", ActorId.of("other-bank"), NOW, "address"))
                .isEqualTo(Transfer.Match.OTHER_PROVIDER);
        assertThat(report(context, "d-1", BANK, USE_BEFORE, "address")).isEqualTo(Transfer.Match.TOO_LATE);
        assertThat(report(context, "d-1", BANK, NOW, "email"))
                .as("left out of the permit")
                .isEqualTo(Transfer.Match.OTHER_DATA);
        assertThat(report(context, "d-1", BANK, NOW, "interest-paid")).isEqualTo(Transfer.Match.OTHER_DATA);
        assertThat(unpermitted(context))
                .as("the last word of each attempt")
                .containsExactlyInAnyOrder(Transfer.Match.NO_PERMIT, Transfer.Match.OTHER_DATA);
    }

    private void permitted(CxContext context, String id, SubjectId subject, Instant at, String category) {
        context.write(session -> {
            store.permitted(session, DisclosureId.of(id), BANK, decision(subject, at, category, partial()));
            return true;
        });
    }

    private static ReuseOutcome partial() {
        return new ReuseOutcome.Partial(
                List.of(ReuseReason.CONSENT_IN_FORCE, ReuseReason.PARTLY_REFUSED),
                new ReuseOutcome.Basis.OfStatement(ReuseBasis.CONSENT, GRANT, 1),
                USE_BEFORE,
                Set.of(DataCategoryId.of("email")),
                Obligations.NO_ONWARD_SHARING);
    }

    private static ReuseDecision decision(SubjectId subject, Instant at, String category, ReuseOutcome outcome) {
        return new ReuseDecision(
                new ReuseRequest(subject, Scope.of("taxation", category, "tax-office")),
                outcome,
                List::of,
                at,
                1,
                Words.TAX.ref(),
                Rulebook.NONE.ref());
    }

    private List<String> about(CxContext context, SubjectId subject) {
        return context.<List<Transfer>>read(session -> store.about(session, subject)).stream()
                .map(transfer -> transfer.id().value())
                .toList();
    }

    private List<String> unreported(CxContext context, Instant now) {
        return context.<List<Transfer>>read(session -> store.unreported(session, now, 10)).stream()
                .map(transfer -> transfer.id().value())
                .toList();
    }

    private List<Transfer.Match> unpermitted(CxContext context) {
        return context.<List<TransferStore.ReportForm>>read(session -> store.unpermitted(session, 10)).stream()
                .map(TransferStore.ReportForm::match)
                .toList();
    }

    private Transfer.Match report(CxContext context, String id, ActorId provider, Instant at, String category) {
        Transfer.Report report =
                new Transfer.Report(DisclosureId.of(id), provider, at, Set.of(DataCategoryId.of(category)));
        return context.write(session -> store.report(session, report, Words.TAX));
    }
}
