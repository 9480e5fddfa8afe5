package org.cxsdk.consent.kit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cxsdk.consent.ConsentError;
import org.cxsdk.consent.ConsentFact;
import org.cxsdk.consent.ConsentHistory;
import org.cxsdk.consent.ConsentStore;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Vocabularies;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The rules CS-1 to CS-9 of {@link ConsentStore}. An agency that keeps statements in a table of its own extends this class with
 * its storage and store; the tests bear the numbers of the rules in their names. If one fails, look at the rule.
 */
public abstract class ConsentStoreContract {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final SubjectId OMAR = SubjectId.of("omar");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Vocabulary TAX = words("0", List.of("taxation"), List.of("email"));
    private static final Scope SCOPE = Scope.of("taxation", "email", "tax-office");

    private ConsentStore store;
    private CxContext context;

    /** For those who write a store. */
    protected ConsentStoreContract() {}

    /** A new, empty storage, in whose transactions the store works. */
    protected abstract Storage newStorage();

    /** The store under test, on an empty table. */
    protected abstract ConsentStore newStore();

    @BeforeEach
    public void open() {
        store = newStore();
        context = CxContext.of(newStorage(), () -> NOON, new InMemoryKeyStore(), TenantId.of("agency"));
    }

    @Test
    public void cs1_history_isEmpty_ofWhoNeverSaidAnything() {
        assertThat(history(MARYAM).facts()).isEmpty();
        assertThat(history(MARYAM).revision()).isZero();
    }

    @Test
    public void cs2_history_hasWhatWasAppended_inOrder_withAllItsParts() {
        append(MARYAM, granted("g-1", 1));
        append(OMAR, refused("r-1", 1));
        append(MARYAM, refused("r-2", 2));
        append(MARYAM, withdrawn("w-1", 3, "g-1"));
        assertThat(history(MARYAM).facts())
                .containsExactly(granted("g-1", 1), refused("r-2", 2), withdrawn("w-1", 3, "g-1"));
        assertThat(history(MARYAM).revision()).isEqualTo(3);
        assertThat(history(OMAR).facts()).containsExactly(refused("r-1", 1));
    }

    @Test
    public void cs3_append_refusesAStaleRevision() {
        append(MARYAM, granted("g-1", 1));
        assertThatExceptionOfType(StorageConflict.class).isThrownBy(() -> append(MARYAM, granted("g-2", 1)));
        assertThatExceptionOfType(StorageConflict.class).isThrownBy(() -> append(MARYAM, granted("g-2", 3)));
        assertThat(history(MARYAM).facts()).containsExactly(granted("g-1", 1));
    }

    @Test
    public void cs4_historyFromAKnownOne_isTheWholeOne() {
        ConsentHistory none = history(MARYAM);
        append(MARYAM, granted("g-1", 1));
        ConsentHistory one = history(MARYAM, none);
        append(MARYAM, refused("r-1", 2));
        append(MARYAM, withdrawn("w-1", 3, "g-1"));
        assertThat(history(MARYAM, one).facts()).isEqualTo(history(MARYAM).facts());
        assertThat(history(MARYAM, none).facts()).isEqualTo(history(MARYAM).facts());
        assertThat(history(MARYAM, history(MARYAM)).revision()).isEqualTo(3);
    }

    @Test
    public void cs5_whatIsRolledBack_wasNeverSaid() {
        assertThatIllegalStateException()
                .isThrownBy(() -> context.write(session -> {
                    store.append(session, MARYAM, granted("g-1", 1), null);
                    throw new IllegalStateException("the caller thought again");
                }));
        assertThat(history(MARYAM).revision()).isZero();
        append(MARYAM, granted("g-1", 1));
    }

    @Test
    public void cs6_evidence_isKept_andItsNoteIsGoneWithThePersonsKey() {
        context.write(session -> {
            store.append(
                    session, MARYAM, granted("g-1", 1), Evidence.of("counter").withNote("form 17"));
            return true;
        });
        append(MARYAM, refused("r-1", 2));
        assertThat(evidence("g-1").readableNote()).contains("form 17");
        assertThat(context.<Boolean>read(session ->
                        store.evidence(session, MARYAM, StatementId.of("r-1")).isPresent()))
                .isFalse();
        context.write(session -> session.destroyKeys(MARYAM));
        assertThat(evidence("g-1").act()).isEqualTo("counter");
        assertThat(evidence("g-1").isErased()).isTrue();
        assertThat(history(MARYAM).facts()).as("decisions stay what they were").hasSize(2);
    }

