package org.cxsdk.feedback.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.storage.Position;
import org.cxsdk.feedback.json.StorageCaseStore;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseStore;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.PastGrant;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link CaseStore} keeps, CA-1 to CA-6. Extend it with a test class that says how to make the storage and the
 * store.
 */
public abstract class CaseStoreContract extends FeedbackStoreContract {

    private static final CaseId FIRST = CaseId.of("c-1");
    private static final CaseId SECOND = CaseId.of("c-2");
    private static final RemedyId REFUND = RemedyId.of("refund");

    /** For those who write a store. */
    protected CaseStoreContract() {}

    /** The store; that of the library unless overridden. */
    protected CaseStore caseStore() {
        return new StorageCaseStore();
    }

    private static Case opened(CaseId id) {
        return new Case(
                id,
                List.of(new CaseFact.Opened(
                        NINE,
                        CLERK,
                        AMAL,
                        IssueId.of("late"),
                        CaseCause.complaint(),
                        null,
                        "Where is my permit?",
                        1,
                        ServiceTerms.twoStages(),
                        Map.of("service", "permit"),
                        WorkingCalendarId.of("office"))));
    }

    private Optional<Case> found(CaseId id) {
        return context().read(session -> caseStore().find(session, id));
    }

    private List<CaseId> due(long seconds, int limit) {
        return context().read(session -> caseStore().due(session, NINE.plusSeconds(seconds), limit));
    }

    /** CA-1: a case is found with every fact and its words. If this fails, look at the forms of facts. */
    @Test
    void ca1_find_returnsWhatWasAdded() {
        write(session -> caseStore().add(session, null, opened(FIRST), null));

        assertThat(found(FIRST)).as("CA-1").contains(opened(FIRST));
        assertThat(found(SECOND)).as("CA-1").isEmpty();
    }

    /** CA-2: facts rest on those that were read. If this fails, look at the version that is compared. */
    @Test
    void ca2_add_refusesFactsOnAnOlderCase() {
        Case heard = opened(FIRST).with(new CaseFact.Acknowledged(NINE, CLERK));
        write(session -> caseStore().add(session, null, opened(FIRST), null));
        write(session -> caseStore().add(session, opened(FIRST), heard, null));

        assertThat(found(FIRST)).as("CA-2").contains(heard);
        assertConflict(
                "CA-2",
                session -> caseStore()
                        .add(session, opened(FIRST), opened(FIRST).with(new CaseFact.Updated(NINE, CLERK)), null));
        assertConflict("CA-2", session -> caseStore().add(session, null, opened(FIRST), null));
        assertThat(found(FIRST)).as("CA-2").contains(heard);
    }

    /** CA-3: what is due comes longest waiting first, strictly before. If this fails, look at the index of due cases. */
    @Test
    void ca3_due_isLongestWaitingFirst_andForgetsWhatIsDone() {
        write(session -> {
            caseStore().add(session, null, opened(FIRST), NINE.plusSeconds(60));
            caseStore().add(session, null, opened(SECOND), NINE.plusSeconds(30));
        });

        assertThat(due(61, 10)).as("CA-3").containsExactly(SECOND, FIRST);
        assertThat(due(60, 10)).as("CA-3").containsExactly(SECOND);
        assertThat(due(61, 1)).as("CA-3").containsExactly(SECOND);
        write(session -> caseStore()
                .add(session, opened(SECOND), opened(SECOND).with(new CaseFact.Acknowledged(NINE, CLERK)), null));
        assertThat(due(61, 10)).as("CA-3").containsExactly(FIRST);
    }

    /** CA-4: a customer's cases are in the order in which they were opened. If this fails, look at that index. */
    @Test
    void ca4_ofCustomer_isInOrder() {
        write(session -> caseStore().add(session, null, opened(SECOND), null));
        write(session -> caseStore().add(session, null, opened(FIRST), null));

        List<CaseId> ofAmal = context().read(session -> caseStore().ofCustomer(session, AMAL));
        List<CaseId> ofBadr = context().read(session -> caseStore().ofCustomer(session, BADR));
        assertThat(ofAmal).as("CA-4").containsExactlyInAnyOrder(SECOND, FIRST);
        assertThat(ofBadr).as("CA-4").isEmpty();
    }

    /** CA-5: two grants at once do not pass a limit together. If this fails, the authority matrix can be got round. */
    @Test
    void ca5_addGrant_refusesWhatRestsOnOlderGrants() {
        PastGrant grant = new PastGrant(NINE, FIRST, GrantId.of("g-1"), REFUND, null);
        PastGrant again = new PastGrant(NINE, FIRST, GrantId.of("g-2"), REFUND, null);
        write(session -> caseStore().addGrant(session, AMAL, List.of(), grant));

        assertConflict("CA-5", session -> caseStore().addGrant(session, AMAL, List.of(), again));
        write(session -> caseStore().addGrant(session, AMAL, List.of(grant), again));
        List<PastGrant> noted = context().read(session -> caseStore().grants(session, AMAL));
        assertThat(noted).as("CA-5").containsExactly(grant, again);
    }

    /** CA-6: each fact arrives once, with its number. If this fails, figures of cases cannot be replayed. */
    @Test
    void ca6_arrivals_comeOnce_inOrder() {
        write(session -> caseStore().add(session, null, opened(FIRST), null));
        write(session -> caseStore()
                .add(session, opened(FIRST), opened(FIRST).with(new CaseFact.Acknowledged(NINE, CLERK)), null));

        assertThat(context()
                        .read(session -> caseStore().arrivals(session, Position.START, 10))
                        .items())
                .as("CA-6")
                .containsExactly(new CaseStore.Arrival(FIRST, 1), new CaseStore.Arrival(FIRST, 2));
    }
}
