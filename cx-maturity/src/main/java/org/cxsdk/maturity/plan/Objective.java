package org.cxsdk.maturity.plan;

import java.util.Locale;

/** What a plan makes as great as it can. */
public enum Objective {
    /** The level of the whole first, then its score: both as scoring again says, gates included. */
    LEVEL_THEN_SCORE,
    /** The score of the whole, as scoring again says. */
    SCORE,
    /** The sum of the stated values, where people have judged initiatives one by one. */
    STATED_VALUE;

    /** The name in files and on the command line: {@code level}, {@code score}, {@code value}. */
    public String fileName() {
        return this == LEVEL_THEN_SCORE ? "level" : this == STATED_VALUE ? "value" : name().toLowerCase(Locale.ROOT);
    }
}
