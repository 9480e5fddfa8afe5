package org.cxsdk.core.insight;

/** Which of its events says to which group a journey belongs. */
public enum Attribution {
    /** The first that says anything: where it began. */
    FIRST,
    /** The last that says anything: where it ended. */
    LAST;

    /** The value of a trait that a case is given; {@link TraitColumn#UNKNOWN} if no event of it says anything. */
    public int of(EventLog log, TraitColumn column, int c) {
        int begin = log.from(c);
        int end = log.from(c + 1);
        for (int i = 0; i < end - begin; i++) {
            int value = column.of(this == FIRST ? begin + i : end - 1 - i);
            if (value != TraitColumn.UNKNOWN) {
                return value;
            }
        }
        return TraitColumn.UNKNOWN;
    }
}
