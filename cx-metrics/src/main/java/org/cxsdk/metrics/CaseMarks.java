package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a case between its opening and its closing.
 *
 * @param paused observations from which on the clock stands: the agency waits for the customer; null if it never does
 * @param resumed observations from which on it runs again; null if it never stands
 * @param reopened observations that open a closed case again; null if openings do that
 * @param entered observations from which on a case is watched, for cases that came from another office with time behind
 *     them; null if all are watched from their opening
 */
public record CaseMarks(
        @Nullable Filter paused,
        @Nullable Filter resumed,
        @Nullable Filter reopened,
        @Nullable Filter entered) {

    /** Nothing. */
    public static final CaseMarks NONE = new CaseMarks(null, null, null, null);

    public CaseMarks {
        if ((paused == null) != (resumed == null)) {
            throw new IllegalArgumentException("a clock that is paused must be resumed: give both filters or none");
        }
    }

    /** Cases whose clock stands while the agency waits for somebody else. */
    public static CaseMarks pausing(Filter paused, Filter resumed) {
        return new CaseMarks(paused, resumed, null, null);
    }

    /** Cases that are opened again by observations of their own. */
    public static CaseMarks reopening(Filter reopened) {
        return new CaseMarks(null, null, reopened, null);
    }

    /** The marks as a line; empty if there are none. */
    String text() {
        List<String> parts = new ArrayList<>();
        add(parts, "paused", paused);
        add(parts, "resumed", resumed);
        add(parts, "reopened", reopened);
        add(parts, "entered", entered);
        return parts.isEmpty() ? "" : "; " + String.join("; ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Filter filter) {
        if (filter != null) {
            parts.add(name + " by " + filter.text());
        }
    }
}
