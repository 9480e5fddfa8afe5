package org.cxsdk.metrics.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.CsvSummary;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * Reads observations from a CSV file as some other system exports it: a table of tickets, of survey answers, of a queue. A
 * mapping says, once for each export, which columns hold what; each row then gives one observation for each of its events
 * whose time is not empty: a ticket its opening and, if it is closed, its closing.
 *
 * <p>Local times belong to the zone of the mapping; one that comes twice in the year means the first of the two, one that
 * does not exist the moment as long after the gap. Everything that is wrong with a file is told at once, with line, column
 * and value. Safe for use by many threads.
 */
public final class EventMapping {

    private static final DocumentReader<MappingDocument> READER = DocumentReader.forType(MappingDocument.class);

    private final MappingDocument mapping;
    private final ZoneId zone;
    private final @Nullable DateTimeFormatter format;

    private EventMapping(MappingDocument mapping) {
        this.mapping = mapping;
        this.zone = requireNonNull(mapping.zone());
        this.format =
                mapping.timeFormat() == null ? null : DateTimeFormatter.ofPattern(mapping.timeFormat(), Locale.ROOT);
    }

    /**
     * Reads a mapping from YAML or JSON.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; every violation is listed with line and path
     */
    public static EventMapping read(Source source) {
        Loaded<MappingDocument> loaded = READER.read(source);
        MappingDocument document = loaded.document();
        if (document.timeFormat() != null && !isPattern(document.timeFormat())) {
            loaded.violation(
                    loaded.pathOf(document, "timeFormat"),
                    "is no pattern of date and time",
                    "Write it like dd/MM/yyyy HH:mm; leave it out for 2026-10-01T09:30 or with an offset.");
        }
        for (EventDocument event : requireNonNullElse(document.events(), List.<EventDocument>of())) {
            loaded.checkIdentifier(loaded.pathOf(event, "kind"), event.kind());
        }
        loaded.check();
        return new EventMapping(document);
    }

    private static boolean isPattern(String text) {
        try {
            return !DateTimeFormatter.ofPattern(text, Locale.ROOT).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Streams the observations of a file.
     *
     * @param consumer gets each observation; what it makes of them counts only after this method returned
     * @throws org.cxsdk.core.InvalidDocumentException if anything is wrong with the file, with every place
     */
    public CsvSummary observations(Source csv, Consumer<Observation> consumer) {
        return CsvReader.of(csv).required(columns().toArray(String[]::new)).read(row -> {
            for (EventDocument event : requireNonNull(mapping.events())) {
                if (happened(event, row)) {
                    Observation observation = observation(event, row);
                    if (observation != null) {
                        consumer.accept(observation);
                    }
                }
            }
        });
    }

    private Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(requireNonNull(mapping.key()));
        for (EventDocument event : requireNonNull(mapping.events())) {
            List<@Nullable String> named = new ArrayList<>();
            named.add(event.at());
            named.add(event.recorded());
            named.add(event.reference());
            named.add(event.subject());
            named.add(event.when() == null ? null : event.when().column());
            named.addAll(requireNonNullElse(event.dimensions(), Map.<String, String>of())
                    .values());
            named.addAll(
                    requireNonNullElse(event.values(), Map.<String, String>of()).values());
            named.stream().filter(Objects::nonNull).forEach(columns::add);
        }
        return columns;
    }

    private static boolean happened(EventDocument event, CsvRow row) {
        if (row.text(requireNonNull(event.at())).isBlank()) {
            return false;
        }
        ConditionDocument when = event.when();
        return when == null || requireNonNull(when.is()).contains(row.text(requireNonNull(when.column())));
    }

    private @Nullable Observation observation(EventDocument event, CsvRow row) {
        String key = row.text(requireNonNull(mapping.key()));
        Instant at = instant(row, requireNonNull(event.at()));
        Instant recorded =
                event.recorded() == null || row.text(event.recorded()).isBlank() ? at : instant(row, event.recorded());
        if (key.isBlank()) {
            row.violation(requireNonNull(mapping.key()), "is empty", "Give every row a key of its own.");
        }
        if (key.isBlank() || at == null || recorded == null) {
            return null;
        }
        try {
            Observation.Builder observation = Observation.builder(
                            ObservationId.of(event.kind() + ":" + key), requireNonNull(event.kind()), at)
                    .source(requireNonNullElse(mapping.source(), "csv"))
                    .recorded(recorded);
            if (event.reference() != null && !row.text(event.reference()).isBlank()) {
                observation.reference(row.text(event.reference()));
            }
            if (event.subject() != null && !row.text(event.subject()).isBlank()) {
                observation.subject(SubjectId.of(row.text(event.subject())));
            }
            requireNonNullElse(event.dimensions(), Map.<String, String>of()).forEach((name, column) -> {
                if (!row.text(column).isBlank()) {
                    observation.dimension(name, word(column, row.text(column)));
                }
            });
            requireNonNullElse(event.values(), Map.<String, String>of())
                    .forEach((name, column) -> row.number(column).ifPresent(number -> observation.value(name, number)));
            requireNonNullElse(event.fixed(), Map.<String, String>of()).forEach(observation::dimension);
            return observation.build();
        } catch (IllegalArgumentException e) {
            row.violation(
                    requireNonNull(mapping.key()),
                    "does not make an observation: " + e.getMessage(),
                    "Use identifiers of 1 to 200 bytes without white space at the ends.");
            return null;
        }
    }

    private String word(String column, String text) {
        Map<String, String> words = requireNonNullElse(mapping.words(), Map.<String, Map<String, String>>of())
                .get(column);
        return words == null ? text : words.getOrDefault(text, text);
    }

    private @Nullable Instant instant(CsvRow row, String column) {
        String text = row.text(column).strip();
        try {
            TemporalAccessor time = format == null
                    ? standard(text)
                    : format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof ZonedDateTime zoned) {
                return zoned.toInstant();
            }
            if (time instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            return time instanceof LocalDateTime local
                    ? local.atZone(zone).toInstant()
                    : LocalDate.from(time).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            row.violation(
                    column,
                    "is no time as the mapping describes it",
                    "Write it like " + (mapping.timeFormat() == null ? "2026-10-01T09:30" : mapping.timeFormat())
                            + ", or leave it empty if it did not happen.");
            return null;
        }
    }

    private static TemporalAccessor standard(String text) {
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.length() == 10 ? text + "T00:00" : text.replaceFirst("^(\\S{10}) ", "$1T"),
                OffsetDateTime::from,
                LocalDateTime::from);
    }

    /** A mapping as it stands in a file. */
    record MappingDocument(
            @Nullable String source,
            @NotNull @Nullable ZoneId zone,
            @Nullable String timeFormat,
            @NotNull @Nullable String key,
            @Nullable Map<String, Map<String, String>> words,
            @NotEmpty @Nullable List<@NotNull EventDocument> events) {}

    record EventDocument(
            @NotNull @Nullable String kind,
            @NotNull @Nullable String at,
            @Nullable String recorded,
            @Nullable String reference,
            @Nullable String subject,
            @Nullable Map<String, @NotNull String> dimensions,
            @Nullable Map<String, @NotNull String> values,
            @Nullable Map<String, @NotNull String> fixed,
            @Nullable ConditionDocument when) {}

    record ConditionDocument(
            @NotNull @Nullable String column,
            @NotEmpty @Nullable List<@NotNull String> is) {}
}
