package org.cxsdk.feedback.listening;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cxsdk.feedback.recovery.Theme;

/**
 * Everything that stands behind a theme: answers to surveys and what was said in groups, before the change and after it. Groups
 * are counted, not shares: a few talks are no sample. Pure.
 *
 * @param theme the theme
 * @param comments how many answers to surveys are behind it
 * @param groupsBefore in how many groups it came up before the change, or at all if nothing was changed yet
 * @param groupsAfter in how many it still came up afterwards
 * @param before the notes before, in order of time
 * @param after the notes after
 */
public record ThemeVoices(
        Theme theme, int comments, long groupsBefore, long groupsAfter, List<Note> before, List<Note> after) {

    public ThemeVoices {
        Objects.requireNonNull(theme, "theme");
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Puts the notes of a theme before and after its change. */
    public static ThemeVoices of(Theme theme, List<Note> notes) {
        Theme.Change change = theme.change();
        Instant at = change == null ? Instant.MAX : change.at();
        List<Note> before =
                notes.stream().filter(note -> note.at().isBefore(at)).toList();
        List<Note> after =
                notes.stream().filter(note -> !note.at().isBefore(at)).toList();
        return new ThemeVoices(theme, theme.comments().size(), groups(before), groups(after), before, after);
    }

    private static long groups(List<Note> notes) {
        return notes.stream().map(Note::group).distinct().count();
    }
}
