package org.cxsdk.maturity.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.cxsdk.maturity.json.DocumentSchema.map;

/**
 * The shipped schemas are those of the readers' records, take every example document, and agree with the reader on documents broken by seed:
 * what the records and their constraints refuse the schema refuses, and what the schema refuses the reader never takes.
 */
class SchemasTest {

    private static final Path ROOT =
            Path.of(System.getProperty("cx.root", "..")).toAbsolutePath();
    private static final Path SHIPPED = ROOT.resolve("cx-maturity/src/main/resources/org/cxsdk/maturity/schemas");

    private static final MaturityModel GOVERNMENT = Models.byId("cx-government");
    private static final MaturityModel EUROPE = Models.byId("eu-egovernment-benchmark-2023");

    private static final Map<String, Object> CONDITION = map(
            "description",
            "A comparison and a number, like >= 75",
            "type",
            List.of("string", "number"),
            "pattern",
            "^\\s*(>=|<=|>|<|=)?\\s*-?[0-9]{1,40}([./][0-9]{1,40})?\\s*$");

    private static final Map<String, Object> POLICY = map(
            "description",
            "What is done with what has no score",
            "type",
            "string",
            "pattern",
            "^(leave-out|unscored|forbidden|count-as -?[0-9].*)$");

    private static final Map<String, Object> POLICIES =
            map("type", "object", "propertyNames", map("enum", states()), "additionalProperties", POLICY);

    private static final Map<String, Object> TREATMENT =
            map("type", "string", "pattern", "^(accept|no-score|cap -?[0-9].*)$");

    private static final Map<String, Object> SCALAR = map("type", List.of("string", "number", "boolean"));

    private static final Map<String, Object> WHERE = map(
            "type",
            "object",
            "additionalProperties",
            map("anyOf", List.of(SCALAR, map("type", "array", "items", SCALAR))));

    private static final Map<String, Map<String, Object>> BY_HAND = byHand();

    private static Map<String, Map<String, Object>> byHand() {
        Map<String, Map<String, Object>> byHand = new LinkedHashMap<>();
        for (String place : List.of(
                "Require.each",
                "Require.mean",
                "Require.score",
                "Cut.when",
                "Step.when",
                "ChoiceStep.when",
                "Node.countIf")) {
            byHand.put(place, CONDITION);
        }
        for (String place : List.of("Node.missing", "Instance.missing", "Faces.missing")) {
            byHand.put(place, POLICY);
            byHand.put(place + "By", POLICIES);
        }
        byHand.put("EvidenceRule.none", TREATMENT);
        byHand.put("EvidenceRule.expired", TREATMENT);
        byHand.put("Node.where", WHERE);
        byHand.put("Instance.when", WHERE);
        byHand.put(
                "Row.when",
                map(
                        "description",
                        "By child, a condition on its score, or the state in which it has none",
                        "type",
                        "object",
                        "additionalProperties",
                        map("anyOf", List.of(CONDITION, map("enum", states())))));
        byHand.put(
                "ModelDocument.tags",
                map(
                        "type",
                        "object",
                        "additionalProperties",
                        map(
                                "anyOf",
                                List.of(
                                        map("type", "array", "items", map("type", "string", "pattern", "\\S")),
                                        map("type", "object", "additionalProperties", map("$ref", "#/$defs/texts"))))));
        byHand.put("Answer.value", SCALAR);
        byHand.put("Face.value", SCALAR);
        byHand.put("InitiativeDocument.effects", map("type", "object", "additionalProperties", SCALAR));
        return byHand;
    }

    private static List<Object> states() {
        return Arrays.stream(Absence.values())
                .map(state -> (Object) state.fileName())
                .toList();
    }

    /**
     * A kind of document.
     *
     * @param name the schema's name
     * @param title what it is about
     * @param type the record to which the reader binds it
     * @param reader the whole reader
     * @param examples files, from the root
     */
    private record Kind(
            String name,
            String title,
            Class<? extends Record> type,
            java.util.function.Consumer<Source> reader,
            List<String> examples) {}

    private static final String MAIN = "cx-maturity/src/main/resources/org/cxsdk/maturity/";
    private static final String SAMPLE = "examples/maturity-scorer/sample/";

