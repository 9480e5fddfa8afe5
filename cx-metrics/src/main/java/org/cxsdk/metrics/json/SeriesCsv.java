package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.analysis.ControlChart;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.analysis.SeriesReading;

/** Reads a series from a CSV file: one row a period, in order of time. Stateless. */
public final class SeriesCsv {

    /** Squares of such numbers, and sums of them, still are numbers. */
    private static final double MOST = 1e100;

    private SeriesCsv() {}

    /**
     * Reads a file.
     *
     * @param value column of the values
     * @param denominator column of what they are divided by, if they are ratios
     * @return points labelled by the first column that is neither; by their number if there is none
     * @throws InvalidDocumentException if a number is missing or wrong, a denominator is not more than 0, or there are fewer
     *     than {@value SeriesReading#LEAST} rows
     */
    public static SeriesData read(Source source, String value, Optional<String> denominator) {
        return read(source, value, denominator, Optional.empty());
    }

    /**
     * Reads a file for a chart of one kind.
     *
     * @param kind which chart; every row must fit it: whole numbers, not negative, for all but XmR; shares not above their
     *     denominator
     * @throws InvalidDocumentException also if a row does not fit, or a denominator is missing or too much
     */
    public static SeriesData read(
            Source source, String value, Optional<String> denominator, Optional<ControlChart.Kind> kind) {
        kind.ifPresent(chart -> requireColumns(source, value, denominator, chart));
        List<String> labels = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Double> denominators = new ArrayList<>();
        CsvReader reader = CsvReader.of(source).required(value);
        if (denominator.isPresent()) {
            reader = reader.required(denominator.get());
        }
        reader.read(row -> {
            Optional<Double> above = number(row, value);
            Optional<Double> below = denominator.flatMap(column -> positive(row, column));
            above.ifPresent(one -> kind.ifPresent(chart -> requireFit(row, value, one, denominator, below, chart)));
            above.ifPresent(values::add);
            below.ifPresent(denominators::add);
            labels.add(label(row, value, denominator.orElse(value), labels.size() + 1));
        });
        if (values.size() < SeriesReading.LEAST) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(),
                    0,
                    0,
                    value,
                    String.valueOf(values.size()),
                    "a series needs at least " + SeriesReading.LEAST + " rows",
                    "Add the periods before or after")));
        }
        return new SeriesData(labels, values, denominator.isPresent() ? Optional.of(denominators) : Optional.empty());
    }

    private static void requireColumns(
            Source source, String value, Optional<String> denominator, ControlChart.Kind chart) {
        boolean of = chart != ControlChart.Kind.XMR && chart != ControlChart.Kind.C;
        if (of && denominator.isEmpty()) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(),
                    0,
                    0,
                    value,
                    null,
                    "a chart of kind " + chart.code() + " needs a denominator",
                    "Name its column, or ask for c or XmR")));
        }
        if (chart == ControlChart.Kind.C && denominator.isPresent()) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(),
                    0,
                    0,
                    denominator.get(),
                    null,
                    "a chart of kind c takes no denominator: there is the same opportunity in each period",
                    "Leave it out, or ask for u")));
        }
    }

    private static void requireFit(
            CsvRow row,
            String value,
            double above,
            Optional<String> denominator,
            Optional<Double> below,
            ControlChart.Kind chart) {
        if (chart == ControlChart.Kind.XMR) {
            return;
        }
        if (above < 0 || above != Math.rint(above)) {
            row.violation(value, "is no count, as a chart of kind " + chart.code() + " has it", "Ask for XmR");
        }
        boolean share = chart == ControlChart.Kind.P || chart == ControlChart.Kind.P_PRIME;
        if (share && below.isPresent() && above > below.get()) {
            row.violation(
                    value,
                    "is more than its denominator ("
                            + row.text(denominator.orElse(value)).strip() + ")",
                    "A share has a part above the line; for events per unit ask for u");
        }
    }

    private static Optional<Double> number(CsvRow row, String column) {
        if (row.text(column).isBlank()) {
            row.violation(column, "is empty", "Give every period its value; a series has no gaps");
            return Optional.empty();
        }
        return row.number(column).map(BigDecimal::doubleValue).filter(one -> finite(row, column, one));
    }

    private static Optional<Double> positive(CsvRow row, String column) {
        return number(row, column).filter(one -> {
            if (one >= 1 / MOST) {
                return true;
            }
            row.violation(column, "is not more than 0", "Leave out periods in which nothing was counted");
            return false;
        });
    }

    private static boolean finite(CsvRow row, String column, double one) {
        boolean fits = Math.abs(one) <= MOST;
        if (!fits) {
            row.violation(column, "is too large", "Write it in a larger unit");
        }
        return fits;
    }

    private static String label(CsvRow row, String value, String denominator, int number) {
        for (String column : row.header()) {
            if (!column.equals(value) && !column.equals(denominator) && !column.isBlank()) {
                String text = row.text(column).strip();
                return text.isEmpty() ? String.valueOf(number) : text;
            }
        }
        return String.valueOf(number);
    }
}
