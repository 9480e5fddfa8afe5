package org.cxsdk.maturity.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Attribute;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of CSV files as answers to a model. A mapping document says which file holds what: which columns name
 * subject and scope, which tell answers apart, and which hold the answers to which criterion; so a published data set
 * becomes answers without a line of code of its own.
 *
 * <p>Cells are compared without white space around them and whatever their case. What is wrong with any of the files is
 * told at once. Immutable and thread-safe.
 */
public final class AnswerTables {

    /** Most answers of one folder; all are held in memory, which takes about 0.3 GB for as many. */
    static final int MAX_ANSWERS = 500_000;

    private static final DocumentReader<TablesDocument> READER = DocumentReader.forType(TablesDocument.class);
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    private final MaturityModel model;
    private final AnswerRules rules;
    private final TablesDocument document;

    private AnswerTables(MaturityModel model, TablesDocument document) {
        this.model = model;
        this.rules = AnswerRules.of(model);
        this.document = document;
    }

    /**
     * The mapping of a document.
     *
     * @param model the model to be answered
     * @param source the mapping, YAML or JSON
     * @throws InvalidDocumentException if it breaks rules; all of them are told
     */
    public static AnswerTables of(MaturityModel model, Source source) {
        Loaded<TablesDocument> loaded = READER.read(source);
        TablesDocument document = loaded.document();
        if (document.model() != null && !document.model().equals(model.id())) {
            loaded.violation(
                    "model", "is not the model to be answered, " + model.id(), "Use the mapping of that model");
        }
        for (TablesDocument.Table table : orEmpty(document.tables())) {
            for (NodeId criterion : orEmpty(table.criteria()).keySet()) {
                if (!(model.find(criterion).orElse(null) instanceof Criterion)) {
                    loaded.violation(
                            loaded.pathOf(table, "criteria", criterion.value()),
                            "is not a criterion of " + model.ref(),
                            "Use the identifier of a criterion");
                }
            }
            for (String attribute : orEmpty(table.attributes()).keySet()) {
                if (!model.attributes().containsKey(attribute)) {
                    loaded.unknown(
                            loaded.pathOf(table, "attributes", attribute),
                            attribute,
                            "is not an attribute of " + model.ref(),
                            model.attributes().keySet());
                }
            }
            orEmpty(table.attributes()).forEach((name, of) -> {
                if ((of.column() != null) == Boolean.TRUE.equals(of.line())) {
                    loaded.violation(
                            loaded.pathOf(of), "comes from neither or both of column and line", "Give one of the two");
                }
            });
        }
        return new AnswerTables(model, loaded.checked());
    }

    /**
     * The mapping that comes with the SDK for this model, if there is one.
     *
     * @param model the model to be answered
     */
    public static Optional<AnswerTables> forModel(MaturityModel model) {
        String resource = "/org/cxsdk/maturity/models/" + model.id() + ".tables.yaml";
        return AnswerTables.class.getResource(resource) == null
                ? Optional.empty()
                : Optional.of(of(
                        model,
                        Source.of(
                                model.id() + ".tables.yaml",
                                () -> Objects.requireNonNull(AnswerTables.class.getResourceAsStream(resource)))));
    }

