package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cxsdk.core.stat.SurvivalTime;

/** What is known of one period and segment when figures are made: the state of the cell, and cases that were watched. */
final class ResultCell {

    private final CellState state = new CellState();
    private final List<SurvivalTime> times = new ArrayList<>(0);
    private boolean incomplete;

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
        state.add(part);
    }

    void add(SurvivalTime time) {
        times.add(time);
    }

    void markIncomplete() {
        incomplete = true;
    }

    void merge(ResultCell other) {
        state.merge(other.state);
        times.addAll(other.times);
    }
}
