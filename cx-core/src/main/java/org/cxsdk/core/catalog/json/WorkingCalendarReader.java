package org.cxsdk.core.catalog.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/** Reads working calendars; docs/catalogue.md describes the document. Stateless. */
public final class WorkingCalendarReader {

    private static final DocumentReader<CalendarDoc> READER = DocumentReader.forType(CalendarDoc.class);

    /** More days than a calendar of fifty years with thirty special days each. */
    private static final int MOST_DAYS = 1_500;

    private WorkingCalendarReader() {}

    /**
     * Reads a calendar, complete or not at all.
     *
     * @throws InvalidDocumentException with everything that is wrong in it
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static WorkingCalendar read(Source source) {
        Loaded<CalendarDoc> loaded = READER.read(source);
        CalendarDoc doc = loaded.document();
        loaded.checkIdentifier("version", doc.version());
        checkWeeks(loaded);
        Map<LocalDate, WorkingCalendar.Day> days = days(loaded);
        loaded.check();
        List<WorkingCalendar.Week> weeks = new ArrayList<>();
        for (WeekDoc week : CrossReferences.list(doc.weeks())) {
            weeks.add(new WorkingCalendar.Week(
                    week.from() == null ? LocalDate.MIN : week.from(), Objects.requireNonNull(week.hours())));
        }
        return new WorkingCalendar(
                Objects.requireNonNull(doc.calendar()),
                Objects.requireNonNull(doc.version()),
                Objects.requireNonNull(doc.zone()),
                weeks,
                days,
                doc.knownUntil());
    }

    private static void checkWeeks(Loaded<CalendarDoc> loaded) {
        LocalDate before = null;
        List<WeekDoc> weeks = CrossReferences.list(loaded.document().weeks());
        for (int i = 0; i < weeks.size(); i++) {
            WeekDoc week = weeks.get(i);
            String from = loaded.pathOf(week, "from");
            if (i == 0 && week.from() != null) {
                loaded.violation(from, "stands in the first week, which holds since ever", "Leave it out there");
            }
            if (i > 0 && week.from() == null) {
                loaded.violation(from, "is missing", "Say from which day on this week holds");
            }
            if (before != null && week.from() != null && !before.isBefore(week.from())) {
                loaded.violation(from, "is not after the week before it", "Write the weeks in order of time");
            }
            before = week.from();
            checkHours(loaded, week);
        }
    }

    private static void checkHours(Loaded<CalendarDoc> loaded, WeekDoc week) {
        if (week.hours() == null) {
            return;
        }
        if (week.hours().values().stream().allMatch(List::isEmpty)) {
            loaded.violation(
                    loaded.pathOf(week, "hours"), "has no working day", "Write a holiday as one of the days instead");
        }
        week.hours().forEach((day, spans) -> {
            if (CatalogueMapping.overlap(day, spans)) {
                loaded.violation(
                        loaded.pathOf(week, "hours", day.name().toLowerCase(Locale.ROOT)),
                        "has spans that overlap",
                        "Write the spans apart");
            }
        });
    }

    private static Map<LocalDate, WorkingCalendar.Day> days(Loaded<CalendarDoc> loaded) {
        Map<LocalDate, WorkingCalendar.Day> days = new TreeMap<>();
        for (DayDoc day : CrossReferences.list(loaded.document().days())) {
            LocalDate first = day.date();
            LocalDate last = day.through() == null ? first : day.through();
            if (first == null || last == null) {
                continue;
            }
            if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
                loaded.violation(
                        loaded.pathOf(day, "through"),
                        "is before date or more than " + MOST_DAYS + " days after it",
                        "through is the last day; leave it out for one day");
                continue;
            }
            List<OpeningHours.Span> hours = CrossReferences.list(day.hours());
            if (CatalogueMapping.overlap(DayOfWeek.MONDAY, hours)) {
                loaded.violation(loaded.pathOf(day, "hours"), "has spans that overlap", "Write the spans apart");
                continue;
            }
            for (LocalDate at = first; !at.isAfter(last); at = at.plusDays(1)) {
                if (days.put(at, new WorkingCalendar.Day(hours)) != null) {
                    loaded.violation(loaded.pathOf(day, "date"), "covers " + at + " again", "Name each day once");
                }
            }
        }
        return days;
    }

    /** The document as it stands in the file. */
    record CalendarDoc(
            @NotNull @Nullable WorkingCalendarId calendar,
            @NotNull @Nullable String version,
            @NotNull @Nullable ZoneId zone,
            @NotEmpty @Nullable List<WeekDoc> weeks,
            @Nullable List<DayDoc> days,
            @Nullable LocalDate knownUntil) {}

    record WeekDoc(
            @Nullable LocalDate from, @NotNull @Nullable Map<DayOfWeek, List<OpeningHours.Span>> hours) {}

    record DayDoc(
            @NotNull @Nullable LocalDate date,
            @Nullable LocalDate through,
            @Nullable LocalizedText name,
            @Nullable List<OpeningHours.Span> hours) {}
}
