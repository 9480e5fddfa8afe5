package org.cxsdk.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps the histories of persons in memory, and never answers from memory alone: each time the store behind it
 * is asked what the person said since, inside the caller's transaction, and an entry is worth no more than the work of reading
 * the rest again. So a withdrawal from any node is seen by the next decision.
 *
 * <p>What a session reads may hold what it wrote itself and may yet undo. Only sessions of {@link CxConsent#decide} come
 * here, which write nothing; a module that stands in a caller's transaction has no cache.
 *
 * <p>Whoever sets the storage back to an earlier state (a restored backup) opens the module anew.
 */
final class CachedConsentStore implements ConsentStore {

    private final ConsentStore store;
    private final Cache<Person, ConsentHistory> histories;

    CachedConsentStore(ConsentStore store, long persons) {
        this.store = store;
        this.histories = Caffeine.newBuilder()
                .maximumSize(persons)
                .executor(Runnable::run)
                .build();
    }

    private record Person(TenantId tenant, SubjectId subject) {}

    @Override
    public ConsentHistory history(CxSession session, SubjectId subject) {
        Person person = new Person(session.tenant(), subject);
        ConsentHistory known = histories.getIfPresent(person);
        ConsentHistory fresh = known == null ? store.history(session, subject) : store.history(session, subject, known);
        if (fresh != known) {
            // two readers may finish in either order: the later state stays
            histories.asMap().merge(person, fresh, (one, other) -> one.revision() > other.revision() ? one : other);
        }
        return fresh;
    }

    @Override
    public void append(CxSession session, SubjectId subject, ConsentFact fact, @Nullable Evidence evidence) {
        store.append(session, subject, fact, evidence);
    }

    @Override
    public Optional<Evidence> evidence(CxSession session, SubjectId subject, StatementId statement) {
        return store.evidence(session, subject, statement);
    }

    @Override
    public Slice<Published, Position> published(CxSession session, Position after, int limit) {
        return store.published(session, after, limit);
    }

    @Override
    public void publish(CxSession session, Vocabulary vocabulary) {
        store.publish(session, vocabulary);
    }

    @Override
    public Optional<Vocabularies> vocabularies(CxSession session, Set<DefinitionRef> shown) {
        return store.vocabularies(session, shown);
    }
}
