package org.cxsdk.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.RatioOfSums;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;
import org.cxsdk.metrics.state.DistinctCount;
import org.cxsdk.metrics.state.Distribution;
import org.cxsdk.metrics.state.Moments;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI remembers of one period and segment: both sums, how many were left out, by code, and, where the measure asks
 * for them, spread, values and distinct things. Memory: two exact sums and one number for each code, of which a definition
 * has a fixed handful; values and things as {@link Distribution} and {@link DistinctCount} say. Sums and spread can be
 * taken back; a cell with values or things refuses that and is computed anew.
 */
final class CellState implements SubtractableState<CellPart, CellState> {

    static final StateType<CellPart, CellState> TYPE = new StateType<>("kpi-cell", CellState::new, CellState::read);

    /** Form 1 has neither spread nor values nor things; a cell without them is still written so. */
    private static final int PLAIN = 1;

    private static final int FORM = 2;

    private static final byte[] NOTHING = {};

    private final RatioOfSums figure = new RatioOfSums();
    private final Map<String, Long> excluded = new TreeMap<>();
    private @Nullable Moments spread;
    private @Nullable Distribution values;
    private @Nullable DistinctCount things;

    @Override
    public void add(CellPart part) {
        if (part.figure() != null) {
            figure.add(part.figure());
        }
        if (part.spread() != null) {
            spread().add(part.spread());
        }
        if (part.value() != null) {
            values().add(part.value());
        }
        if (part.thing() != null) {
            things().add(part.thing());
        }
        if (part.excluded() != null) {
            excluded.merge(part.excluded(), 1L, Math::addExact);
        }
    }

    @Override
    public void merge(CellState other) {
        figure.merge(other.figure);
        if (other.spread != null) {
            spread().merge(other.spread);
        }
        if (other.values != null) {
            values().merge(other.values);
        }
        if (other.things != null) {
            things().merge(other.things);
        }
        other.excluded.forEach((code, count) -> excluded.merge(code, count, Math::addExact));
    }

    /** Whether it can be taken back: it has neither values nor distinct things. */
    boolean canBeTakenBack() {
        return (values == null || values.count() == 0) && (things == null || things.count() == 0);
    }

    boolean isEmpty() {
        return canBeTakenBack()
                && figure.numeratorCount() == 0
                && figure.denominatorCount() == 0
                && (spread == null || spread.count() == 0)
                && excluded.isEmpty();
    }

    @Override
    public void subtract(CellState other) {
        if (!other.canBeTakenBack()) {
            throw new IllegalArgumentException("values and distinct things cannot be taken back");
        }
        other.excluded.forEach((code, count) -> {
            if (excluded.getOrDefault(code, 0L) < count) {
                throw new IllegalArgumentException("cannot take back " + count + " exclusions " + code);
            }
        });
        figure.subtract(other.figure);
        if (other.spread != null) {
            spread().subtract(other.spread);
        }
        other.excluded.forEach((code, count) ->
                excluded.computeIfPresent(code, (same, now) -> now.equals(count) ? null : Long.valueOf(now - count)));
    }

    RatioOfSums figure() {
        return figure;
    }

    Moments spread() {
        if (spread == null) {
            spread = new Moments();
        }
        return spread;
    }

    Distribution values() {
        if (values == null) {
            values = new Distribution();
        }
        return values;
    }

    DistinctCount things() {
        if (things == null) {
            things = new DistinctCount();
        }
        return things;
    }

    /** How many were left out, by code, sorted. */
    Map<String, Long> excluded() {
        return Collections.unmodifiableMap(excluded);
    }

    @Override
    public byte[] toBytes() {
        byte[] ofSpread = spread == null || spread.count() == 0 ? NOTHING : spread.toBytes();
        byte[] ofValues = values == null || values.count() == 0 ? NOTHING : values.toBytes();
        byte[] ofThings = things == null || things.count() == 0 ? NOTHING : things.toBytes();
        boolean plain = ofSpread.length + ofValues.length + ofThings.length == 0;
        StateWriter out = StateWriter.form(plain ? PLAIN : FORM).bytes(figure.toBytes());
        out.int32(excluded.size());
        excluded.forEach((code, count) -> out.text(code).int64(count));
        if (!plain) {
            out.bytes(ofSpread).bytes(ofValues).bytes(ofThings);
        }
        return out.toBytes();
    }

    private static CellState read(StateReader in) {
        int form = in.form(FORM);
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
        if (form == FORM) {
            merge(in.bytes(), Moments.TYPE, state.spread());
            merge(in.bytes(), Distribution.TYPE, state.values());
            merge(in.bytes(), DistinctCount.TYPE, state.things());
        }
        return state;
    }

    private static <O, S extends MergeableState<O, S>> void merge(byte[] bytes, StateType<O, S> type, S into) {
        if (bytes.length > 0) {
            into.merge(type.read(bytes));
        }
    }
}
