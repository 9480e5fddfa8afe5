package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as CSV after RFC 4180, one row a figure, UTF-8, lines ended by CR LF: columns
 * {@code kpi,scheme,version,definition,period,zone}, one for each dimension that any KPI has, then
 * {@code value,unit,numerator,denominator,n,low,high,state,revision}. A dimension that a row does not break down by is
 * empty; observations that lack it are {@code (missing)}. Numbers are the nearest doubles, with a point. Texts that a
 * spreadsheet would take for a formula begin with an apostrophe.
 *
 * <p>For publication write {@code report.withheldBelow(10)}: small groups, and what would give them away, are rows without
 * numbers.
 */
public final class KpisCsv {

    private static final String LINE = "\r\n";

    private KpisCsv() {}

    /** The report as CSV. */
    public static String text(KpiReport report) {
        SortedSet<String> dimensions = new TreeSet<>();
        report.results().forEach(result -> dimensions.addAll(result.kpi().dimensions()));
        List<String> header = new ArrayList<>(List.of("kpi", "scheme", "version", "definition", "period", "zone"));
        header.addAll(dimensions);
        header.addAll(List.of("value", "unit", "numerator", "denominator", "n", "low", "high", "state", "revision"));
        StringBuilder out = new StringBuilder();
        row(out, header);
        for (KpiResult result : report.results()) {
            row(out, cells(result, dimensions));
        }
        return out.toString();
    }

    private static List<String> cells(KpiResult result, SortedSet<String> dimensions) {
        Measurement figure = result.measurement();
        boolean told = figure.state() != Measurement.State.SUPPRESSED;
        List<String> cells = new ArrayList<>(List.of(
                result.kpi().id().value(),
                result.kpi().scheme(),
                result.kpi().version(),
                figure.definition().sha256(),
                result.period().label(),
                result.period().zone().getId()));
        for (String dimension : dimensions) {
            Optional<String> value = result.segment().values().get(dimension);
            cells.add(value == null ? "" : value.orElse("(missing)"));
        }
        ConfidenceInterval interval = figure.interval();
        cells.add(number(figure.value()));
        cells.add(figure.unit());
        cells.add(told && result.kpi().measure().hasParts() ? plain(result.numerator()) : "");
        cells.add(plain(result.denominator()));
        cells.add(told ? String.valueOf(figure.n()) : "");
        cells.add(interval == null ? "" : String.valueOf(interval.low()));
        cells.add(interval == null ? "" : String.valueOf(interval.high()));
        cells.add(figure.state().code());
        cells.add(String.valueOf(figure.revision()));
        return cells;
    }

    private static String number(@Nullable Rational value) {
        return value == null ? "" : plain(BigDecimal.valueOf(value.toDouble()));
    }

    private static String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append(LINE);
    }

    private static String quoted(String cell) {
        boolean number = cell.matches("-?[0-9][0-9.E-]*");
        String safe = !number && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
