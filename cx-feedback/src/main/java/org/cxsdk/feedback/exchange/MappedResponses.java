package org.cxsdk.feedback.exchange;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvSummary;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.feedback.exchange.FeedbackMapping.AnswerField;
import org.cxsdk.feedback.exchange.FeedbackMapping.Field;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseCheck;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * Reads any CSV or JSON file as responses, as a {@link FeedbackMapping} says. Every row that does not fit is told with its place;
 * a text that is neither a code nor mapped to one is wrong and never a zero. Stateless.
 */
public final class MappedResponses {

    private static final int MOST_TOLD = 1_000_000;

    private final Source source;
    private final FeedbackMapping mapping;
    private final Instrument instrument;
    private final ResponseCheck check;
    private final DateTimeFormatter times;
    private final Violations violations;
    private final List<Response> good = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private long rejected;

    private MappedResponses(Source source, FeedbackMapping mapping, Instrument instrument) {
        this.source = source;
        this.mapping = mapping;
        this.instrument = instrument;
        this.check = new ResponseCheck(instrument);
        this.times = mapping.at().formatter();
        this.violations = new Violations(source.name(), MOST_TOLD);
    }

    /** A row of whatever file. */
    private interface Row {
        int line();

        int column(String name);

        /** The text as written; null if the row has none of this name. */
        @Nullable
        String text(String name);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidDocumentException if a column is missing, or the file has not the form that the mapping says
     * @throws IllegalArgumentException if the mapping names a question that the instrument does not have
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static Imported<Response> read(
            Source source, FeedbackMapping mapping, Instrument instrument, OnBadRow onBadRow) {
        for (QuestionId question : mapping.answers().keySet()) {
            if (instrument.question(question).isEmpty()) {
                throw new IllegalArgumentException("mapping " + mapping.ref() + " answers " + question + ", which "
                        + instrument.ref() + " does not ask");
            }
        }
        MappedResponses reading = new MappedResponses(source, mapping, instrument);
        long malformed = mapping.format() == FeedbackMapping.Format.CSV ? reading.csv() : reading.json();
        return Imported.of(reading.good, reading.rejected + malformed, reading.violations.toList(), onBadRow);
    }

    private long csv() {
        CsvSummary summary = CsvReader.of(source)
                .required(columns().toArray(String[]::new))
                .read(
                        row -> add(new Row() {
                            @Override
                            public int line() {
                                return row.line();
                            }

                            @Override
                            public int column(String name) {
                                return 0;
                            }

                            @Override
                            public String text(String name) {
                                return row.text(name);
                            }
                        }),
                        violations);
        return summary.rejected();
    }

    private Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        List<@Nullable Field> fields = new ArrayList<>(mapping.dimensions().values());
        fields.add(mapping.response());
        fields.add(mapping.respondent());
        for (Field field : fields) {
            if (field != null && field.column() != null) {
                columns.add(field.column());
            }
        }
        columns.add(mapping.at().column());
        for (AnswerField answer : mapping.answers().values()) {
            if (answer.column() != null) {
                columns.add(answer.column());
            }
            columns.addAll(answer.columns().keySet());
        }
        return columns;
    }