    @Test
    public void cs7_published_tellsTheFactsOfAllPersons_inTheOrderOfTheirCommits() {
        append(MARYAM, granted("g-1", 1));
        append(OMAR, refused("r-1", 1));
        append(MARYAM, withdrawn("w-1", 2, "g-1"));
        Slice<ConsentStore.Published, Position> first =
                context.read(session -> store.published(session, Position.START, 2));
        Slice<ConsentStore.Published, Position> rest =
                context.read(session -> store.published(session, first.last(), 10));
        assertThat(first.items()).extracting(ConsentStore.Published::subject).containsExactly(MARYAM, OMAR);
        assertThat(first.more()).isTrue();
        assertThat(rest.items()).extracting(ConsentStore.Published::fact).containsExactly(withdrawn("w-1", 2, "g-1"));
        assertThat(rest.more()).isFalse();
    }

    @Test
    public void cs8_vocabularies_areKept_theLastOneIsCurrent_andNoVersionChanges() {
        assertThat(context.<Boolean>read(
                        session -> store.vocabularies(session, Set.of()).isPresent()))
                .isFalse();
        Vocabulary old = words("1", List.of("taxation"), List.of("email"));
        Vocabulary changed = words("2", List.of("taxation"), List.of("email", "address"));
        publish(old);
        publish(changed);
        publish(changed);
        Vocabularies found = context.read(
                session -> store.vocabularies(session, Set.of(old.ref())).orElseThrow());
        assertThat(found.current()).isEqualTo(changed);
        assertThat(found.find(old.ref())).contains(old);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> publish(words("1", List.of("marketing"), List.of("email"))))
                .matches(e -> e.is(ConsentError.VOCABULARY_VERSION_REUSED));
        publish(old);
        assertThat(context.read(session -> store.vocabularies(session, Set.of()).orElseThrow())
                        .current())
                .isEqualTo(old);
    }

    @Test
    public void cs9_tenants_doNotSeeEachOther() {
        append(MARYAM, granted("g-1", 1));
        assertThat(context.forTenant(TenantId.of("other"))
                        .read(session -> store.history(session, MARYAM))
                        .facts())
                .isEmpty();
    }

    private void append(SubjectId subject, ConsentFact fact) {
        context.write(session -> {
            store.append(session, subject, fact, null);
            return true;
        });
    }

    private void publish(Vocabulary vocabulary) {
        context.write(session -> {
            store.publish(session, vocabulary);
            return true;
        });
    }

    private ConsentHistory history(SubjectId subject) {
        return context.read(session -> store.history(session, subject));
    }

    private ConsentHistory history(SubjectId subject, ConsentHistory known) {
        return context.read(session -> store.history(session, subject, known));
    }

    private Evidence evidence(String statement) {
        return context.read(session ->
                store.evidence(session, MARYAM, StatementId.of(statement)).orElseThrow());
    }

    private static ConsentFact granted(String id, long revision) {
        return new ConsentFact.Granted(
                StatementId.of(id),
                revision,
                NOON,
                null,
                SCOPE,
                Validity.until(NOON.plusSeconds(60)),
                ReuseBasis.CONSENT,
                TAX.ref());
    }

    private static ConsentFact refused(String id, long revision) {
        return new ConsentFact.Refused(StatementId.of(id), revision, NOON, null, SCOPE, TAX.ref());
    }

    private static ConsentFact withdrawn(String id, long revision, String names) {
        return new ConsentFact.Withdrawn(StatementId.of(id), revision, NOON, null, StatementId.of(names));
    }

    private static Vocabulary words(String version, List<String> purposes, List<String> categories) {
        return Vocabulary.of(
                "words",
                version,
                Taxonomy.of(purposes.stream()
                        .map(id -> Taxonomy.Concept.of(PurposeId.of(id)))
                        .toList()),
                Taxonomy.of(categories.stream()
                        .map(id -> Taxonomy.Concept.of(DataCategoryId.of(id)))
                        .toList()));
    }
}
