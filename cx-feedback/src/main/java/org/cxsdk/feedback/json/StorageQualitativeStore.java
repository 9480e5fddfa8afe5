package org.cxsdk.feedback.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.feedback.listening.GroupId;
import org.cxsdk.feedback.listening.Membership;
import org.cxsdk.feedback.listening.Note;
import org.cxsdk.feedback.listening.NoteId;
import org.cxsdk.feedback.listening.PanelId;
import org.cxsdk.feedback.listening.QualitativeStore;
import org.cxsdk.feedback.recovery.ThemeId;
import org.jspecify.annotations.Nullable;

/** Panels and notes as documents; words are sealed under the key of the speaker, or of the group if she is not named. */
public final class StorageQualitativeStore implements QualitativeStore {

    private static final String BY_PANEL = "by-panel";
    private static final String BY_THEME = "by-theme-and-time";
    private static final String BY_GROUP = "by-group-and-time";
    private static final String WORDS_FIELD = "text";

    private static final DocumentKind<MemberForm> MEMBERS = DocumentKind.of(
            "feedback.panel-member",
            FormCodec.of(1, MemberForm.class, Function.identity(), Function.identity()),
            member -> List.of(IndexTuple.of(BY_PANEL, IndexValue.of(member.panel()), IndexValue.of(member.member()))));

    private static final DocumentKind<NoteForm> NOTES = DocumentKind.of(
            "feedback.note",
            FormCodec.of(1, NoteForm.class, Function.identity(), Function.identity()),
            StorageQualitativeStore::tuples);

    /** A store without state of its own; everything is in the session it is handed. */
    public StorageQualitativeStore() {}

    record MemberForm(
            String panel,
            String member,
            Instant joined,
            @Nullable Instant left) {}

    record NoteForm(
            String group,
            @Nullable String panel,
            Instant at,
            @Nullable String speaker,
            List<String> themes,
            Sealed text) {}

    private static List<IndexTuple> tuples(NoteForm note) {
        List<IndexTuple> tuples = new ArrayList<>();
        tuples.add(IndexTuple.of(BY_GROUP, IndexValue.of(note.group()), IndexValue.of(note.at())));
        note.themes()
                .forEach(theme -> tuples.add(IndexTuple.of(BY_THEME, IndexValue.of(theme), IndexValue.of(note.at()))));
        return tuples;
    }

    @Override
    public Optional<Membership> membership(CxSession session, PanelId panel, SubjectId member) {
        return session.load(MEMBERS, key(panel, member)).map(stored -> membership(stored.value()));
    }

    @Override
    public void put(CxSession session, Membership membership) {
        session.write(
                MEMBERS,
                key(membership.panel(), membership.member()),
                Expected.any(),
                new MemberForm(
                        membership.panel().value(),
                        membership.member().value(),
                        membership.joined(),
                        membership.left()));
    }

    private static String key(PanelId panel, SubjectId member) {
        return panel.value().length() + ":" + panel + ":" + member.value();
    }

    private static Membership membership(MemberForm form) {
        return new Membership(PanelId.of(form.panel()), SubjectId.of(form.member()), form.joined(), form.left());
    }

    @Override
    public List<Membership> members(CxSession session, PanelId panel) {
        return Walk.all(session, MEMBERS, session.query(MEMBERS, BY_PANEL).equal(panel.value())).stream()
                .map(stored -> membership(stored.value()))
                .toList();
    }

    @Override
    public Optional<Note> note(CxSession session, NoteId id) {
        return session.load(NOTES, id.value()).map(stored -> open(session, stored));
    }

    @Override
    public void put(CxSession session, Note note) {
        String id = note.id().value();
        PanelId panel = note.panel();
        Sealed text = session.seal(
                keeper(note.group(), note.speaker()), NOTES.place(id, WORDS_FIELD), SealedText.CODEC, note.text());
        session.write(
                NOTES,
                id,
                Expected.any(),
                new NoteForm(
                        note.group().value(),
                        panel == null ? null : panel.value(),
                        note.at(),
                        note.saidBy().map(SubjectId::value).orElse(null),
                        note.themes().stream().map(ThemeId::value).toList(),
                        text));
    }

    private static SubjectId keeper(GroupId group, @Nullable SubjectId speaker) {
        return speaker == null ? SubjectId.of("group/" + group) : speaker;
    }

    private static Note open(CxSession session, Stored<NoteForm> stored) {
        NoteForm form = stored.value();
        String panel = form.panel();
        String speaker = form.speaker();
        Set<ThemeId> themes = form.themes().stream().map(ThemeId::of).collect(Collectors.toSet());
        return new Note(
                NoteId.of(stored.id()),
                GroupId.of(form.group()),
                panel == null ? null : PanelId.of(panel),
                form.at(),
                speaker == null ? null : SubjectId.of(speaker),
                session.open(form.text(), NOTES.place(stored.id(), WORDS_FIELD), SealedText.CODEC)
                        .content()
                        .orElse(""),
                themes);
    }

    @Override
    public List<Note> ofTheme(CxSession session, ThemeId theme) {
        return notes(session, session.query(NOTES, BY_THEME).equal(theme.value()));
    }

    @Override
    public List<Note> ofGroup(CxSession session, GroupId group) {
        return notes(session, session.query(NOTES, BY_GROUP).equal(group.value()));
    }

    private static List<Note> notes(CxSession session, DocQuery query) {
        return Walk.all(session, NOTES, query).stream()
                .map(stored -> open(session, stored))
                .sorted(Comparator.comparing(Note::at)
                        .thenComparing(note -> note.id().value()))
                .toList();
    }
}
