package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.CsvSummary;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinitions;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations from CSV: fixed columns {@code id,kind,at}, optional {@code recorded,subject,journey,corrects,retracts},
 * beside them the dimensions and values that the definitions name under {@code source}. {@code corrects} holds the id of the
 * row that this one replaces, {@code retracts} that of one which this one withdraws. An empty field is a missing one. Times
 * carry an offset or {@code Z}; a time without is refused, because which moment it means depends on the zone. Columns
 * that nobody named are left alone.
 */
public final class ObservationsCsv {

    private static final List<String> FIXED =
            List.of("id", "kind", "at", "recorded", "subject", "journey", "corrects", "retracts");

    private ObservationsCsv() {}

    /**
     * Streams observations.
     *
     * @param definitions whose source says which columns are dimensions and which are values
     * @param consumer gets each observation; what it makes of them counts only after this method returned
     * @throws org.cxsdk.core.InvalidDocumentException if anything is wrong with the file, with every place
     */
    public static CsvSummary read(Source source, KpiDefinitions definitions, Consumer<Observation> consumer) {
        Set<String> dimensions = definitions.dimensions();
        Set<String> values = definitions.values().keySet();
        return CsvReader.of(source)
                .required("id", "kind", "at")
                .required(dimensions.stream()
                        .filter(name -> !FIXED.contains(name))
                        .toArray(String[]::new))
                .required(values.stream().filter(name -> !FIXED.contains(name)).toArray(String[]::new))
                .optional("recorded", "subject", "journey", "corrects", "retracts")
                .read(row -> {
                    Observation observation = observation(row, dimensions, values);
                    if (observation != null) {
                        consumer.accept(observation);
                    }
                });
    }

    private static @Nullable Observation observation(CsvRow row, Set<String> dimensions, Set<String> values) {
        boolean sound = identifier(row, "id", true)
                & identifier(row, "kind", true)
                & identifier(row, "subject", false)
                & identifier(row, "journey", false)
                & identifier(row, "corrects", false)
                & identifier(row, "retracts", false)
                & oneOf(row, "corrects", "retracts");
        Instant at = instant(row, "at");
        Instant recorded = row.text("recorded").isBlank() ? at : instant(row, "recorded");
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (String name : values) {
            row.number(name).ifPresent(number -> numbers.put(name, number));
        }
        if (!sound || at == null || recorded == null) {
            return null;
        }
        Observation.Builder observation = Observation.builder(ObservationId.of(row.text("id")), row.text("kind"), at)
                .source("csv")
                .recorded(recorded);
        if (!row.text("subject").isEmpty()) {
            observation.subject(SubjectId.of(row.text("subject")));
        }
        if (!row.text("journey").isEmpty()) {
            observation.reference(row.text("journey"));
        }
        if (!row.text("corrects").isEmpty()) {
            observation.corrects(ObservationId.of(row.text("corrects")));
        }
        if (!row.text("retracts").isEmpty()) {
            observation.retracts(ObservationId.of(row.text("retracts")));
        }
        for (String name : dimensions) {
            if (!row.text(name).isEmpty()) {
                observation.dimension(name, row.text(name));
            }
        }
        numbers.forEach(observation::value);
        return observation.build();
    }

    private static boolean identifier(CsvRow row, String column, boolean needed) {
        String text = row.text(column);
        if (text.isEmpty()) {
            if (needed) {
                row.violation(column, "is empty", "Give every row its " + column + ".");
            }
            return !needed;
        }
        try {
            Identifier.require(column, text);
            return true;
        } catch (IllegalArgumentException e) {
            row.violation(column, "is no identifier", "Use 1 to 200 bytes without white space at the ends.");
            return false;
        }
    }

    private static boolean oneOf(CsvRow row, String column, String other) {
        boolean both = !row.text(column).isEmpty() && !row.text(other).isEmpty();
        if (both) {
            row.violation(other, "stands beside " + column, "Correct the earlier row or withdraw it, not both.");
        }
        return !both;
    }

    private static @Nullable Instant instant(CsvRow row, String column) {
        try {
            return OffsetDateTime.parse(row.text(column)).toInstant();
        } catch (DateTimeException e) {
            row.violation(
                    column, "is no instant with offset", "Write it like 2026-10-01T09:30:00Z or …T09:30:00+04:00.");
            return null;
        }
    }
}
