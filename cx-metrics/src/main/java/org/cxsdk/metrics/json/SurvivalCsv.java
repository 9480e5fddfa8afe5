package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.SurvivalTime;

/** Reads durations of cases, open ones included, from a CSV file: one row a case. Stateless. */
public final class SurvivalCsv {

    private static final Map<String, Boolean> WORDS = Map.of(
            "1", true, "0", false, "true", true, "false", false, "yes", true, "no", false, "1.0", true, "0.0", false);

    private SurvivalCsv() {}

    /**
     * Which columns hold what.
     *
     * @param duration how long the case was watched, not negative
     * @param event whether it ended then (1, true, yes) or was still open (0, false, no)
     * @param group a name, if groups are to be compared
     * @param entry from when on it was watched, if not from its beginning
     */
    public record Columns(String duration, String event, Optional<String> group, Optional<String> entry) {
        public Columns {
            Objects.requireNonNull(duration, "duration");
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(entry, "entry");
        }
    }

    /**
     * Reads a file.
     *
     * @return cases by group; all under the empty name if there are no groups
     * @throws InvalidDocumentException if a field is missing or wrong, or there is no row
     */
    public static SortedMap<String, List<SurvivalTime>> read(Source source, Columns columns) {
        SortedMap<String, List<SurvivalTime>> cases = new TreeMap<>();
        CsvReader reader = CsvReader.of(source).required(columns.duration(), columns.event());
        for (Optional<String> more : List.of(columns.group(), columns.entry())) {
            if (more.isPresent()) {
                reader = reader.required(more.get());
            }
        }
        reader.read(row -> {
            Optional<Double> exit = number(row, columns.duration());
            Optional<Boolean> event = event(row, columns.event());
            Optional<Double> entry =
                    columns.entry().isPresent() ? number(row, columns.entry().get()) : Optional.of(0.0);
            String group = columns.group().map(column -> group(row, column)).orElse("");
            if (exit.isPresent() && event.isPresent() && entry.isPresent()) {
                add(row, columns, new double[] {entry.get(), exit.get()}, event.get())
                        .ifPresent(time -> cases.computeIfAbsent(group, name -> new ArrayList<>())
                                .add(time));
            }
        });
        if (cases.isEmpty()) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(), 0, 0, columns.duration(), null, "there is no case", "Add one row for each case")));
        }
        return cases;
    }

    private static Optional<SurvivalTime> add(CsvRow row, Columns columns, double[] span, boolean event) {
        if (span[1] < span[0] || (span[1] == span[0] && span[0] > 0)) {
            row.violation(columns.duration(), "is not later than the entry", "Watch each case from its entry on");
            return Optional.empty();
        }
        return Optional.of(new SurvivalTime(span[0], span[1], event));
    }

    private static Optional<Double> number(CsvRow row, String column) {
        if (row.text(column).isBlank()) {
            row.violation(column, "is empty", "An open case has the time until it was last seen");
            return Optional.empty();
        }
        return row.number(column).map(BigDecimal::doubleValue).filter(value -> {
            boolean fits = value >= 0 && Double.isFinite(value);
            if (!fits) {
                row.violation(column, "is negative or too large", "Write how long the case was watched, from 0 on");
            }
            return fits;
        });
    }

    private static Optional<Boolean> event(CsvRow row, String column) {
        Boolean known = WORDS.get(row.text(column).strip().toLowerCase(Locale.ROOT));
        if (known == null) {
            row.violation(
                    column,
                    "does not say whether the case ended",
                    "Write 1, true or yes if it ended, 0, false or no if not");
        }
        return Optional.ofNullable(known);
    }

    private static String group(CsvRow row, String column) {
        String name = row.text(column).strip();
        if (name.isEmpty()) {
            row.violation(column, "is empty", "Name the group of every case");
        }
        return name;
    }
}
