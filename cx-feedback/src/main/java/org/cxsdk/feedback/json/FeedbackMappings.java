package org.cxsdk.feedback.json;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.json.DocumentPath;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.exchange.FeedbackMapping;
import org.cxsdk.feedback.json.MappingDocument.AnswerDocument;
import org.cxsdk.feedback.json.MappingDocument.FieldDocument;
import org.cxsdk.feedback.json.MappingDocument.TimeDocument;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Loads documents that say how somebody else's file becomes responses. */
public final class FeedbackMappings {

    private static final DocumentReader<MappingDocument> READER = DocumentReader.forType(MappingDocument.class);

    private FeedbackMappings() {}

    /**
     * Reads a mapping from a YAML or JSON document.
     *
     * @param instrument what its answers belong to
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; every violation is listed
     */
    public static FeedbackMapping read(Source source, Instrument instrument) {
        Loaded<MappingDocument> loaded = READER.read(source);
        MappingDocument document = loaded.document();
        loaded.checkIdentifier("id", document.id());
        loaded.checkIdentifier("version", document.version());
        checkField(loaded, "response", document.response());
        checkField(loaded, "respondent", document.respondent());
        orEmpty(document.dimensions())
                .forEach((name, field) -> checkField(loaded, DocumentPath.of("dimensions", name), field));
        checkTime(loaded, document.at());
        orEmpty(document.answers()).forEach((name, answer) -> checkAnswer(loaded, instrument, name, answer));
        return mapping(loaded.checked(), loaded);
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return requireNonNullElse(map, Map.of());
    }

    private static void checkField(Loaded<MappingDocument> loaded, String path, @Nullable FieldDocument field) {
        if (field != null && field.column() == null && field.value() == null) {
            loaded.violation(path, "names neither a column nor a value", "Write column, value or both.");
        }
    }

    private static void checkTime(Loaded<MappingDocument> loaded, @Nullable TimeDocument time) {
        if (time == null) {
            return;
        }
        if (time.zone() != null) {
            try {
                ZoneId.of(time.zone());
            } catch (DateTimeException e) {
                loaded.violation("at.zone", "is no time zone", "Write it like Asia/Dubai.");
            }
        }
        if (time.pattern() != null && !isPattern(time.pattern())) {
            loaded.violation("at.pattern", "is no pattern of a time", "Write it like dd/MM/yyyy HH:mm.");
        }
        if (time.pattern() == null && time.zone() != null) {
            loaded.violation("at.zone", "stands without a pattern", "Write the pattern, or leave the zone out.");
        }
    }

    private static boolean isPattern(String text) {
        try {
            return !DateTimeFormatter.ofPattern(text, Locale.ENGLISH).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkAnswer(
            Loaded<MappingDocument> loaded, Instrument instrument, String name, AnswerDocument answer) {
        String path = DocumentPath.of("answers", name);
        Question question = instrument.questions().stream()
                .filter(asked -> asked.id().value().equals(name))
                .findFirst()
                .orElse(null);
        if (question == null) {
            loaded.unknown(
                    path,
                    name,
                    "is no question of instrument " + instrument.ref(),
                    instrument.questions().stream()
                            .map(asked -> asked.id().value())
                            .collect(Collectors.toSet()));
            return;
        }
        boolean many = question.kind() == Question.Kind.MULTIPLE_CHOICE;
        boolean columns = !orEmpty(answer.columns()).isEmpty();
        if ((answer.column() == null) != columns) {
            loaded.violation(path, "needs either a column or columns", "Write one of the two.");
        }
        if (!many && (columns || answer.separator() != null)) {
            loaded.violation(path, "takes one choice, so that it has one column", "Leave columns and separator out.");
        }
        if (columns && requireNonNullElse(answer.chosen(), List.of()).isEmpty()) {
            loaded.violation(path + ".chosen", "is missing", "Say which texts mean that a choice was taken.");
        }
        checkCodes(loaded, name, "values", orEmpty(answer.values()), question);
        checkCodes(loaded, name, "columns", orEmpty(answer.columns()), question);
    }

    private static void checkCodes(
            Loaded<MappingDocument> loaded, String name, String part, Map<String, Integer> codes, Question question) {
        List<Integer> known = question.choices().stream().map(Choice::code).toList();
        codes.forEach((text, code) -> {
            if (!known.contains(code)) {
                loaded.violation(
                        DocumentPath.of("answers", name, part, text),
                        "is no answer of question " + question.id(),
                        "Use one of " + known + ".");
            }
        });
    }

    private static FeedbackMapping mapping(MappingDocument document, Loaded<MappingDocument> loaded) {
        TimeDocument time = requireNonNull(document.at());
        Map<String, FeedbackMapping.Field> dimensions = new LinkedHashMap<>();
        orEmpty(document.dimensions()).forEach((name, field) -> dimensions.put(name, field(field)));
        Map<QuestionId, FeedbackMapping.AnswerField> answers = new LinkedHashMap<>();
        orEmpty(document.answers())
                .forEach((name, answer) -> answers.put(
                        QuestionId.of(name),
                        new FeedbackMapping.AnswerField(
                                answer.column(),
                                answer.separator(),
                                orEmpty(answer.values()),
                                orEmpty(answer.columns()),
                                Set.copyOf(requireNonNullElse(answer.chosen(), List.of())))));
        FieldDocument respondent = document.respondent();
        return new FeedbackMapping(
                loaded.ref(requireNonNull(document.id()), requireNonNull(document.version())),
                requireNonNull(document.format()),
                requireNonNullElse(document.rows(), ""),
                field(requireNonNull(document.response())),
                new FeedbackMapping.Time(
                        requireNonNull(time.column()),
                        time.pattern(),
                        time.zone() == null ? null : ZoneId.of(time.zone())),
                respondent == null ? null : field(respondent),
                dimensions,
                answers,
                Set.copyOf(requireNonNullElse(document.notAsked(), List.of())),
                Set.copyOf(requireNonNullElse(document.notAnswered(), List.of())),
                Boolean.TRUE.equals(document.decimalComma()));
    }

    private static FeedbackMapping.Field field(FieldDocument document) {
        return new FeedbackMapping.Field(
                document.column(), requireNonNullElse(document.value(), ""), orEmpty(document.values()));
    }
}
