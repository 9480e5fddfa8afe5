package org.cxsdk.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxSession;

/**
 * The histories of persons as decisions read them. They are kept in memory, and never answered from memory alone: each time the
 * store is asked what the person said since, inside the caller's transaction, and an entry is worth no more than the work of
 * reading the rest again. So a withdrawal from any node is seen by the next decision. Only a caller who says for how long
 * gets what was read before.
 *
 * <p>What a session reads may hold what it wrote itself and may yet undo. Only sessions of {@link CxConsent#decide} come
 * here, which write nothing; a module that stands in a caller's transaction keeps nothing.
 *
 * <p>Whoever sets the storage back to an earlier state (a restored backup) opens the module anew.
 */
final class CachedHistoryStore {

    private final ConsentStore store;
    private final Cache<Person, Read> histories;

    /** @param persons how many at most; 0 for none */
    CachedHistoryStore(ConsentStore store, long persons) {
        this.store = store;
        this.histories = Caffeine.newBuilder()
                .maximumSize(persons)
                .executor(Runnable::run)
                .build();
    }

    private record Person(TenantId tenant, SubjectId subject) {}

    /** A history, and when it was all that the person had said. */
    private record Read(ConsentHistory history, Instant at) {

        /** Two readers may finish in either order: the later state stays. */
        static Read later(Read one, Read other) {
            long newer = one.history.revision() - other.history.revision();
            return newer > 0 || (newer == 0 && one.at.isAfter(other.at)) ? one : other;
        }

        boolean isWithin(Duration staleness, Instant now) {
            return !now.isBefore(at) && Duration.between(at, now).compareTo(staleness) < 0;
        }
    }

    /** Everything that the person has said by now. */
    ConsentHistory history(CxSession session, SubjectId subject) {
        return history(session, subject, Duration.ZERO);
    }

    /** Everything that the person had said so long ago, or later. */
    ConsentHistory history(CxSession session, SubjectId subject, Duration maxStaleness) {
        Person person = new Person(session.tenant(), subject);
        Read known = histories.getIfPresent(person);
        if (known != null && known.isWithin(maxStaleness, session.now())) {
            return known.history();
        }
        ConsentHistory fresh =
                known == null ? store.history(session, subject) : store.history(session, subject, known.history());
        if (known == null || fresh != known.history() || !maxStaleness.isZero()) {
            histories.asMap().merge(person, new Read(fresh, session.now()), Read::later);
        }
        return fresh;
    }
}
