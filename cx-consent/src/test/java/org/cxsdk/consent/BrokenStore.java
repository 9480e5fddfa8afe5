package org.cxsdk.consent;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Stores that are wrong in the ways in which a withdrawal is lost elsewhere. The checks of withdrawal must catch each of
 * them. All but the reading of histories is right.
 */
abstract class BrokenStore implements ConsentStore {

    private final ConsentStore right = new StorageConsentStore();

    /** The first history that is read of a person is told for ever: a cache without a check of its revision. */
    static BrokenStore unchecked() {
        return new BrokenStore() {
            private final Map<SubjectId, ConsentHistory> cache = new ConcurrentHashMap<>();

            @Override
            public ConsentHistory history(CxSession session, SubjectId subject) {
                return cache.computeIfAbsent(subject, person -> fresh(session, person));
            }
        };
    }

    /** A cache that is checked, but against a number that the writer raises only after its commit: {@link #raise}. */
    static BrokenStore raisedLate() {
        return new BrokenStore() {
            private final Map<SubjectId, Seen> cache = new ConcurrentHashMap<>();

            @Override
            public ConsentHistory history(CxSession session, SubjectId subject) {
                long now = session.load(RAISED, subject.value())
                        .map(Stored::version)
                        .orElse(0L);
                Seen known = cache.get(subject);
                if (known == null || known.number() != now) {
                    known = new Seen(now, fresh(session, subject));
                    cache.put(subject, known);
                }
                return known.history();
            }
        };
    }

    /** Reads in a snapshot that was opened before the decision began; every third reading opens a new one. */
    static BrokenStore openSnapshot() {
        return new BrokenStore() {
            private final Map<SubjectId, ConsentHistory> snapshot = new ConcurrentHashMap<>();
            private final AtomicInteger readings = new AtomicInteger();

            @Override
            public ConsentHistory history(CxSession session, SubjectId subject) {
                if (readings.incrementAndGet() % 3 == 0) {
                    snapshot.clear();
                }
                return snapshot.computeIfAbsent(subject, person -> fresh(session, person));
            }
        };
    }

    private record Seen(long number, ConsentHistory history) {}

    private record Raised(String by) {}

    private static final DocumentKind<Raised> RAISED =
            DocumentKind.of("test.raised", FormCodec.of(1, Raised.class, raised -> raised, raised -> raised));

    /** The second step of a writer that raises the number of a person only after its commit. */
    static void raise(CxContext context, SubjectId subject) {
        context.write(session -> session.write(RAISED, subject.value(), Expected.any(), new Raised("writer")));
    }

    final ConsentHistory fresh(CxSession session, SubjectId subject) {
        return right.history(session, subject);
    }

    @Override
    public void append(CxSession session, SubjectId subject, ConsentFact fact, @Nullable Evidence evidence) {
        right.append(session, subject, fact, evidence);
    }

    @Override
    public Optional<Evidence> evidence(CxSession session, SubjectId subject, StatementId statement) {
        return right.evidence(session, subject, statement);
    }

    @Override
    public Slice<Published, Position> published(CxSession session, Position after, int limit) {
        return right.published(session, after, limit);
    }

    @Override
    public void publish(CxSession session, Vocabulary vocabulary) {
        right.publish(session, vocabulary);
    }

    @Override
    public Optional<Vocabularies> vocabularies(CxSession session, Set<DefinitionRef> shown) {
        return right.vocabularies(session, shown);
    }
}
