package org.cxsdk.feedback.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;

/**
 * Where rounds, invitations and contacts are kept. Nothing of an anonymous round has an instant of its own, an author or a
 * journal entry: neither an invitation, nor its use, nor the contact.
 */
public interface InvitationStore {

    /** The round, if it was opened. */
    Optional<Wave> wave(CxSession session, WaveId id);

    /** Opens a round; the same again changes nothing, another one under its name is refused. */
    void open(CxSession session, Wave wave);

    /** The invitation with this token. */
    Optional<Invitation> find(CxSession session, InvitationToken token);

    /**
     * Keeps a new invitation.
     *
     * @throws org.cxsdk.core.storage.VersionConflict if there is one with this token
     */
    void add(CxSession session, InvitationToken token, Invitation invitation);

    /**
     * Marks an invitation as used; of two at the same moment one fails.
     *
     * @throws org.cxsdk.core.storage.VersionConflict if it was changed since it was read
     */
    void use(CxSession session, InvitationToken token, Invitation used);

    /** When a person was asked, in order. */
    List<Instant> contacts(CxSession session, SubjectId subject);

    /**
     * Notes that a person was asked; of two at the same moment one fails.
     *
     * @param known the contacts as they were read
     * @param at when; of an anonymous round its end
     */
    void addContact(CxSession session, SubjectId subject, List<Instant> known, Instant at);

    /** How many of a round's invitations were used. */
    Ratio used(CxSession session, WaveId wave);
}