    private static List<Kind> kinds() {
        return List.of(
                new Kind(
                        "model",
                        "A maturity model",
                        ModelDocument.class,
                        Models::read,
                        List.of(
                                MAIN + "models/cx-government.yaml",
                                MAIN + "models/eu-egovernment-benchmark-2023.yaml",
                                MAIN + "models/eu-egovernment-benchmark-2023-indicators.yaml",
                                SAMPLE + "two-faces.yaml")),
                new Kind(
                        "answers",
                        "Answers of one subject in one scope",
                        AnswersDocument.class,
                        source -> AnswerFiles.read(GOVERNMENT, source),
                        List.of(
                                SAMPLE + "answers.yaml",
                                SAMPLE + "second-assessor.yaml",
                                SAMPLE + "year-before.yaml",
                                "examples/quickstart/src/main/resources/org/cxsdk/examples/quickstart/rivertown.yaml")),
                new Kind(
                        "tables",
                        "How the CSV files of a folder become answers",
                        TablesDocument.class,
                        source -> AnswerTables.of(EUROPE, source),
                        List.of(MAIN + "models/eu-egovernment-benchmark-2023.tables.yaml")),
                new Kind(
                        "initiatives",
                        "A catalogue of initiatives",
                        InitiativesDocument.class,
                        source -> InitiativeFiles.read(GOVERNMENT, source),
                        List.of(SAMPLE + "initiatives.yaml")),
                new Kind(
                        "programme",
                        "A transformation programme",
                        ProgrammeDocument.class,
                        ProgrammeFiles::read,
                        List.of(SAMPLE + "programme.yaml")),
                new Kind(
                        "policy",
                        "A policy with clauses and requirements",
                        PolicyFileDocument.class,
                        PolicyFiles::read,
                        List.of(
                                MAIN + "policies/customer-experience.yaml",
                                MAIN + "policies/delivery-excellence.yaml",
                                MAIN + "policies/mobile-channel-planning.yaml",
                                MAIN + "policies/reference-architecture.yaml",
                                MAIN + "policies/service-definition.yaml")),
                new Kind(
                        "mapping",
                        "How a model maps to another framework",
                        MappingDocument.class,
                        source -> Mappings.read(GOVERNMENT, source),
                        List.of(
                                MAIN + "mappings/govcx-4ds.yaml",
                                MAIN + "mappings/omb-a11-280.yaml",
                                MAIN + "mappings/odi-open-data-maturity.yaml",
                                MAIN + "mappings/cyfun-gates.yaml")),
                new Kind("samm", "The core model of OWASP SAMM", SammDocument.class, source -> {}, List.of()),
                new Kind("odi", "The Open Data Maturity survey", OdiDocument.class, source -> {}, List.of()));
    }

