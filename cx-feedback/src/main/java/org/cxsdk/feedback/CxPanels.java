package org.cxsdk.feedback;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.feedback.json.StorageQualitativeStore;
import org.cxsdk.feedback.listening.GroupId;
import org.cxsdk.feedback.listening.Membership;
import org.cxsdk.feedback.listening.Note;
import org.cxsdk.feedback.listening.NoteId;
import org.cxsdk.feedback.listening.PanelId;
import org.cxsdk.feedback.listening.QualitativeStore;
import org.cxsdk.feedback.listening.ThemeVoices;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.survey.FeedbackError;

/**
 * Panels, and what is said in focus groups, interviews and workshops, over a storage: notes are coded to the themes that
 * surveys found, so that both count, before a change and after it. Safe for use by many threads.
 */
public final class CxPanels {

    private final CxContext context;
    private final QualitativeStore store;
    private final Redactor redactor;

    private CxPanels(CxContext context, QualitativeStore store, Redactor redactor) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
        this.redactor = Objects.requireNonNull(redactor, "redactor");
    }

    /** Opens panels on a context, kept in its storage. */
    public static CxPanels on(CxContext context) {
        return on(context, new StorageQualitativeStore());
    }

    /** Opens panels on a context, kept in a store of the agency's own. */
    public static CxPanels on(CxContext context, QualitativeStore store) {
        return new CxPanels(context, store, Redactor.all());
    }

    /** This service taking other identifiers out of notes before they are stored, for example the names of those who spoke. */
    public CxPanels redacting(Redactor other) {
        return new CxPanels(context, store, other);
    }

    /** Somebody joins a panel; who belongs to it already stays as she is. */
    public Membership join(PanelId panel, SubjectId member) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<Membership> known = store.membership(session, panel, member);
            if (known.isPresent() && known.get().left() == null) {
                return known.get();
            }
            Membership joined = new Membership(panel, member, session.now(), null);
            store.put(session, joined);
            return joined;
        });
    }

    /**
     * Somebody leaves a panel.
     *
     * @return her membership; empty if she never joined
     */
    public Optional<Membership> leave(PanelId panel, SubjectId member) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<Membership> known = store.membership(session, panel, member);
            if (known.isEmpty() || known.get().left() != null) {
                return known;
            }
            Membership left = new Membership(panel, member, known.get().joined(), session.now());
            store.put(session, left);
            return Optional.of(left);
        });
    }

    /** Who belongs to a panel at an instant, in the order of pseudonyms. */
    public List<SubjectId> members(PanelId panel, Instant at) {
        return context.read(session -> store.members(session, panel).stream()
                .filter(membership -> membership.holds(at))
                .map(Membership::member)
                .toList());
    }

    /** Keeps a note, with identifiers taken out of its words; the same note again stays as it is. */
    public Note note(Note note) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<Note> known = store.note(session, note.id());
            if (known.isPresent()) {
                return known.get();
            }
            Note redacted = note.with(redactor.redact(note.text()).text());
            store.put(session, redacted);
            return redacted;
        });
    }

    /**
     * Codes a note to one more theme.
     *
     * @throws CxException with code CX-FEEDBACK-0020 if there is no such note
     */
    public Note code(NoteId id, ThemeId theme) {
        return context.write(OnConflict.RETRY, session -> {
            Note note = store.note(session, id)
                    .orElseThrow(() -> new CxException(
                            FeedbackError.UNKNOWN_CASE,
                            "there is no note " + id,
                            "Keep it first, or look at the identifier."));
            Set<ThemeId> themes = new HashSet<>(note.themes());
            if (themes.add(theme)) {
                note = note.codedTo(themes);
                store.put(session, note);
            }
            return note;
        });
    }

    /** The notes of a group, in the order of time. */
    public List<Note> of(GroupId group) {
        return context.read(session -> store.ofGroup(session, group));
    }

    /** Everything behind a theme, from surveys and from groups, before its change and after it. */
    public ThemeVoices voices(Theme theme) {
        return context.read(session -> ThemeVoices.of(theme, store.ofTheme(session, theme.id())));
    }
}
