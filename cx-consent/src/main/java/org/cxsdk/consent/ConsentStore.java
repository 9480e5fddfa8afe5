package org.cxsdk.consent;

import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Where statements and vocabularies are kept. {@link CxConsent#on} uses the one over {@code Storage}; an agency that has
 * a table of consents already may implement it over that one.
 *
 * <p>All methods work inside the session's transaction. The rules have numbers, which the tests of {@code
 * ConsentStoreContract} bear in their names (docs/consent.md, "A store of your own"):
 *
 * <ol>
 *   <li>CS-1: the history of who never said anything is empty, at revision 0.
 *   <li>CS-2: a history has what was appended for this person, in order, with all its parts.
 *   <li>CS-3: an append with any revision but the next is a {@code StorageConflict}, and nothing is kept of it.
 *   <li>CS-4: a history holds every fact whose transaction ended before the call, also if the caller tells what he has read
 *       before: that is what makes a withdrawal hold.
 *   <li>CS-5: what is rolled back was never said.
 *   <li>CS-6: evidence is kept if it was given; its note is gone with the person's key, the fact is not.
 *   <li>CS-7: the facts of all persons can be read in the order of their commits, page by page.
 *   <li>CS-8: vocabularies are kept, the one published last is current, and a version never changes its content.
 *   <li>CS-9: tenants do not see each other.
 * </ol>
 */
public interface ConsentStore {

    /** Everything a person said and is kept, with the revision of her log. */
    ConsentHistory history(CxSession session, SubjectId subject);

    /**
     * The same as {@link #history(CxSession, SubjectId)}, given what was read of the same person before: a store that can
     * tell cheaply what is new reads no more than that.
     *
     * @param known what an earlier call returned
     */
    default ConsentHistory history(CxSession session, SubjectId subject, ConsentHistory known) {
        return history(session, subject);
    }

    /**
     * Appends a fact to a person's log.
     *
     * @param fact has the revision behind the last one, as {@link #history} told it
     * @param evidence how it was said, if that is to be kept; the note is stored sealed
     * @throws org.cxsdk.core.storage.StorageConflict if somebody else appended meanwhile
     */
    void append(CxSession session, SubjectId subject, ConsentFact fact, @Nullable Evidence evidence);

    /** How a person said something, if that was kept. */
    Optional<Evidence> evidence(CxSession session, SubjectId subject, StatementId statement);

    /** Facts of all persons after a position, in the order in which they were committed. */
    Slice<Published, Position> published(CxSession session, Position after, int limit);

    /** Keeps a vocabulary and makes it the current one, which new statements are made in and requests are read in. */
    void publish(CxSession session, Vocabulary vocabulary);

    /**
     * The current vocabulary and those of the wanted versions that are kept; empty if none was published.
     *
     * @param shown versions that statements were made in
     */
    Optional<Vocabularies> vocabularies(CxSession session, Set<DefinitionRef> shown);

    /**
     * A fact and whose it is.
     *
     * @param position its place in the journal of all persons
     * @param subject who said it
     * @param fact what was said
     */
    record Published(Position position, SubjectId subject, ConsentFact fact) {}
}
