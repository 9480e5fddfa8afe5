package org.cxsdk.feedback.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.Money;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.feedback.recovery.ActionId;
import org.cxsdk.feedback.recovery.AuthorityReason;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseStore;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.PastGrant;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.RootCauseId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.recovery.ServiceTermsId;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is stored of a case is what the golden file says, and the golden file can be read; it is never edited. */
class CaseFormsTest {

    private static final Instant NINE = Instant.parse("2026-11-09T05:00:00.000001Z");
    private static final ActorId CLERK = ActorId.of("clerk-7");
    private static final RoleId ROLE = RoleId.of("clerk");
    private static final RemedyId REFUND = RemedyId.of("refund");
    private static final Money SIXTY = Money.of("60.50", "AED");

    /** One of each, as a case could hold them. */
    private static final Case EVERYTHING = new Case(
            CaseId.of("c-1"),
            List.of(
                    new CaseFact.Opened(
                            NINE,
                            CLERK,
                            SubjectId.of("amal"),
                            IssueId.of("late"),
                            new CaseCause(CaseCause.Kind.KEYWORD, OpeningRuleId.of("danger"), "حادث"),
                            ResponseId.of("r-1"),
                            null,
                            1,
                            ServiceTerms.twoStages(),
                            Map.of("service", "permit"),
                            null),
                    new CaseFact.Acknowledged(NINE, CLERK),
                    new CaseFact.Paused(NINE, CLERK, CaseFact.PauseReason.OTHER_AGENCY),
                    new CaseFact.Resumed(NINE, CLERK),
                    new CaseFact.Updated(NINE, CLERK),
                    new CaseFact.TermsChanged(
                            NINE,
                            CLERK,
                            new ServiceTerms(ServiceTermsId.of("long"), List.of(new ServiceTerms.Stage(2, 10, 5))),
                            "complex"),
                    new CaseFact.RemedyGranted(
                            NINE, CLERK, GrantId.of("g-1"), ROLE, REFUND, SIXTY, AuthorityRuleId.of("rule-1")),
                    new CaseFact.RemedyReferred(
                            NINE,
                            CLERK,
                            GrantId.of("g-2"),
                            ROLE,
                            REFUND,
                            SIXTY,
                            RoleId.of("head"),
                            List.of(AuthorityReason.ABOVE_LIMIT)),
                    new CaseFact.Escalated(
                            NINE,
                            CLERK,
                            RoleId.of("head"),
                            CaseFact.EscalationReason.OUTSIDE_AUTHORITY,
                            GrantId.of("g-2"),
                            null),
                    new CaseFact.Escalated(
                            NINE,
                            CLERK,
                            RoleId.of("head"),
                            CaseFact.EscalationReason.PAST_DUE,
                            null,
                            new CaseFact.PastDue(ServiceTerms.Clock.DECIDE, 1, NINE, 0)),
                    new CaseFact.Decided(NINE, CLERK, CaseFact.Outcome.PARTLY_UPHELD),
                    new CaseFact.Resolved(NINE, CLERK, RootCauseId.of("printer"), ActionId.of("printed"), null),
                    new CaseFact.CustomerTold(NINE, CLERK, ChannelId.of("sms"), null),
                    new CaseFact.Closed(NINE, CLERK),
                    new CaseFact.Surveyed(NINE, CLERK, ResponseId.of("r-2"), false),
                    new CaseFact.Reopened(NINE, CLERK, CaseFact.ReopenReason.RECOVERY_SURVEY, 2)));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final CaseStore store = new StorageCaseStore();

    @Test
    void facts_areStoredAsTheGoldenFileSays() throws IOException {
        context.write(session -> {
            store.add(session, null, EVERYTHING, null);
            return null;
        });

        assertThat(bodies()).isEqualTo(golden());
        assertThat(find()).isEqualTo(EVERYTHING);
    }

    @Test
    void aCase_keepsTheCalendarItRunsOn() {
        CaseFact.Opened old = EVERYTHING.opened();
        Case named = new Case(
                CaseId.of("c-2"),
                List.of(new CaseFact.Opened(
                        old.at(),
                        old.by(),
                        old.customer(),
                        old.issue(),
                        old.cause(),
                        old.response(),
                        null,
                        1,
                        old.terms(),
                        old.dimensions(),
                        WorkingCalendarId.of("uae-2026"))));
        context.write(session -> {
            store.add(session, null, named, null);
            return null;
        });

        Case read = context.read(session -> store.find(session, named.id())).orElseThrow();
        assertThat(read.opened().calendar()).isEqualTo(WorkingCalendarId.of("uae-2026"));
        assertThat(read).isEqualTo(named);
    }

    @Test
    void goldenFile_isReadable() throws IOException {
        FormCodec<CaseForms.FactForm> codec =
                FormCodec.of(1, CaseForms.FactForm.class, Function.identity(), Function.identity());

        List<CaseFact> read = golden().stream()
                .map(line -> CaseForms.toFact(codec.decode(Bytes.copyOf(line.getBytes(StandardCharsets.UTF_8))), null))
                .toList();

        assertThat(read).isEqualTo(EVERYTHING.facts());
    }

    @Test
    void store_refusesFacts_ofACaseThatMovedOn_andAGrantThatMissedAnother() {
        Case opened = new Case(EVERYTHING.id(), EVERYTHING.facts().subList(0, 1));
        Case more = opened.with(new CaseFact.Acknowledged(NINE, CLERK));
        PastGrant grant = new PastGrant(NINE, opened.id(), GrantId.of("g-1"), REFUND, SIXTY);
        context.write(session -> {
            store.add(session, null, opened, null);
            store.add(session, opened, more, null);
            store.addGrant(session, opened.customer(), List.of(), grant);
            return null;
        });

        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    store.add(session, opened, opened.with(new CaseFact.Updated(NINE, CLERK)), null);
                    return null;
                }));
        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    store.addGrant(session, opened.customer(), List.of(), grant);
                    return null;
                }));
        List<PastGrant> grants = context.read(session -> store.grants(session, opened.customer()));
        assertThat(grants).containsExactly(grant);
        assertThat(find()).isEqualTo(more);
    }

    private Case find() {
        return context.read(session -> store.find(session, EVERYTHING.id())).orElseThrow();
    }

    private List<String> bodies() {
        return context.storage().execute(TxMode.READ, session -> {
            List<String> bodies = new ArrayList<>();
            session.readAll(Position.START, EntryFilter.ofKinds(context.tenant(), "feedback.case"), 100)
                    .items()
                    .forEach(published -> bodies.add(
                            new String(published.recorded().entry().body().toArray(), StandardCharsets.UTF_8)));
            return bodies;
        });
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CaseFormsTest.class.getResourceAsStream("case-facts-1.jsonl"), "case-facts-1.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
