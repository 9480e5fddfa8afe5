package org.cxsdk.core.insight.conform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of an alignment.
 *
 * @param kind who moves
 * @param activity the activity; null for silent moves
 * @param transition the transition of the net that is fired; null for moves of the log
 * @param event which event of the trace, from 0; -1 for moves of the model
 */
public record Move(
        Kind kind, @Nullable String activity, @Nullable String transition, int event) {

    public Move {
        Objects.requireNonNull(kind, "kind");
        if ((activity == null) != (kind == Kind.SILENT)
                || (transition == null) != (kind == Kind.LOG)
                || (event < 0) == (kind == Kind.SYNCHRONOUS || kind == Kind.LOG)) {
            throw new IllegalArgumentException(
                    kind + " does not go with " + activity + ", " + transition + " and event " + event);
        }
    }

    /** Who moves. */
    public enum Kind {
        /** Model and log agree. */
        SYNCHRONOUS,
        /** The log has an event that the model does not allow here: something was added. */
        LOG,
        /** The model asks for an activity that the log does not have here: something was skipped. */
        MODEL,
        /** The model routes without leaving an event. */
        SILENT;

        /** 1 where log and model disagree, else 0. */
        public int cost() {
            return this == LOG || this == MODEL ? 1 : 0;
        }
    }
}
