package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.SurvivalTime;

/**
 * Reads durations of cases, open ones included, from a CSV file: one row a case. Whether a case ended is 1, true or yes, else 0,
 * false or no. A column in which a 2 stands is coded as R's {@code Surv} reads it: 2 ended, 1 still open. Stateless.
 */
public final class SurvivalCsv {

    /** What a field can say; 1 depends on the column. */
    private enum Word {
        ENDED,
        OPEN,
        ONE,
        TWO
    }

    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("1", Word.ONE),
            Map.entry("1.0", Word.ONE),
            Map.entry("2", Word.TWO),
            Map.entry("2.0", Word.TWO),
            Map.entry("true", Word.ENDED),
            Map.entry("t", Word.ENDED),
            Map.entry("yes", Word.ENDED),
            Map.entry("y", Word.ENDED),
            Map.entry("0", Word.OPEN),
            Map.entry("0.0", Word.OPEN),
            Map.entry("false", Word.OPEN),
            Map.entry("f", Word.OPEN),
            Map.entry("no", Word.OPEN),
            Map.entry("n", Word.OPEN));

    private record Row(double entry, double exit, Word word) {

        SurvivalTime time(boolean twoEnds) {
            return new SurvivalTime(
                    entry, exit, word == Word.ENDED || word == Word.TWO || (word == Word.ONE && !twoEnds));
        }
    }

    private SurvivalCsv() {}

    /**
     * Which columns hold what.
     *
     * @param duration how long the case was watched, not negative
     * @param event whether it ended then
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
        SortedMap<String, List<Row>> rows = new TreeMap<>();
        Set<Word> words = EnumSet.noneOf(Word.class);
        CsvReader reader = CsvReader.of(source).required(columns.duration(), columns.event());
        for (Optional<String> more : List.of(columns.group(), columns.entry())) {
            if (more.isPresent()) {
                reader = reader.required(more.get());
            }
        }
        reader.read(row -> {
            Optional<Double> exit = number(row, columns.duration());
            Optional<Word> word = word(row, columns.event(), words);
            Optional<Double> entry =
                    columns.entry().isPresent() ? number(row, columns.entry().get()) : Optional.of(0.0);
            String group = columns.group().map(column -> group(row, column)).orElse("");
            if (exit.isPresent()
                    && word.isPresent()
                    && entry.isPresent()
                    && isSpan(row, columns, entry.get(), exit.get())) {
                rows.computeIfAbsent(group, name -> new ArrayList<>())
                        .add(new Row(entry.get(), exit.get(), word.get()));
            }
        });
        if (rows.isEmpty()) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(), 0, 0, columns.duration(), null, "there is no case", "Add one row for each case")));
        }
        boolean twoEnds = words.contains(Word.TWO);
        SortedMap<String, List<SurvivalTime>> cases = new TreeMap<>();
        rows.forEach((group, some) ->
                cases.put(group, some.stream().map(row -> row.time(twoEnds)).toList()));
        return cases;
    }

    private static boolean isSpan(CsvRow row, Columns columns, double entry, double exit) {
        boolean fits = exit > entry || (exit == 0 && entry == 0);
        if (!fits) {
            row.violation(columns.duration(), "is not later than the entry", "Watch each case from its entry on");
        }
        return fits;
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

    private static Optional<Word> word(CsvRow row, String column, Set<Word> before) {
        Word word = WORDS.get(row.text(column).strip().toLowerCase(Locale.ROOT));
        if (word == null) {
            row.violation(
                    column,
                    "does not say whether the case ended",
                    "Write 1, true or yes if it ended, 0, false or no if not; or 2 if it ended, 1 if not");
            return Optional.empty();
        }
        Set<Word> others = EnumSet.of(Word.ENDED, Word.OPEN);
        others.retainAll(before);
        if ((word == Word.TWO && !others.isEmpty())
                || (before.contains(Word.TWO) && word != Word.TWO && word != Word.ONE)) {
            row.violation(column, "mixes 2 with other words than 1", "Write one code throughout");
            return Optional.empty();
        }
        before.add(word);
        return Optional.of(word);
    }

    private static String group(CsvRow row, String column) {
        String name = row.text(column).strip();
        if (name.isEmpty()) {
            row.violation(column, "is empty", "Name the group of every case");
        }
        return name;
    }
}
