package org.cxsdk.feedback.listening;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.recovery.ThemeId;
import org.jspecify.annotations.Nullable;

/**
 * What was noted in a focus group, an interview or a workshop, and the themes that it was coded to.
 *
 * @param id identifies it
 * @param group in which group
 * @param panel the panel whose members sat in it; null if they belong to none
 * @param at when it was said
 * @param speaker who said it, by pseudonym; null if that was not noted. Her words are sealed under her key, others under that
 *     of the group
 * @param text what was said
 * @param themes what it is about; empty until it is coded
 */
public record Note(
        NoteId id,
        GroupId group,
        @Nullable PanelId panel,
        Instant at,
        @Nullable SubjectId speaker,
        String text,
        Set<ThemeId> themes) {

    public Note {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(group, "group");
        at = at.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(text, "text");
        Set<ThemeId> sorted = new TreeSet<>(Comparator.comparing(ThemeId::value));
        sorted.addAll(themes);
        themes = Collections.unmodifiableSet(sorted);
    }

    /** A note that is not coded yet, of a group that belongs to no panel. */
    public static Note of(NoteId id, GroupId group, Instant at, String text) {
        return new Note(id, group, null, at, null, text, Set.of());
    }

    /** Who said it, if that was noted. */
    public Optional<SubjectId> saidBy() {
        return Optional.ofNullable(speaker);
    }

    /** This note of a panel's group. */
    public Note ofPanel(PanelId of) {
        return new Note(id, group, of, at, speaker, text, themes);
    }

    /** This note coded to these themes, in the place of those before. */
    public Note codedTo(Set<ThemeId> others) {
        return new Note(id, group, panel, at, speaker, text, others);
    }

    /** This note with other words. */
    public Note with(String words) {
        return new Note(id, group, panel, at, speaker, words, themes);
    }

    /** Leaves out the words: they may name people. */
    @Override
    public String toString() {
        return "Note(" + id + ", " + group + ", " + themes + ")";
    }
}
