package org.cxsdk.maturity.programme;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.Rational;

/**
 * How fast is the backlog of improvements worked off? Points and items done in each month, what is open, and how long it
 * would take at the speed of the last three whole months. Pure.
 *
 * @param asOf the day
 * @param months one line for each month from the first item to the day's month, those without work too
 * @param openItems items that are open
 * @param openPoints their size
 * @param oldestDays age of the oldest open item; 0 if none is open
 */
public record BacklogVelocity(LocalDate asOf, List<Month> months, int openItems, int openPoints, long oldestDays) {

    private static final int MONTHS = 3;

    /** A month: items and points opened and done. */
    public record Month(YearMonth month, int opened, int done, int pointsOpened, int pointsDone) {
        public Month {
            Objects.requireNonNull(month, "month");
        }
    }

    public BacklogVelocity {
        Objects.requireNonNull(asOf, "asOf");
        months = List.copyOf(months);
    }

    /** The velocity on a day; later facts are not known then. */
    public static BacklogVelocity of(List<ProgrammeFact> facts, LocalDate asOf) {
        Map<PartId, ProgrammeFact.ImprovementOpened> opened = new LinkedHashMap<>();
        Map<PartId, LocalDate> done = new TreeMap<>();
        for (ProgrammeFact fact : facts) {
            if (!fact.day().isAfter(asOf)) {
                if (fact instanceof ProgrammeFact.ImprovementOpened item) {
                    opened.putIfAbsent(item.item(), item);
                } else if (fact instanceof ProgrammeFact.ImprovementDone item && opened.containsKey(item.item())) {
                    done.putIfAbsent(item.item(), item.day());
                }
            }
        }
        int items = 0;
        int points = 0;
        long oldest = 0;
        for (ProgrammeFact.ImprovementOpened item : opened.values()) {
            if (!done.containsKey(item.item())) {
                items++;
                points += item.size();
                oldest = Math.max(oldest, asOf.toEpochDay() - item.day().toEpochDay());
            }
        }
        return new BacklogVelocity(asOf, months(opened, done, asOf), items, points, oldest);
    }

    /** Points done in a month, over the last three whole months; empty if the backlog is younger. */
    public Optional<Rational> velocity() {
        YearMonth current = YearMonth.from(asOf);
        List<Month> whole =
                months.stream().filter(month -> month.month().isBefore(current)).toList();
        if (whole.size() < MONTHS) {
            return Optional.empty();
        }
        long points = whole.subList(whole.size() - MONTHS, whole.size()).stream()
                .mapToLong(Month::pointsDone)
                .sum();
        return Optional.of(Rational.of(points, MONTHS));
    }

    /** Months until the backlog is worked off at this velocity, if nothing new came; empty if nothing gets done. */
    public Optional<Rational> monthsToClear() {
        return velocity()
                .filter(speed -> speed.signum() > 0)
                .map(speed -> Rational.of(openPoints).dividedBy(speed));
    }

    private static List<Month> months(
            Map<PartId, ProgrammeFact.ImprovementOpened> opened, Map<PartId, LocalDate> done, LocalDate asOf) {
        if (opened.isEmpty()) {
            return Collections.emptyList();
        }
        YearMonth first = opened.values().stream()
                .map(item -> YearMonth.from(item.day()))
                .min(YearMonth::compareTo)
                .orElseThrow();
        List<Month> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(YearMonth.from(asOf)); month = month.plusMonths(1)) {
            int[] counts = new int[4];
            for (ProgrammeFact.ImprovementOpened item : opened.values()) {
                if (YearMonth.from(item.day()).equals(month)) {
                    counts[0]++;
                    counts[2] += item.size();
                }
                LocalDate end = done.get(item.item());
                if (end != null && YearMonth.from(end).equals(month)) {
                    counts[1]++;
                    counts[3] += item.size();
                }
            }
            months.add(new Month(month, counts[0], counts[1], counts[2], counts[3]));
        }
        return months;
    }
}
