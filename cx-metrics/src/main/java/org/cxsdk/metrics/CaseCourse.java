package org.cxsdk.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one case went: when it was opened and closed, during which spans its clock ran, how long that was, and when it was
 * due. Spans run from the opening to the closing that counts, or on, if there is none; they stop while the case is paused
 * and, with {@link Measure.Closing#NET_OF_CLOSED_SPANS}, while it was closed.
 */
final class CaseCourse {

    private final @Nullable Mark opening;
    private final @Nullable Instant closed;
    private final @Nullable Instant entered;
    private final List<Span> spans;
    private final BusinessTime time;

    private CaseCourse(
            @Nullable Mark opening,
            @Nullable Instant closed,
            @Nullable Instant entered,
            List<Span> spans,
            BusinessTime time) {
        this.opening = opening;
        this.closed = closed;
        this.entered = entered;
        this.spans = spans;
        this.time = time;
    }

    /** A time during which the clock ran; without an end it still runs. */
    private record Span(Instant from, @Nullable Instant to) {}

    static CaseCourse of(Timeline row, Measure.Closing closing, BusinessTime time) {
        @Nullable Mark opening = null;
        @Nullable Instant entered = null;
        @Nullable Instant first = null;
        @Nullable Instant last = null;
        boolean closedAtTheEnd = false;
        boolean net = closing == Measure.Closing.NET_OF_CLOSED_SPANS;
        for (int i = 0; i < row.size(); i++) {
            Mark mark = row.mark(i);
            switch (mark.role()) {
                case OPEN -> {
                    opening = opening == null ? mark : opening;
                    closedAtTheEnd = closedAtTheEnd && !net;
                }
                case REOPEN -> closedAtTheEnd = false;
                case ENTER -> entered = entered == null ? mark.at() : entered;
                case CLOSE -> {
                    first = first == null ? mark.at() : first;
                    last = mark.at();
                    closedAtTheEnd = true;
                }
                default -> {
                    // pauses matter to the spans alone
                }
            }
        }
        @Nullable Instant counts = closing == Measure.Closing.FIRST_CLOSE ? first : closedAtTheEnd ? last : null;
        List<Span> spans = opening == null ? List.of() : spans(row, opening.at(), counts, net);
        return new CaseCourse(opening, counts, entered, spans, time);
    }

    private static List<Span> spans(Timeline row, Instant opened, @Nullable Instant closed, boolean net) {
        List<Span> spans = new ArrayList<>();
        @Nullable Instant since = opened;
        boolean paused = false;
        boolean open = true;
        for (int i = 0; i < row.size(); i++) {
            Mark mark = row.mark(i);
            if (mark.at().isBefore(opened) || closed != null && mark.at().isAfter(closed)) {
                continue;
            }
            switch (mark.role()) {
                case PAUSE -> paused = true;
                case RESUME -> paused = false;
                case OPEN, REOPEN -> open = true;
                case CLOSE -> open = !net && open;
                default -> {
                    // says nothing of the clock
                }
            }
            boolean runs = open && !paused;
            if (runs && since == null) {
                since = mark.at();
            } else if (!runs && since != null) {
                spans.add(new Span(since, mark.at()));
                since = null;
            }
        }
        if (since != null && (closed == null || !closed.isBefore(since))) {
            spans.add(new Span(since, closed));
        }
        return spans;
    }

    /** When it was opened first, and to which segment it belongs. */
    @Nullable
    Mark opening() {
        return opening;
    }

    /** The closing that counts, if it came. */
    @Nullable
    Instant closed() {
        return closed;
    }

    /** For how long its clock ran up to a moment, or up to its closing if that was earlier. */
    Duration ran(Instant until) {
        Duration sum = Duration.ZERO;
        for (Span span : spans) {
            Instant to = span.to() == null || span.to().isAfter(until) ? until : span.to();
            if (to.isAfter(span.from())) {
                sum = sum.plus(time.between(span.from(), to));
            }
        }
        return sum;
    }

    /** How much of its time had passed when it came to be watched; nothing if it was from the start. */
    Duration ranBeforeWatched() {
        return entered == null ? Duration.ZERO : ran(entered);
    }

    /** When so much of its time has passed or will have passed; empty while its clock stands. */
    Optional<Instant> due(Duration within) {
        Duration left = within;
        @Nullable Instant from = null;
        for (Span span : spans) {
            from = span.from();
            if (span.to() == null) {
                return Optional.of(time.plus(from, left));
            }
            Duration ran = time.between(from, span.to());
            if (ran.compareTo(left) >= 0) {
                return Optional.of(time.plus(from, left));
            }
            left = left.minus(ran);
        }
        // closed early: when it would have been due had its clock run on from there
        return closed == null ? Optional.empty() : Optional.of(time.plus(closed, left));
    }
}
