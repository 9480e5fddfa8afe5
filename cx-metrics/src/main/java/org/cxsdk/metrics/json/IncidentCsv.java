package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.cause.Incident;
import org.cxsdk.metrics.cause.PeriodCounts;

/**
 * Reads what was counted by period and segment from a CSV file: one row for each period and segment, of which one column says
 * how many there were and another how many of them were unwanted. Stateless.
 */
public final class IncidentCsv {

    /**
     * Which columns say what.
     *
     * @param time the period: numbers, or texts in whose order the periods follow each other, such as {@code 2026-10-01}
     * @param bad how many were unwanted
     * @param volume how many there were in all
     * @param dimensions columns to look for causes in; empty for all others
     */
    public record Columns(String time, String bad, String volume, List<String> dimensions) {
        public Columns {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * An incident, and when it was.
     *
     * @param period that was looked into, as written in the file
     * @param periodsBefore how many came before it, from which was learnt what is to be expected
     * @param contradictions rows in which more were unwanted than there were in all; they are counted as they stand
     * @param firstContradiction line of the first of them; 0 if there is none
     */
    public record Reading(
            Incident incident, String period, int periodsBefore, int contradictions, int firstContradiction) {}

    private IncidentCsv() {}

    /**
     * Reads the incident of one period.
     *
     * @param at the period as written in the file; empty for the last one
     * @throws InvalidDocumentException if a number is missing or wrong, the period is not there, or nothing unwanted was
     *     counted before it
     */
    public static Incident read(Source source, Columns columns, Optional<String> at) {
        return reading(source, columns, at).incident();
    }

    /** The same, with the period that it was, for those who did not name one. */
    public static Reading reading(Source source, Columns columns, Optional<String> at) {
        CsvReader reader = CsvReader.of(source).required(columns.time(), columns.bad(), columns.volume());
        for (String dimension : columns.dimensions()) {
            reader = reader.required(dimension);
        }
        Rows rows = new Rows(columns);
        reader.read(rows::add);
        return rows.reading(source, at);
    }

    private static final class Rows {

        private final Columns columns;
        private List<String> dimensions;
        private Optional<PeriodCounts<Time>> counts = Optional.empty();
        private final Map<List<String>, Segment> segments = new HashMap<>();
        private int contradictions;
        private int firstContradiction;

        Rows(Columns columns) {
            this.columns = columns;
            this.dimensions = columns.dimensions();
        }

        void add(CsvRow row) {
            if (counts.isEmpty()) {
                if (dimensions.isEmpty()) {
                    dimensions = others(row);
                }
                counts = Optional.of(PeriodCounts.by(dimensions));
            }
            Optional<Double> bad = number(row, columns.bad());
            Optional<Double> volume = number(row, columns.volume());
            String time = row.text(columns.time()).strip();
            if (time.isEmpty()) {
                row.violation(columns.time(), "is empty", "Say in which period it was counted");
            } else if (bad.isPresent() && volume.isPresent()) {
                if (bad.get() > volume.get()) {
                    firstContradiction = contradictions++ == 0 ? row.line() : firstContradiction;
                }
                List<String> values =
                        dimensions.stream().map(name -> row.text(name).strip()).toList();
                counts.get()
                        .add(Time.of(time), segments.computeIfAbsent(values, this::segment), bad.get(), volume.get());
            }
        }

        private List<String> others(CsvRow row) {
            return row.header().stream()
                    .filter(name -> !name.isBlank()
                            && !List.of(columns.time(), columns.bad(), columns.volume())
                                    .contains(name))
                    .toList();
        }

        private Segment segment(List<String> values) {
            Map<String, Optional<String>> byName = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                byName.put(dimensions.get(i), values.get(i).isEmpty() ? Optional.empty() : Optional.of(values.get(i)));
            }
            return new Segment(byName);
        }

        Reading reading(Source source, Optional<String> at) {
            Optional<Time> time = at.map(Time::of).or(() -> counts.flatMap(PeriodCounts::latest));
            if (time.isEmpty() || !counts.map(one -> one.has(time.get())).orElse(false)) {
                throw wrong(source, at, "nothing was counted in this period", "Name a period of the column");
            }
            if (dimensions.isEmpty()) {
                throw wrong(source, at, "there is no column to look for causes in", "Add one");
            }
            int before = counts.map(one -> one.before(time.get())).orElse(0);
            return counts.flatMap(one -> one.incident(time.get()))
                    .map(incident ->
                            new Reading(incident, time.get().written(), before, contradictions, firstContradiction))
                    .orElseThrow(() -> wrong(
                            source,
                            at,
                            "nothing unwanted was counted in the periods before",
                            "Add earlier periods: what is to be expected is learnt from them"));
        }

        private InvalidDocumentException wrong(Source source, Optional<String> at, String rule, String remedy) {
            return new InvalidDocumentException(
                    List.of(new Violation(source.name(), 0, 0, columns.time(), at.orElse("(last)"), rule, remedy)));
        }

        private static Optional<Double> number(CsvRow row, String column) {
            if (row.text(column).isBlank()) {
                row.violation(column, "is empty", "Write 0 where nothing was counted");
                return Optional.empty();
            }
            return row.number(column).map(BigDecimal::doubleValue).filter(value -> {
                boolean fits = value >= 0 && Double.isFinite(value);
                if (!fits) {
                    row.violation(column, "is negative or too large", "Counts are 0 or more");
                }
                return fits;
            });
        }
    }

    /** A period as the file names it: by number where it is one, else by text; numbers come first. */
    private record Time(Optional<BigDecimal> number, String text) implements Comparable<Time> {

        static Time of(String text) {
            try {
                BigDecimal number = new BigDecimal(text).stripTrailingZeros();
                return new Time(Optional.of(number), number.toString());
            } catch (NumberFormatException e) {
                return new Time(Optional.empty(), text);
            }
        }

        String written() {
            return number.map(BigDecimal::toPlainString).orElse(text);
        }

        @Override
        public int compareTo(Time other) {
            if (number.isPresent() && other.number.isPresent()) {
                return number.get().compareTo(other.number.get());
            }
            return number.isPresent() != other.number.isPresent()
                    ? (number.isPresent() ? -1 : 1)
                    : text.compareTo(other.text);
        }
    }
}
