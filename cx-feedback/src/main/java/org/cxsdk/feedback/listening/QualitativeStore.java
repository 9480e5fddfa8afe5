package org.cxsdk.feedback.listening;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.feedback.recovery.ThemeId;

/** Where panels and notes are kept. */
public interface QualitativeStore {

    /** The membership of a person, if she ever joined; of several the last. */
    Optional<Membership> membership(CxSession session, PanelId panel, SubjectId member);

    /** Keeps a membership in the place of the one before. */
    void put(CxSession session, Membership membership);

    /** All who ever joined a panel, in the order of pseudonyms. */
    List<Membership> members(CxSession session, PanelId panel);

    /** The note with this identifier. Words whose key was destroyed come back empty. */
    Optional<Note> note(CxSession session, NoteId id);

    /** Keeps a note in the place of the one before. */
    void put(CxSession session, Note note);

    /** The notes coded to a theme, in the order of time. */
    List<Note> ofTheme(CxSession session, ThemeId theme);

    /** The notes of a group, in the order of time. */
    List<Note> ofGroup(CxSession session, GroupId group);
}
