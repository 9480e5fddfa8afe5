package org.cxsdk.consent.kit;

import java.time.Instant;
import java.util.List;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.DisclosureStore;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Release;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The rules of {@link DisclosureStore}: DS-1 an attempt is added, once; DS-2 a repetition adds nothing; DS-3 what is rolled back
 * was never there; DS-4 an attempt in vain and the same one with success are two entries; DS-5 an entry stays what it is. An
 * agency that keeps a log of its own extends this class; the tests bear the numbers of the rules in their names.
 */
public abstract class DisclosureStoreContract {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final SubjectId OMAR = SubjectId.of("omar");
    private static final ActorId BANK = ActorId.of("first-bank");
    private static final Scope SCOPE = Scope.of("taxation", "income", "tax-office");

    private CxContext context;
    private DisclosureStore store;
    private CxConsent consent;

    /** For those who write a store. */
    protected DisclosureStoreContract() {}

    /** A new, empty storage, in whose transactions the store works. */
    protected abstract Storage newStorage();

    /** The store under test, on an empty log. */
    protected abstract DisclosureStore newStore(CxContext context);

    /** How many entries the log has on a person. */
    protected abstract long entries(CxContext context, SubjectId subject);

    @BeforeEach
    public void open() {
        context = CxContext.of(
                newStorage(),
                () -> Instant.parse("2026-06-01T12:00:00Z"),
                new InMemoryKeyStore(),
                TenantId.of("agency"));
        store = newStore(context);
        consent = CxConsent.on(context).logging(store);
        consent.publish(Vocabulary.of(
                "words",
                "1",
                Taxonomy.of(List.of(Taxonomy.Concept.of(PurposeId.of("taxation")))),
                Taxonomy.of(List.of(Taxonomy.Concept.of(DataCategoryId.of("income"))))));
    }

    @Test
    public void ds1_append_addsAnAttempt() {
        assertThat(append("d-1", decision(MARYAM))).isTrue();
        assertThat(append("d-2", decision(MARYAM))).isTrue();
        assertThat(append("d-3", decision(OMAR))).isTrue();
        assertThat(entries(context, MARYAM)).isEqualTo(2);
        assertThat(entries(context, OMAR)).isEqualTo(1);
    }

    @Test
    public void ds2_append_addsNothing_whenItIsRepeated() {
        append("d-1", decision(MARYAM));
        assertThat(append("d-1", decision(MARYAM))).isFalse();
        assertThat(entries(context, MARYAM)).isEqualTo(1);
    }

    @Test
    public void ds3_append_isUndone_withItsTransaction() {
        ReuseDecision decision = decision(MARYAM);
        assertThatIllegalStateException()
                .isThrownBy(() -> context.write(session -> {
                    store.append(session, DisclosureId.of("d-1"), BANK, decision);
                    throw new IllegalStateException("the agency's own work failed");
                }));
        assertThat(entries(context, MARYAM)).isZero();
        assertThat(append("d-1", decision)).isTrue();
        assertThat(entries(context, MARYAM)).isEqualTo(1);
    }

    @Test
    public void ds4_anAttemptInVain_andTheSameWithSuccess_areTwoEntries() {
        Release inVain = consent.release(DisclosureId.of("d-1"), BANK, new ReuseRequest(MARYAM, SCOPE));
        consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, SCOPE, Evidence.of("web")));
        Release made = consent.release(DisclosureId.of("d-1"), BANK, new ReuseRequest(MARYAM, SCOPE));

        assertThat(inVain.decision().outcome().isUsable()).isFalse();
        assertThat(made.decision().outcome().isUsable()).isTrue();
        assertThat(entries(context, MARYAM)).isEqualTo(2);
    }

    @Test
    public void ds5_anEntry_staysWhatItIs_whenItsIdentifierIsUsedForAnother() {
        append("d-1", decision(MARYAM));
        try {
            assertThat(append("d-1", decision(OMAR))).isFalse();
        } catch (CxException e) {
            assertThat(e.code()).as("a refusal says why").isNotBlank();
        }
        assertThat(entries(context, MARYAM)).isEqualTo(1);
        assertThat(entries(context, OMAR)).isZero();
    }

    private boolean append(String id, ReuseDecision decision) {
        return context.write(session -> store.append(session, DisclosureId.of(id), BANK, decision));
    }

    /** A decision that permits. */
    private ReuseDecision decision(SubjectId subject) {
        consent.grant(Grant.of(StatementId.of("g-" + subject), subject, SCOPE, Evidence.of("web")));
        return consent.decide(new ReuseRequest(subject, SCOPE));
    }
}
