package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;

/**
 * What one KPI remembers of the observations that hold ({@link Facts}): a cell for each period and finest segment, and,
 * for figures about cases, a row for each case or person, because what happens to a case arrives apart and which cohort it
 * belongs to depends on the as-of time. It is a {@link MergeableState}: shards, days and replays give the
 * same bytes.
 *
 * <p>Memory: about 300 bytes for each cell or case; beyond {@value #MOST_PARTS} of them it refuses with
 * {@code CX-METRICS-0002}. Cost of an observation: the filters, one look-up, exact addition.
 */
public final class KpiState implements MergeableState<Observation, KpiState> {

    /** Most cells, and most cases, of one KPI. */
    public static final int MOST_PARTS = 5_000_000;

    private static final int FORM = 1;
    private static final int CELL = 1;
    private static final int CASE = 2;

    private final KpiDefinition definition;
    private final String sha256;
    private final Intake intake;
    private Map<CellKey, CellState> cells = new HashMap<>();
    private Map<String, Timeline> cases = new HashMap<>();
    private final Intake.Sink sink = new Intake.Sink() {
        @Override
        public void cell(CellKey key, CellPart part) {
            KpiState.this.cell(key).add(part);
        }

        @Override
        public void row(String reference, Timeline.Event event) {
            KpiState.this.row(reference).add(event);
        }
    };

    private KpiState(KpiDefinition definition, String sha256) {
        this.definition = definition;
        this.sha256 = sha256;
        this.intake = new Intake(definition, new CellKeys());
    }

    /** Makes states of this KPI. */
    public static StateType<Observation, KpiState> type(KpiDefinition definition) {
        String sha256 = definition.ref().sha256();
        return new StateType<>("kpi", () -> new KpiState(definition, sha256), in -> read(definition, sha256, in));
    }

    /**
     * One cell or case, as it is stored.
     *
     * @param id names it within the KPI: the SHA-256 of its key, 64 hexadecimal digits
     * @param bytes key and state
     */
    public record Part(String id, byte[] bytes) {}

    /** What it depends on what it takes in. */
    Intake.Signature signature() {
        return intake.signature();
    }

    /** Shows the cells and cases of a state of equal signature; neither may be added to from then on. */
    void adopt(KpiState other) {
        cells = other.cells;
        cases = other.cases;
    }

    @Override
    public void add(Observation observation) {
        add(observation, intake);
    }

    /** Adds what an observation gives by an intake that takes it as this state's own would. */
    void add(Observation observation, Intake ofItsKind) {
        ofItsKind.take(observation, sink);
    }

    @Override
    public void merge(KpiState other) {
        if (!other.sha256.equals(sha256)) {
            throw new IllegalArgumentException(
                    "states of different definitions: " + definition.ref() + " and " + other.definition.ref());
        }
        refuseBeyondLimit(cells.size()
                + other.cells.keySet().stream()
                        .filter(key -> !cells.containsKey(key))
                        .count());
        refuseBeyondLimit(cases.size()
                + other.cases.keySet().stream()
                        .filter(key -> !cases.containsKey(key))
                        .count());
        other.cells.forEach((key, cell) -> cell(key).merge(cell));
        other.cases.forEach((reference, row) -> row(reference).merge(row));
    }

    /**
     * Takes out what no longer holds and puts in what holds now.
     *
     * @return cells that could not give back: they are empty now, and to be filled {@linkplain #addWithin anew}
     */
    Set<CellKey> replace(KpiState out, KpiState in) {
        Set<CellKey> anew = new TreeSet<>();
        out.cells.forEach((key, cell) -> {
            if (cell.canBeTakenBack()) {
                cell(key).subtract(cell);
            } else {
                anew.add(key);
            }
        });
        out.cases.forEach((reference, row) -> row(reference).subtract(row));
        merge(in);
        cells.keySet().removeAll(anew);
        cells.values().removeIf(CellState::isEmpty);
        cases.values().removeIf(Timeline::isEmpty);
        return anew;
    }

    /** Adds what an observation gives to one of these cells. */
    void addWithin(Set<CellKey> only, Observation observation) {
        intake.take(observation, new Intake.Sink() {
            @Override
            public void cell(CellKey key, CellPart part) {
                if (only.contains(key)) {
                    KpiState.this.cell(key).add(part);
                }
            }

            @Override
            public void row(String reference, Timeline.Event event) {
                // cases always give back
            }
        });
    }

    /** Takes in a cell or case that was stored. */
    public void merge(Part part) {
        StateReader in = StateReader.of("kpi-part", part.bytes());
        in.form(FORM);
        StateReader key = StateReader.of("kpi-part key", in.bytes());
        byte[] state = in.bytes();
        in.end();
        if (key.form(CASE) == CELL) {
            cell(Keys.cell(key)).merge(CellState.TYPE.read(state));
        } else {
            row(key.text()).merge(Timeline.TYPE.read(state));
        }
        key.end();
    }

    /** Its cells and cases, each by itself, so that a store need write only those that changed. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(cells.size() + cases.size());
        new TreeMap<>(cells).forEach((key, cell) -> {
            StateWriter name = StateWriter.form(CELL);
            Keys.cell(name, key);
            parts.add(part(name.toBytes(), cell.toBytes()));
        });
        new TreeMap<>(cases)
                .forEach((reference, row) ->
                        parts.add(part(StateWriter.form(CASE).text(reference).toBytes(), row.toBytes())));
        return parts;
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM).text(sha256).int32(cells.size());
        new TreeMap<>(cells).forEach((key, cell) -> {
            Keys.cell(out, key);
            out.bytes(cell.toBytes());
        });
        out.int32(cases.size());
        new TreeMap<>(cases).forEach((reference, row) -> out.text(reference).bytes(row.toBytes()));
        return out.toBytes();
    }

    /** Cells in no particular order; only to be looked at. */
    Map<CellKey, CellState> cells() {
        return cells;
    }

    /** Cases by reference, in no particular order; only to be looked at. The same map for KPIs that have the same cases. */
    Map<String, Timeline> cases() {
        return cases;
    }

    private CellState cell(CellKey key) {
        return cells.computeIfAbsent(key, absent -> {
            refuseBeyondLimit(cells.size() + 1L);
            return new CellState();
        });
    }

    private Timeline row(String reference) {
        return cases.computeIfAbsent(reference, absent -> {
            refuseBeyondLimit(cases.size() + 1L);
            return new Timeline();
        });
    }

    private void refuseBeyondLimit(long parts) {
        if (parts > MOST_PARTS) {
            throw new CxException(
                    MetricsError.TOO_MANY_CELLS,
                    "KPI " + definition.ref() + " would need more than " + MOST_PARTS + " cells or cases",
                    "Leave out a dimension with very many values, choose longer periods, or compute periods apart.");
        }
    }

    private static Part part(byte[] key, byte[] state) {
        return new Part(
                KpiDefinition.sha256(key),
                StateWriter.form(FORM).bytes(key).bytes(state).toBytes());
    }

    private static KpiState read(KpiDefinition definition, String sha256, StateReader in) {
        in.form(FORM);
        if (!in.text().equals(sha256)) {
            throw in.damaged("they belong to another definition than " + definition.ref());
        }
        KpiState state = new KpiState(definition, sha256);
        for (int left = in.int32(); left > 0; left--) {
            state.cell(Keys.cell(in)).merge(CellState.TYPE.read(in.bytes()));
        }
        for (int left = in.int32(); left > 0; left--) {
            state.row(in.text()).merge(Timeline.TYPE.read(in.bytes()));
        }
        return state;
    }
}
