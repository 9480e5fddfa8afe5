package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cxsdk.core.stat.SurvivalTime;

/**
 * What is known of one period and segment when figures are made: the state of the cell, and cases that were watched. The state
 * of a KPI's own cell is looked at, not copied, until something is added.
 */
final class ResultCell {

    private CellState state;
    private boolean own;
    private List<SurvivalTime> times = List.of();
    private boolean incomplete;

    ResultCell() {
        this.state = new CellState();
        this.own = true;
    }

    private ResultCell(CellState state) {
        this.state = state;
    }

    /** What a KPI remembers of a cell, which is left as it is. */
    static ResultCell of(CellState state) {
        return new ResultCell(state);
    }

    /** A cell that looks like this one and may be changed without changing it. */
    ResultCell copy() {
        ResultCell copy = new ResultCell(state);
        copy.times = times.isEmpty() ? times : new ArrayList<>(times);
        copy.incomplete = incomplete;
        own = false;
        return copy;
    }

    CellState state() {
        return state;
    }

    List<SurvivalTime> times() {
        return Collections.unmodifiableList(times);
    }

    /** Whether its window reaches back before the first observation. */
    boolean incomplete() {
        return incomplete;
    }

    void add(CellPart part) {
        changeable().add(part);
    }

    void add(SurvivalTime time) {
        ownTimes().add(time);
    }

    void markIncomplete() {
        incomplete = true;
    }

    void merge(ResultCell other) {
        changeable().merge(other.state);
        if (!other.times.isEmpty()) {
            ownTimes().addAll(other.times);
        }
    }

    private CellState changeable() {
        if (!own) {
            CellState copy = new CellState();
            copy.merge(state);
            state = copy;
            own = true;
        }
        return state;
    }

    private List<SurvivalTime> ownTimes() {
        if (times.isEmpty()) {
            times = new ArrayList<>();
        }
        return times;
    }
}
