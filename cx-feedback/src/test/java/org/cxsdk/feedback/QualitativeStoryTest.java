package org.cxsdk.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.listening.GroupId;
import org.cxsdk.feedback.listening.Note;
import org.cxsdk.feedback.listening.NoteId;
import org.cxsdk.feedback.listening.PanelId;
import org.cxsdk.feedback.listening.ThemeVoices;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A survey finds a theme; a panel talks about it before the change, and again after it. Both stand behind the theme. */
@Tag("S47")
class QualitativeStoryTest {

    private static final PanelId PARENTS = PanelId.of("parents");
    private static final ThemeId UPLOAD = ThemeId.of("upload");

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-09-01T06:00:00Z");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatGroupsSay_countsBesideSurveys_beforeAndAfterTheChange(Databases database) {
        CxContext context = database.open(clock);
        CxFeedback feedback = CxFeedback.on(context);
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        for (String id : List.of("r-1", "r-2", "r-3")) {
            feedback.submit(
                    csat,
                    Response.to(csat, ResponseId.of(id), SubjectId.of("p-" + id), clock.instant())
                            .answer("satisfaction", 2)
                            .answer("comment", "The upload fails.")
                            .build());
        }
        CxThemes themes = feedback.themes();
        themes.found(
                UPLOAD,
                LocalizedText.enAr("Uploading papers fails", "رفع الأوراق لا يعمل"),
                Set.of(ResponseId.of("r-1"), ResponseId.of("r-2"), ResponseId.of("r-3")));

        // region panel
        CxPanels panels = CxPanels.on(context).redacting(Redactor.all().knowing("Amal Haddad"));
        panels.join(PARENTS, SubjectId.of("amal"));
        panels.join(PARENTS, SubjectId.of("badr"));

        panels.note(Note.of(
                        NoteId.of("n-1"),
                        GroupId.of("group-1"),
                        clock.instant(),
                        "Amal said: the upload stops at 2 MB.")
                .ofPanel(PARENTS));
        panels.code(NoteId.of("n-1"), UPLOAD);
        // endregion
        panels.note(
                Note.of(NoteId.of("n-2"), GroupId.of("group-1"), clock.instant(), "A photo is never small enough."));
        panels.code(NoteId.of("n-2"), UPLOAD);
        panels.note(Note.of(NoteId.of("n-3"), GroupId.of("group-2"), clock.instant(), "I came with paper instead."));
        panels.code(NoteId.of("n-3"), UPLOAD);
        panels.note(Note.of(NoteId.of("n-4"), GroupId.of("group-2"), clock.instant(), "The desk is friendly."));

        clock.set("2026-10-01T06:00:00Z");
        ActorId owner = ActorId.of("head-of-digital");
        themes.accept(UPLOAD, LocalizedText.enAr("We will allow 20 MB.", "سنسمح بعشرين ميغابايت."), owner);
        themes.changed(UPLOAD, LocalizedText.enAr("20 MB are allowed.", "يُسمح بعشرين ميغابايت."));
        panels.leave(PARENTS, SubjectId.of("badr"));

        // after the change the panel is asked again
        clock.set("2026-11-01T06:00:00Z");
        panels.note(Note.of(NoteId.of("n-5"), GroupId.of("group-3"), clock.instant(), "It went through at once."));
        panels.note(
                Note.of(NoteId.of("n-6"), GroupId.of("group-4"), clock.instant(), "Fine, but the preview is blank."));
        panels.code(NoteId.of("n-6"), UPLOAD);

        Theme theme = themes.find(UPLOAD).orElseThrow();
        ThemeVoices voices = panels.voices(theme);
        assertThat(voices.comments()).isEqualTo(3);
        assertThat(voices.groupsBefore()).isEqualTo(2);
        assertThat(voices.groupsAfter())
                .as("it still came up in one group of two")
                .isEqualTo(1);
        assertThat(voices.before())
                .extracting(Note::text)
                .containsExactly(
                        "[name] said: the upload stops at 2 MB.",
                        "A photo is never small enough.",
                        "I came with paper instead.");
        assertThat(voices.after()).extracting(note -> note.id().value()).containsExactly("n-6");
        assertThat(panels.of(GroupId.of("group-2"))).hasSize(2);

        assertThat(panels.members(PARENTS, Instant.parse("2026-09-15T00:00:00Z")))
                .containsExactly(SubjectId.of("amal"), SubjectId.of("badr"));
        assertThat(panels.members(PARENTS, clock.instant())).containsExactly(SubjectId.of("amal"));
        assertThat(panels.leave(PARENTS, SubjectId.of("nobody"))).isEmpty();
        assertThatExceptionOfType(org.cxsdk.core.CxException.class)
                .isThrownBy(() -> panels.code(NoteId.of("n-99"), UPLOAD))
                .matches(e -> e.is(FeedbackError.UNKNOWN_CASE));
    }
}