    private long json() {
        DocumentNode root = DocumentTree.read(source);
        DocumentNode list = mapping.rows().isEmpty() ? root : at(root, mapping.rows());
        if (list == null || list.kind() != DocumentNode.Kind.LIST) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(),
                    root.line(),
                    root.column(),
                    mapping.rows(),
                    null,
                    "is no list of rows",
                    "Name the list under rows")));
        }
        for (DocumentNode element : list.elements()) {
            add(new Row() {
                @Override
                public int line() {
                    return element.line();
                }

                @Override
                public int column(String name) {
                    DocumentNode node = at(element, name);
                    return node == null ? element.column() : node.column();
                }

                @Override
                public @Nullable String text(String name) {
                    DocumentNode node = at(element, name);
                    return node == null || node.kind() == DocumentNode.Kind.NULL ? null : node.text();
                }
            });
        }
        return 0;
    }

    private static @Nullable DocumentNode at(DocumentNode from, String path) {
        DocumentNode node = from;
        for (String step : path.split(Pattern.quote("."))) {
            node = node == null ? null : node.members().get(step);
        }
        return node;
    }

    private void add(Row row) {
        long before = violations.count();
        String id = text(row, mapping.response());
        identifier(row, mapping.response(), id);
        Integer earlier = lines.putIfAbsent(id, row.line());
        if (earlier != null && !id.isEmpty()) {
            note(row, name(mapping.response()), id, "stands in line " + earlier + " as well", "Keep one of the two");
        }
        Instant at = time(row);
        Field who = mapping.respondent();
        String respondent = who == null ? "" : text(row, who);
        if (who != null && !respondent.isEmpty()) {
            identifier(row, who, respondent);
        }
        Map<String, String> dimensions = new TreeMap<>();
        mapping.dimensions().forEach((name, field) -> {
            String value = text(row, field);
            if (!value.isEmpty()) {
                dimensions.put(name, value);
            }
        });
        Map<QuestionId, Answer> answers = new LinkedHashMap<>();
        mapping.answers().forEach((question, field) -> {
            Answer answer = answer(row, instrument.question(question).orElseThrow(), field);
            if (answer != null && !(answer instanceof Answer.NotAsked)) {
                answers.put(question, answer);
            }
        });
        if (violations.count() == before && at != null) {
            keep(
                    row,
                    new Response(
                            ResponseId.of(id),
                            instrument.id(),
                            instrument.ref().version(),
                            at,
                            SubjectId.of(respondent.isEmpty() ? id : respondent),
                            answers,
                            dimensions));
        }
        rejected += violations.count() > before || at == null ? 1 : 0;
    }

    /** What the instrument itself forbids: unknown codes, answers to questions that were not shown. */
    private void keep(Row row, Response response) {
        List<Violation> misfits = check.violations(response);
        for (Violation misfit : misfits) {
            String question = misfit.path().replaceFirst("^answers\\.", "");
            AnswerField field = mapping.answers().get(QuestionId.of(question));
            String column = field == null || field.column() == null ? misfit.path() : field.column();
            note(row, column, misfit.value(), misfit.rule(), misfit.remedy());
        }
        if (misfits.isEmpty()) {
            good.add(response);
        }
    }

    private static String name(Field field) {
        return field.column() == null ? "" : field.column();
    }

    private static String text(Row row, Field field) {
        if (field.column() == null) {
            return field.value();
        }
        String text = row.text(field.column());
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty() ? "" : field.value() + field.values().getOrDefault(stripped, stripped);
    }

    private void identifier(Row row, Field field, String text) {
        try {
            Identifier.require(name(field), text);
        } catch (IllegalArgumentException e) {
            note(row, name(field), text, "is no identifier", "Use 1 to 200 bytes without white space at the ends");
        }
    }

    private @Nullable Instant time(Row row) {
        String text =
                Objects.requireNonNullElse(row.text(mapping.at().column()), "").strip();
        ZoneId zone = mapping.at().zone();
        try {
            return zone == null
                    ? OffsetDateTime.parse(text, times).toInstant()
                    : times.parseBest(text, LocalDateTime::from, LocalDate::from) instanceof LocalDateTime time
                            ? time.atZone(zone).toInstant()
                            : LocalDate.parse(text, times).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            String pattern = mapping.at().pattern();
            note(
                    row,
                    mapping.at().column(),
                    text,
                    pattern == null ? "is no time with offset" : "is not written as " + pattern,
                    pattern == null ? "Write it like 2026-10-01T09:30:00+04:00" : "Change the row or the mapping");
            return null;
        }
    }

    private @Nullable Answer answer(Row row, Question question, AnswerField field) {
        if (field.column() == null) {
            return ofColumns(row, field);
        }
        String column = field.column();
        String raw = row.text(column);
        if (raw == null || mapping.notAsked().contains(raw.strip())) {
            return Answer.notAsked();
        }
        String text = raw.strip();
        boolean many = question.kind() == Question.Kind.MULTIPLE_CHOICE;
        if (mapping.notAnswered().contains(text) || text.isEmpty()) {
            return many ? Answer.ofMany(List.of()) : Answer.notAnswered();
        }
        switch (question.kind()) {
            case TEXT -> {
                return Answer.of(raw);
            }
            case NUMBER -> {
                return number(row, column, text);
            }
            case DATE -> {
                return day(row, column, text);
            }
            default -> {
                List<String> parts = many && field.separator() != null
                        ? List.of(text.split(Pattern.quote(field.separator())))
                        : List.of(text);
                Collection<Integer> codes = new TreeSet<>();
                for (String part : parts) {
                    Integer code = code(row, column, part.strip(), question, field);
                    if (code == null) {
                        return null;
                    }
                    codes.add(code);
                }
                return many ? Answer.ofMany(codes) : Answer.of(codes.iterator().next());
            }
        }
    }

    /** Each choice has a column: chosen, not chosen, or, if all are empty, not asked. */
    private Answer ofColumns(Row row, AnswerField field) {
        Collection<Integer> codes = new TreeSet<>();
        boolean asked = false;
        for (Map.Entry<String, Integer> choice : field.columns().entrySet()) {
            String text = row.text(choice.getKey());
            if (text == null || text.isBlank() || mapping.notAsked().contains(text.strip())) {
                continue;
            }
            asked = true;
            if (field.chosen().contains(text.strip())) {
                codes.add(choice.getValue());
            }
        }
        return asked ? Answer.ofMany(codes) : Answer.notAsked();
    }

    private @Nullable Integer code(Row row, String column, String text, Question question, AnswerField field) {
        Integer mapped = field.values().get(text);
        if (mapped != null) {
            return mapped;
        }
        try {
            int code = Integer.parseInt(text);
            if (question.choice(code).isPresent()) {
                return code;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        Set<String> allowed = new LinkedHashSet<>(new TreeSet<>(field.values().keySet()));
        question.choices().forEach(choice -> allowed.add(Integer.toString(choice.code())));
        note(row, column, text, "is no answer of question " + question.id(), "Use one of " + allowed);
        return null;
    }

    private @Nullable Answer number(Row row, String column, String text) {
        try {
            return Answer.of(new BigDecimal(mapping.decimalComma() ? text.replace(',', '.') : text));
        } catch (NumberFormatException e) {
            note(row, column, text, "is no number", "Write digits, without grouping");
            return null;
        }
    }

    private @Nullable Answer day(Row row, String column, String text) {
        try {
            return Answer.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            note(row, column, text, "is no day", "Write it like 2026-10-01");
            return null;
        }
    }

    private void note(Row row, String column, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(source.name(), row.line(), row.column(column), column, value, rule, remedy));
    }
}
