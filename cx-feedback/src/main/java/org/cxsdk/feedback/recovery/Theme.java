package org.cxsdk.feedback.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * What several people said, and what became of it: theme, decision, change, announcement. It knows the responses behind it and
 * says to nobody who gave them.
 *
 * @param id identifies it
 * @param said what people said, in the agency's words, fit to be published
 * @param comments the responses behind it, at least one
 * @param foundAt when it was found
 * @param decision what was decided; null if nothing is yet
 * @param change what was changed; null if nothing is yet
 * @param announcement what was announced; null if nothing is yet
 * @param toldAt when those who contributed were told; null if they were not yet
 */
public record Theme(
        ThemeId id,
        LocalizedText said,
        Set<ResponseId> comments,
        Instant foundAt,
        @Nullable Decision decision,
        @Nullable Change change,
        @Nullable Announcement announcement,
        @Nullable Instant toldAt) {

    public Theme {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(foundAt, "foundAt");
        Set<ResponseId> sorted = new TreeSet<>(Comparator.comparing(ResponseId::value));
        sorted.addAll(comments);
        comments = Collections.unmodifiableSet(sorted);
        if (comments.isEmpty()) {
            throw new IllegalArgumentException("theme " + id + " must have a comment behind it");
        }
        if (change != null && (decision == null || !decision.accepted())) {
            throw new IllegalArgumentException("theme " + id + " is changed without a decision to do so");
        }
        if (announcement != null && change == null && (decision == null || decision.accepted())) {
            throw new IllegalArgumentException("theme " + id + " is announced before it was changed or declined");
        }
        if (toldAt != null && announcement == null) {
            throw new IllegalArgumentException("theme " + id + " is told before it was announced");
        }
    }

    /**
     * What was decided.
     *
     * @param accepted whether something will be changed
     * @param why why, fit to be published
     * @param owner who sees to it
     * @param at when
     */
    public record Decision(boolean accepted, LocalizedText why, ActorId owner, Instant at) {
        public Decision {
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * What was changed.
     *
     * @param what what, fit to be published
     * @param at when it took effect: answers before are "before", answers from then on "after"
     */
    public record Change(LocalizedText what, Instant at) {
        public Change {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * What was announced.
     *
     * @param text the words
     * @param at when
     */
    public record Announcement(LocalizedText text, Instant at) {
        public Announcement {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(at, "at");
        }
    }

    /** How far a theme is. */
    public enum Status {
        /** Nothing is decided. */
        FOUND,
        /** It will be changed. */
        PLANNED,
        /** It was changed. */
        DONE,
        /** It will not be changed, and why is said. */
        DECLINED
    }

    /** A theme that was just found. */
    public static Theme found(ThemeId id, LocalizedText said, Set<ResponseId> comments, Instant at) {
        return new Theme(id, said, comments, at, null, null, null, null);
    }

    /** How far it is. */
    public Status status() {
        if (decision == null) {
            return Status.FOUND;
        }
        if (!decision.accepted()) {
            return Status.DECLINED;
        }
        return change == null ? Status.PLANNED : Status.DONE;
    }

    /** Whether people were answered: it is announced. */
    public boolean isAnswered() {
        return announcement != null;
    }

    /** How long people waited for an answer, from when the theme was found until it was announced. */
    public Optional<Duration> loopClosureTime() {
        return announcement == null ? Optional.empty() : Optional.of(Duration.between(foundAt, announcement.at()));
    }

    /** This theme as decided. */
    public Theme with(Decision decided) {
        return new Theme(id, said, comments, foundAt, decided, change, announcement, toldAt);
    }

    /** This theme as changed; it was decided to do so. */
    public Theme with(Change changed) {
        return new Theme(id, said, comments, foundAt, decision, changed, announcement, toldAt);
    }

    /** This theme as announced; it was changed, or declined. */
    public Theme with(Announcement announced) {
        return new Theme(id, said, comments, foundAt, decision, change, announced, toldAt);
    }

    /** This theme, with those who contributed told. */
    public Theme told(Instant at) {
        return new Theme(id, said, comments, foundAt, decision, change, announcement, at);
    }

    /** When the last step was taken. */
    public Instant latest() {
        Instant latest = decision == null ? foundAt : decision.at();
        latest = change == null ? latest : change.at();
        return announcement == null ? latest : announcement.at();
    }
}