    /** Run with {@code -Dcx.schemas.write=true} to write them anew after a change of the records. */
    @TestFactory
    Stream<DynamicTest> shippedSchemas_areThoseOfTheRecords() {
        return kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    String schema = JsonOutput.text(DocumentSchema.of(kind.name(), kind.title(), kind.type(), BY_HAND));
                    if (Boolean.getBoolean("cx.schemas.write")) {
                        Files.createDirectories(SHIPPED);
                        Files.writeString(SHIPPED.resolve(kind.name() + ".schema.json"), schema);
                    }
                    assertThat(Files.readString(SHIPPED.resolve(kind.name() + ".schema.json")))
                            .isEqualTo(schema);
                }));
    }

    @Test
    void names_haveASchemaEach_andNoOtherName() {
        assertThat(Schemas.names())
                .containsExactlyElementsOf(kinds().stream().map(Kind::name).toList());
        assertThat(Schemas.names())
                .allSatisfy(name -> assertThat(Schemas.text(name)).contains("\"$id\": \"urn:cxsdk:schema:" + name));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Schemas.text("../models/cx-government"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(MaturityError.NOT_FOUND.code()));
    }

    @TestFactory
    Stream<DynamicTest> examples_areTakenByTheirSchema() {
        return kinds().stream()
                .flatMap(kind -> kind.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                example,
                                () -> assertThat(refusals(kind, json(read(example))))
                                        .isEmpty())));
    }

    /** The documents of others, as they publish them. */
    @TestFactory
    Stream<DynamicTest> foreignDocuments_areTakenByTheirSchema_andRefusedWithoutTheirKeys() {
        Path data = Path.of(System.getProperty("cx.data", "../../shared/data"), "maturity");
        Map<String, Path> foreign = Map.of(
                "samm", data.resolve("samm/samm-core-model.json"), "odi", data.resolve("odmat/odmat-survey.json"));
        return kinds().stream()
                .filter(kind -> foreign.containsKey(kind.name()))
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    Path file = Objects.requireNonNull(foreign.get(kind.name()));
                    Assumptions.assumeTrue(Files.exists(file), "sample data absent: " + file);
                    String json = Files.readString(file);
                    assertThat(refusals(kind, json)).isEmpty();
                    assertThat(refusals(kind, "{}")).isNotEmpty();
                    assertThat(refusals(kind, json.replaceFirst("\"", "\"x-"))).isNotEmpty();
                }));
    }

    /** Seeds from 0, fewer for long examples; each breaks one place in one of seven ways. */
    @TestFactory
    Stream<DynamicTest> brokenDocuments_areRefusedByBothAlike() {
        return kinds().stream()
                .flatMap(kind -> kind.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(example, () -> breakIt(kind, example))));
    }

    private static void breakIt(Kind kind, String example) throws IOException {
        Object whole = plain(Objects.requireNonNull(read(example)));
        DocumentReader<? extends Record> shape = DocumentReader.forType(kind.type());
        long seeds = Math.max(10, Math.min(100, 400_000 / Files.size(ROOT.resolve(example))));
        int refused = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Object broken = Broken.of(whole, new SplittableRandom(seed));
            String json = JsonOutput.text((JsonObject) Objects.requireNonNull(toJson(broken)));
            Source source = Source.of("broken.json", json);
            boolean records = refuses(() -> shape.read(source).checked());
            List<String> schema = refusals(kind, json);
            refused += schema.isEmpty() ? 0 : 1;
            if (records) {
                assertThat(schema)
                        .as("seed %d: the schema takes what the records refuse%n%s", seed, why(shape, source))
                        .isNotEmpty();
            }
            if (!schema.isEmpty()) {
                assertThat(refuses(() -> kind.reader().accept(source)))
                        .as("seed %d: the reader takes what the schema refuses: %s", seed, schema)
                        .isTrue();
            }
        }
        assertThat(refused).isGreaterThan((int) seeds / 3);
    }

    private static String why(DocumentReader<? extends Record> shape, Source source) {
        try {
            shape.read(source).checked();
            return "";
        } catch (CxException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static boolean refuses(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (CxException e) {
            return true;
        }
    }

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new LinkedHashMap<>();

    private static List<String> refusals(Kind kind, String json) {
        Schema schema = COMPILED.computeIfAbsent(kind.name(), name -> REGISTRY.getSchema(Schemas.text(name)));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** The document as a tree of any form. */
    record Anything(@Nullable DocumentNode any) {}

    private static DocumentNode read(String example) throws IOException {
        byte[] bytes = Files.readAllBytes(ROOT.resolve(example));
        String indented = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .map(line -> "  " + line)
                .reduce("any:\n", (all, line) -> all + line + "\n");
        return Objects.requireNonNull(DocumentReader.forType(Anything.class)
                .read(Source.of("any.yaml", indented))
                .document()
                .any());
    }

    private static String json(DocumentNode node) {
        return JsonOutput.text((JsonObject) Objects.requireNonNull(toJson(plain(node))));
    }

    private static @Nullable Object plain(DocumentNode node) {
        return switch (node.kind()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                node.members().forEach((key, member) -> map.put(key, plain(member)));
                yield map;
            }
            case LIST -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.elements().forEach(element -> list.add(plain(element)));
                yield list;
            }
            case NUMBER -> node.number().orElseThrow();
            case TRUTH -> node.truth().orElseThrow();
            case NULL -> null;
            default -> node.text();
        };
    }

    private static @Nullable Object toJson(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject json = JsonObject.of();
            map.forEach((key, part) -> json.put((String) key, toJson(part)));
            return json;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(part -> all.add(toJson(part)));
            return all;
        }
        return value;
    }

    /** One place of a document, chosen by seed, in another form. */
    private static final class Broken {

        private Broken() {}

        static @Nullable Object of(@Nullable Object whole, SplittableRandom random) {
            List<List<Object>> places = new ArrayList<>();
            collect(whole, new ArrayList<>(), places);
            return changed(whole, places.get(random.nextInt(places.size())), 0, random);
        }

        private static void collect(@Nullable Object value, List<Object> path, List<List<Object>> places) {
            places.add(List.copyOf(path));
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, part) -> {
                    path.add(Objects.requireNonNull(key));
                    collect(part, path, places);
                    path.remove(path.size() - 1);
                });
            } else if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    path.add(i);
                    collect(list.get(i), path, places);
                    path.remove(path.size() - 1);
                }
            }
        }

        private static @Nullable Object changed(
                @Nullable Object value, List<Object> path, int depth, SplittableRandom random) {
            if (depth < path.size()) {
                Object step = path.get(depth);
                if (value instanceof Map<?, ?> map) {
                    Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
                    if (depth == path.size() - 1 && random.nextInt(4) == 0) {
                        copy.remove(step);
                    } else {
                        copy.put(step, changed(map.get(step), path, depth + 1, random));
                    }
                    return copy;
                }
                List<@Nullable Object> copy = new ArrayList<>((List<?>) Objects.requireNonNull(value));
                copy.set((Integer) step, changed(copy.get((Integer) step), path, depth + 1, random));
                return copy;
            }
            if (depth == 0) {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(value));
                copy.put("surprise", true);
                return copy;
            }
            return switch (random.nextInt(7)) {
                case 0 -> null;
                case 1 -> List.of();
                case 2 -> Map.of();
                case 3 -> true;
                case 4 -> new java.math.BigDecimal("-3.5");
                case 5 -> List.of(Map.of("surprise", 1));
                default ->
                    value instanceof Map<?, ?> map
                            ? with(map)
                            : String.format(Locale.ROOT, "word%d", random.nextInt(9));
            };
        }

        private static Map<Object, @Nullable Object> with(Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
            copy.put("surprise", "key");
            return copy;
        }
    }
}
