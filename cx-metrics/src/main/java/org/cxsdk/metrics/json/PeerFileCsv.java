package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.peer.PeerFigure;
import org.cxsdk.metrics.peer.PeerFile;

/** Peer files as CSV: {@code kpi,version,sha256,period,peer,value,n}, one row a peer. Stateless. */
public final class PeerFileCsv {

    private static final int DECIMALS = 6;
    private static final String[] COLUMNS = {"kpi", "version", "sha256", "period", "peer", "value", "n"};

    private PeerFileCsv() {}

    /** The file as text. */
    public static String text(PeerFile file) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (PeerFigure figure : file.figures()) {
            BigDecimal value = figure.value().toBigDecimal(DECIMALS, RoundingMode.HALF_EVEN);
            text.append(file.definition().id())
                    .append(',')
                    .append(file.definition().version())
                    .append(',')
                    .append(file.definition().sha256())
                    .append(',')
                    .append(file.period())
                    .append(',')
                    .append(figure.agency())
                    .append(',')
                    .append(
                            value.signum() == 0
                                    ? "0"
                                    : value.stripTrailingZeros().toPlainString())
                    .append(',')
                    .append(figure.n())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads a file.
     *
     * @throws InvalidDocumentException if a row is wrong, or rows are of different definitions or periods
     */
    public static PeerFile read(Source source) {
        List<PeerFigure> figures = new ArrayList<>();
        Set<DefinitionRef> definitions = new LinkedHashSet<>();
        Set<String> periods = new LinkedHashSet<>();
        CsvReader.of(source).required(COLUMNS).read(row -> {
            definition(row).ifPresent(definitions::add);
            periods.add(row.text("period"));
            if (definitions.size() > 1 || periods.size() > 1) {
                row.violation(
                        "kpi", "is of another definition or period than the rows above", "Keep one file for each");
            }
            figure(row).ifPresent(figures::add);
        });
        if (figures.isEmpty()) {
            throw new InvalidDocumentException(List.of(
                    new Violation(source.name(), 0, 0, "peer", "", "there is no row", "Ask for a file with figures")));
        }
        return new PeerFile(definitions.iterator().next(), periods.iterator().next(), figures);
    }

    private static Optional<DefinitionRef> definition(CsvRow row) {
        try {
            return Optional.of(new DefinitionRef(row.text("kpi"), row.text("version"), row.text("sha256")));
        } catch (IllegalArgumentException e) {
            row.violation("sha256", "does not name a definition", "Give id, version and SHA-256 in hexadecimal");
            return Optional.empty();
        }
    }

    private static Optional<PeerFigure> figure(CsvRow row) {
        Optional<BigDecimal> value = row.number("value");
        Optional<BigDecimal> n = row.number("n");
        if (value.isEmpty() || n.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PeerFigure(
                    row.text("peer"), Rational.of(value.get()), n.get().longValueExact()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            row.violation("n", "or the peer's code is wrong", "A peer has a code, and a whole number of cases");
            return Optional.empty();
        }
    }
}