    /**
     * The assessments of a folder, one for each subject and scope that its files name.
     *
     * @throws InvalidDocumentException if a file is missing or breaks rules; all violations of all files are told
     * @throws CxException with code CX-CORE-0002 if the folder cannot be read
     */
    public List<Assessment> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE, folder + " is not a folder", "Give the folder that holds the files.");
        }
        Collected collected = new Collected();
        List<Violation> violations = new ArrayList<>();
        for (TablesDocument.Table table : orEmpty(document.tables())) {
            List<Path> files = matching(folder, Objects.requireNonNull(table.file()));
            if (files.isEmpty() && Boolean.TRUE.equals(table.required())) {
                violations.add(new Violation(
                        folder.resolve(table.file()).toString(),
                        0,
                        0,
                        "",
                        null,
                        "is missing",
                        "Put the file into the folder"));
            }
            for (Path file : files) {
                try {
                    read(table, file, collected);
                } catch (InvalidDocumentException e) {
                    violations.addAll(e.violations());
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
        return collected.assessments();
    }

    private void read(TablesDocument.Table table, Path file, Collected collected) {
        RowReader reader = new RowReader(table, collected);
        CsvReader.of(Source.of(file)).required(columns(table)).read(reader::accept);
    }

    private static String[] columns(TablesDocument.Table table) {
        Set<String> columns = new LinkedHashSet<>();
        columns.addAll(places(table.subject()));
        columns.addAll(places(table.scope()));
        columns.addAll(orEmpty(table.key()));
        orEmpty(table.attributes()).values().stream()
                .map(TablesDocument.AttributeOf::column)
                .filter(Objects::nonNull)
                .forEach(columns::add);
        columns.addAll(orEmpty(table.criteria()).values());
        return columns.toArray(String[]::new);
    }

    /** The columns of a template like {@code "{Life event} ({Year})"}; a text without braces is a column itself. */
    private static List<String> places(@Nullable String template) {
        String text = Objects.requireNonNull(template);
        List<String> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places.isEmpty() ? List.of(text) : places;
    }

    private static List<Path> matching(Path folder, String glob) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    folder + " cannot be read: " + Source.reason(e),
                    "Check that the folder may be read.",
                    e);
        }
        files.sort(null);
        return files;
    }

    /** What the rows gave so far, by subject and scope. */
    private static final class Collected {

        private final Map<Subject, Map<Scope, List<Answer>>> answers = new TreeMap<>();
        private int count;
        private boolean refused;

        void add(Subject subject, Scope scope, Answer answer) {
            count++;
            answers.computeIfAbsent(subject, s -> new TreeMap<>())
                    .computeIfAbsent(scope, s -> new ArrayList<>())
                    .add(answer);
        }

        List<Assessment> assessments() {
            List<Assessment> assessments = new ArrayList<>();
            answers.forEach((subject, scopes) ->
                    scopes.forEach((scope, given) -> assessments.add(Assessment.of(subject, scope, given))));
            return assessments;
        }
    }

    /** Reads the rows of one file. */
    private final class RowReader {

        private final TablesDocument.Table table;
        private final Collected collected;
        private final Set<List<String>> keys = new HashSet<>();

        RowReader(TablesDocument.Table table, Collected collected) {
            this.table = table;
            this.collected = collected;
        }

        void accept(CsvRow row) {
            if (collected.count >= MAX_ANSWERS) {
                refuse(row);
                return;
            }
            Subject subject = named(row, table.subject(), Subject::of);
            Scope scope = named(row, table.scope(), Scope::of);
            Map<String, String> attributes = attributes(row);
            requireOnce(row);
            if (subject == null || scope == null) {
                return;
            }
            orEmpty(table.criteria()).forEach((id, column) -> {
                Answer answer = answer(row, id, column);
                if (answer != null) {
                    collected.add(subject, scope, answer.with(attributes));
                }
            });
        }

        /** Told once, for the first row that is too many; the rest of the rows is only looked at for its form. */
        private void refuse(CsvRow row) {
            if (!collected.refused) {
                collected.refused = true;
                row.violation(
                        places(table.subject()).get(0),
                        "stands in a row beyond " + MAX_ANSWERS + " answers, which is as many as are scored at once",
                        "Score the subjects in several runs");
            }
        }

        private <T> @Nullable T named(CsvRow row, @Nullable String template, Function<String, T> type) {
            List<String> places = places(template);
            String name = Objects.requireNonNull(template);
            if (places.size() == 1 && places.get(0).equals(template)) {
                name = "{" + name + "}";
            }
            for (String column : places) {
                String cell = cell(row, column);
                if (cell.isEmpty()) {
                    row.violation(column, "is empty", "Say whom and what the row is about");
                    return null;
                }
                name = name.replace("{" + column + "}", cell);
            }
            try {
                return type.apply(name);
            } catch (IllegalArgumentException e) {
                row.violation(places.get(0), String.valueOf(e.getMessage()), "Mend the name");
                return null;
            }
        }

        /** The cell without white space around it, renamed if the mapping says so. */
        private String cell(CsvRow row, String column) {
            String text = row.text(column).strip();
            Map<String, String> names = orEmpty(orEmpty(table.rename()).get(column));
            return names.getOrDefault(text, text);
        }

        private Map<String, String> attributes(CsvRow row) {
            Map<String, String> attributes = new LinkedHashMap<>();
            orEmpty(table.attributes()).forEach((name, of) -> {
                String value = of.column() == null ? Integer.toString(row.line()) : attribute(row, name, of);
                if (value != null) {
                    attributes.put(name, value);
                }
            });
            return attributes;
        }

        private @Nullable String attribute(CsvRow row, String name, TablesDocument.AttributeOf of) {
            String column = Objects.requireNonNull(of.column());
            String cell = cell(row, column);
            String renamed = orEmpty(of.values()).getOrDefault(cell, cell);
            Attribute attribute = Objects.requireNonNull(model.attributes().get(name));
            if (attribute.values().isEmpty()) {
                return renamed.isEmpty() ? of.otherwise() : renamed;
            }
            for (String allowed : attribute.values()) {
                if (allowed.equalsIgnoreCase(renamed)) {
                    return allowed;
                }
            }
            if (of.otherwise() == null) {
                row.unknown(column, "is not a value of the attribute " + name, attribute.values());
            }
            return of.otherwise();
        }

        private void requireOnce(CsvRow row) {
            List<String> columns = orEmpty(table.key());
            if (!columns.isEmpty()
                    && !keys.add(
                            columns.stream().map(column -> cell(row, column)).toList())) {
                row.violation(
                        columns.get(columns.size() - 1),
                        "stands in an earlier row with the same " + String.join(", ", columns),
                        "Keep one of the rows");
            }
        }

        private @Nullable Answer answer(CsvRow row, NodeId id, String column) {
            String cell = cell(row, column);
            String key = cell.toLowerCase(Locale.ROOT);
            Absence state =
                    cell.isEmpty() ? table.blank() : orEmpty(document.states()).get(key);
            if (state != null) {
                return Answer.absent(id, state);
            }
            Criterion criterion = (Criterion) model.node(id);
            String value = criterion.answerType() instanceof AnswerType.Figure
                    ? row.number(column).map(number -> number.toPlainString()).orElse(null)
                    : orEmpty(document.words()).getOrDefault(key, cell);
            if (value == null) {
                return null;
            }
            Answer answer = Answer.of(id, value);
            AnswerProblem problem = rules.problemOf(answer, criterion).orElse(null);
            if (problem != null) {
                row.violation(column, problem.rule(), problem.remedy());
                return null;
            }
            return answer;
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
