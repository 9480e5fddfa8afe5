package org.cxsdk.metrics;

import java.util.Arrays;
import java.util.Objects;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** One case at a time, as several KPIs look at it: how it went is worked out once for those that ask the same. */
final class CaseView {

    private static final int CLOSINGS = Measure.Closing.values().length;

    private final @Nullable CaseCourse[] courses = new CaseCourse[CLOSINGS];
    private @Nullable WorkingCalendar calendar;
    private @Nullable Timeline row;

    /** Looks at another case. */
    void turnTo(Timeline next) {
        row = next;
        forget();
    }

    Timeline row() {
        return Objects.requireNonNull(row, "row");
    }

    CaseCourse course(Measure.Closing closing, BusinessTime time) {
        if (time.calendar() != calendar) {
            calendar = time.calendar();
            forget();
        }
        CaseCourse known = courses[closing.ordinal()];
        if (known == null) {
            known = CaseCourse.of(row(), closing, time);
            courses[closing.ordinal()] = known;
        }
        return known;
    }

    private void forget() {
        Arrays.fill(courses, null);
    }
}
