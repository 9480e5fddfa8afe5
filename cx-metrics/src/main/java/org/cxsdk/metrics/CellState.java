package org.cxsdk.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.state.RatioOfSums;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;

/**
 * What a KPI remembers of one period and segment: both sums, and how many were left out, by code. Memory: two exact
 * sums and one number for each code, of which a definition has a fixed handful.
 */
final class CellState implements SubtractableState<CellPart, CellState> {

    static final StateType<CellPart, CellState> TYPE = new StateType<>("kpi-cell", CellState::new, CellState::read);

    private static final int FORM = 1;

    private final RatioOfSums figure = new RatioOfSums();
    private final Map<String, Long> excluded = new TreeMap<>();

    @Override
    public void add(CellPart part) {
        if (part.figure() != null) {
            figure.add(part.figure());
        }
        if (part.excluded() != null) {
            excluded.merge(part.excluded(), 1L, Math::addExact);
        }
    }

    @Override
    public void merge(CellState other) {
        figure.merge(other.figure);
        other.excluded.forEach((code, count) -> excluded.merge(code, count, Math::addExact));
    }

    @Override
    public void subtract(CellState other) {
        other.excluded.forEach((code, count) -> {
            if (excluded.getOrDefault(code, 0L) < count) {
                throw new IllegalArgumentException("cannot take back " + count + " exclusions " + code);
            }
        });
        figure.subtract(other.figure);
        other.excluded.forEach((code, count) ->
                excluded.computeIfPresent(code, (same, now) -> now.equals(count) ? null : Long.valueOf(now - count)));
    }

    RatioOfSums figure() {
        return figure;
    }

    /** How many were left out, by code, sorted. */
    Map<String, Long> excluded() {
        return Collections.unmodifiableMap(excluded);
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM).bytes(figure.toBytes()).int32(excluded.size());
        excluded.forEach((code, count) -> out.text(code).int64(count));
        return out.toBytes();
    }

    private static CellState read(StateReader in) {
        in.form(FORM);
        CellState state = new CellState();
        state.figure.merge(RatioOfSums.TYPE.read(in.bytes()));
        int codes = in.int32();
        String last = "";
        for (int i = 0; i < codes; i++) {
            String code = in.text();
            long count = in.countOf(code);
            if (code.compareTo(last) <= 0 || count == 0) {
                throw in.damaged("exclusions are not in order or zero");
            }
            state.excluded.put(code, count);
            last = code;
        }
        return state;
    }
}
