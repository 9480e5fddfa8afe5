package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Comparator;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI remembers of one case: when it was opened first and with which segment, when it was closed first and last,
 * and why it is ruled out, if it is. Least and greatest only, so order and repetition do not matter. Memory: three
 * instants and one segment.
 */
final class CaseState implements MergeableState<CaseEvent, CaseState> {

    static final StateType<CaseEvent, CaseState> TYPE = new StateType<>("kpi-case", CaseState::new, CaseState::read);

    private static final int FORM = 1;
    private static final Comparator<Opening> FIRST =
            Comparator.comparing(Opening::at).thenComparing(Opening::segment);

    private @Nullable Opening opening;
    private @Nullable Instant firstClose;
    private @Nullable Instant lastClose;
    private @Nullable String excluded;

    /** When a case was opened, and where it belongs. */
    record Opening(Instant at, Segment segment) {}

    @Override
    public void add(CaseEvent event) {
        if (event.opens() != null) {
            opening = least(opening, new Opening(event.at(), event.opens()), FIRST);
        }
        if (event.closes()) {
            closed(event.at());
        }
        if (event.excluded() != null) {
            excluded = least(excluded, event.excluded(), Comparator.naturalOrder());
        }
    }

    @Override
    public void merge(CaseState other) {
        if (other.opening != null) {
            opening = least(opening, other.opening, FIRST);
        }
        if (other.firstClose != null && other.lastClose != null) {
            closed(other.firstClose);
            closed(other.lastClose);
        }
        if (other.excluded != null) {
            excluded = least(excluded, other.excluded, Comparator.naturalOrder());
        }
    }

    @Nullable
    Opening opening() {
        return opening;
    }

    @Nullable
    Instant closing(Measure.Closing which) {
        return which == Measure.Closing.FIRST_CLOSE ? firstClose : lastClose;
    }

    @Nullable
    String excluded() {
        return excluded;
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM);
        Keys.instant(out, opening == null ? null : opening.at());
        if (opening != null) {
            Keys.segment(out, opening.segment());
        }
        Keys.instant(out, firstClose);
        Keys.instant(out, lastClose);
        return out.text(excluded == null ? "" : excluded).toBytes();
    }

    private void closed(Instant at) {
        firstClose = least(firstClose, at, Comparator.naturalOrder());
        lastClose = least(lastClose, at, Comparator.reverseOrder());
    }

    private static <T> T least(@Nullable T now, T other, Comparator<? super T> order) {
        return now == null || order.compare(other, now) < 0 ? other : now;
    }

    private static CaseState read(StateReader in) {
        in.form(FORM);
        CaseState state = new CaseState();
        Instant opened = Keys.instant(in);
        if (opened != null) {
            state.opening = new Opening(opened, Keys.segment(in));
        }
        state.firstClose = Keys.instant(in);
        state.lastClose = Keys.instant(in);
        if ((state.firstClose == null) != (state.lastClose == null)) {
            throw in.damaged("a case has a first closing without a last one");
        }
        String excluded = in.text();
        state.excluded = excluded.isEmpty() ? null : excluded;
        return state;
    }
}
