package org.cxsdk.core.json;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

class DocumentReaderTest {

    enum Colour {
        RED,
        DARK_GREEN,
        @DocumentKey("p-prime")
        P_PRIME
    }

    record Part(
            @NotBlank String id,

            @Positive(message = "must be greater than 0\nLeave the part out if it has no weight")
            BigDecimal weight,

            Colour colour) {}

    record Doc(
            @NotNull String version,
            Boolean open,
            Integer count,
            Rational share,
            LocalDate since,
            LocalizedText title,
            ActorId owner,
            DocumentNode value,
            List<Part> parts,
            List<@NotBlank String> tags,
            Map<String, Part> byName,
            @DocumentKey("case:id") String caseId) {}

    private static final DocumentReader<Doc> READER = DocumentReader.forType(Doc.class);

    private static Loaded<Doc> read(String text) {
        return READER.read(Source.of("doc.yaml", text));
    }

    private static List<Violation> violations(String text) {
        return violations(Source.of("doc.yaml", text));
    }

    private static List<Violation> violations(Source source) {
        try {
            READER.read(source).check();
        } catch (InvalidDocumentException e) {
            return e.violations();
        }
        return List.of();
    }

    @Test
    void read_bindsEveryKindOfComponent() {
        Doc doc = read("""
                        version: 1.10
                        open: true
                        count: 3
                        share: 2/3
                        since: 2026-11-22
                        title: {en: Parts, ar: أجزاء}
                        owner: clerk-7
                        value: 0.1
                        parts:
                          - {id: a, weight: 0.30, colour: dark-green}
                          - {id: b, weight: 1e2, colour: p-prime}
                        tags: [no, yes, on, ~, 007, 12:30, 1_000, 0x1F]
                        byName:
                          left: {id: c}
                        case:id: K1
                        """).checked();

        // YAML 1.1 would make 1.1, false, true, true, null, 7, 750, 1000 and 31 of some of these
        assertThat(doc.version()).isEqualTo("1.10");
        assertThat(doc.tags()).containsExactly("no", "yes", "on", "~", "007", "12:30", "1_000", "0x1F");
        assertThat(doc.open()).isTrue();
        assertThat(doc.count()).isEqualTo(3);
        assertThat(doc.share()).isEqualTo(Rational.of(2, 3));
        assertThat(doc.since()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(doc.title()).isEqualTo(LocalizedText.enAr("Parts", "أجزاء"));
        assertThat(doc.owner()).isEqualTo(ActorId.of("clerk-7"));
        assertThat(doc.value().number()).contains(new BigDecimal("0.1"));
        assertThat(doc.parts())
                .containsExactly(
                        new Part("a", new BigDecimal("0.30"), Colour.DARK_GREEN),
                        new Part("b", new BigDecimal("1e2"), Colour.P_PRIME));
        assertThat(doc.byName()).containsEntry("left", new Part("c", null, null));
        assertThat(doc.caseId()).isEqualTo("K1");
    }

    @Test
    void check_tellsEverythingAtOnceWithPlaceValueAndRemedy() {
        Loaded<Doc> loaded = read("""
                open: yes
                cuont: 3
                parts:
                  - id: " "
                    weight: -1
                    colour: dark-gren
                  - just text
                  - {id: c, weight: "7"}
                tags: [a, ""]
                since: 22.11.2026
                """);
        Part last = loaded.document().parts().get(1);
        loaded.violation(loaded.pathOf(last, "id"), "names no drawer", "Use a drawer");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(loaded::check)
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::message)
                        .containsExactly(
                                "doc.yaml:1:1: version: is missing. Give it a value",
                                "doc.yaml:1:7: open: \"yes\" is a text, not true or false. Write true or false",
                                "doc.yaml:2:8: cuont: \"3\" is an unknown key. Did you mean \"count\"?",
                                "doc.yaml:4:9: parts[0].id: \" \" must not be blank. Give it a value",
                                "doc.yaml:5:13: parts[0].weight: \"-1\" must be greater than 0. "
                                        + "Leave the part out if it has no weight",
                                "doc.yaml:6:13: parts[0].colour: \"dark-gren\" is not one of the 3 words allowed"
                                        + " here. Did you mean \"dark-green\"?",
                                "doc.yaml:7:5: parts[1]: \"just text\" is a text, not an object with keys such as id."
                                        + " Write an object with keys such as id",
                                "doc.yaml:8:10: parts[2].id: \"c\" names no drawer. Use a drawer",
                                "doc.yaml:8:21: parts[2].weight: \"7\" is a text, not a number like 12, -0.5 or 1e6,"
                                        + " without quotes, of at most 100 digits. Write a number like 12, -0.5 or"
                                        + " 1e6, without quotes, of at most 100 digits",
                                "doc.yaml:9:11: tags[1]: \"\" must not be blank. Give it a value",
                                "doc.yaml:10:8: since: \"22.11.2026\" is not a date like 2026-11-22."
                                        + " Write a date like 2026-11-22"));
    }

    record PartsDoc(@DocumentKey("") List<Part> parts) {}

    @Test
    void read_bindsADocumentThatIsAList() {
        DocumentReader<PartsDoc> reader = DocumentReader.forType(PartsDoc.class);

        assertThat(reader.read(Source.of("parts.json", "[{\"id\": \"a\"}, {\"id\": \"b\", \"colour\": \"red\"}]"))
                        .checked()
                        .parts())
                .containsExactly(new Part("a", null, null), new Part("b", null, Colour.RED));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> reader.read(Source.of("parts.yaml", "- id: a\n- id: ''\n"))
                        .check())
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::line)
                        .containsExactly(tuple("[1].id", 2)));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> reader.read(Source.of("parts.yaml", "id: a")))
                .withMessageContaining("is an object, not a list");
    }

    @Test
    void read_refusesWhatMakesYamlOtherThanItLooks() {
        assertThat(violations("""
                        version: &v "1"
                        parts: &p []
                        &k since: 2026-01-01
                        case:id: *v
                        version: "2"
                        <<: {open: true}
                        tags: [!!str 5, !x a]
                        """))
                .extracting(Violation::rule)
                .containsExactly(
                        "anchors (&) are refused",
                        "anchors (&) are refused",
                        "anchors (&) are refused",
                        "aliases (*v) are refused",
                        "is a duplicate key; it stands in line 1 already",
                        "merge keys are refused",
                        "tags (tag:yaml.org,2002:str) are refused",
                        "tags (!x) are refused");
        assertThat(violations("version: a\n---\nversion: b\n"))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).startsWith("doc.yaml:3:1: has something after its end"));
    }

    @Test
    void read_refusesDuplicateKeysInJson() {
        assertThat(violations(Source.of("doc.json", "{\"version\": \"1\",\n \"version\": \"2\"}")))
                .extracting(Violation::message)
                .containsExactly("doc.json:2:2: version: \"version\" is a duplicate key; it stands in line 1 already."
                        + " Keep one of the two");
    }

    @Test
    void read_endsAtOnce_whenEncodingIsNotUtf8() {
        byte[] latin1 = "version: x\ncaseid: caf\u00e9 y\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(violations(Source.of("doc.yaml", latin1)))
                .extracting(Violation::message)
                .containsExactly("doc.yaml:2:12: the byte 0xE9 is not UTF-8. Save the file as UTF-8");
        assertThat(violations(Source.of("doc.yaml", "version: x".getBytes(StandardCharsets.UTF_16))))
                .extracting(Violation::rule)
                .containsExactly("is UTF-16, not UTF-8");
        assertThat(violations(Source.of("doc.yaml", "\uFEFFversion: x"))).isEmpty();
    }

    @Test
    void read_boundsDepthSizeAndDigits() {
        assertThat(violations("value: " + "[".repeat(100_000)))
                .singleElement()
                .satisfies(v -> assertThat(v.rule()).isEqualTo("is nested deeper than 64 levels"));
        assertThat(violations(Source.of("doc.json", "[".repeat(100_000))))
                .singleElement()
                .satisfies(v -> assertThat(v.rule()).isEqualTo("is nested deeper than 64 levels"));
        assertThat(violations("version: " + "x".repeat(DocumentReader.MAX_YAML_BYTES)))
                .singleElement()
                .satisfies(v -> assertThat(v.rule()).isEqualTo("is YAML of more than 3145728 bytes"));
        assertThat(violations("version: " + "x".repeat(DocumentReader.MAX_BYTES)))
                .singleElement()
                .satisfies(v -> assertThat(v.rule()).isEqualTo("is larger than 16777216 bytes"));
        assertThat(violations(
                        Source.of("doc.json", "{\"version\":\"" + "x".repeat(DocumentReader.MAX_BYTES - 14) + "\"}")))
                .isEmpty();
        assertThat(violations("version: x\ncount: 1e999999999\n"))
                .singleElement()
                .satisfies(v -> assertThat(v.rule()).contains("not a number"));
        assertThat(violations("version: x\nparts: [{id: a, weight: " + "9".repeat(101) + "}]"))
                .singleElement()
                .satisfies(v -> assertThat(v.rule()).contains("of at most 100 digits"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: [1, 2\n",
                "version: 'x\n",
                "a: b: c",
                "\tversion: x",
                "? [a]\n: b",
                "{",
                "{\"version\": tru}",
                "{\"version\": \"\u0001\"}",
                "version: \u0007",
                "%",
                "",
                "# nothing\n",
                "--- \n",
                "just text",
                "- list"
            })
    void read_tellsOnePlace_whenThereIsNoDocument(String text) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> READER.read(Source.of("doc", text)))
                .satisfies(e -> assertThat(e.violations()).hasSize(1));
    }

    @Test
    void sha256_isTheSame_whenContentIs() throws Exception {
        Loaded<Doc> yaml = read("""
                # a comment
                version: 1.10
                open: true
                parts:
                  - weight: 0.50
                    id: a
                title: {en: Tea, ar: شاي}
                value: 100
                since:
                """);
        Loaded<Doc> json = READER.read(Source.of(
                "doc.json",
                "{\"value\":1e2,\"title\":{\"ar\":\"شاي\",\"en\":\"Tea\"},"
                        + "\"parts\":[{\"id\":\"a\",\"weight\":0.5}],\"open\":true,\"version\":\"1.10\"}"));
        // written by hand after the rule in Loaded.canonical
        String canonical = "{\"open\":true,\"parts\":[{\"id\":\"a\",\"weight\":0.5}],"
                + "\"title\":{\"ar\":\"شاي\",\"en\":\"Tea\"},\"value\":100,\"version\":\"1.10\"}";

        assertThat(yaml.canonical()).isEqualTo(canonical);
        assertThat(json.canonical()).isEqualTo(canonical);
        assertThat(yaml.sha256())
                .isEqualTo(json.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(canonical.getBytes(StandardCharsets.UTF_8))));
        assertThat(read("version: 1.1").sha256())
                .isNotEqualTo(read("version: 1.10").sha256());
    }

    @Test
    void violations_areBounded_whenThereAreMany() {
        StringBuilder text = new StringBuilder("version: x\nparts:\n");
        text.append("  - {id: a, nonsense: 1}\n".repeat(1234));

        List<Violation> violations = violations(text.toString());

        assertThat(violations).hasSize(101);
        assertThat(violations.get(100).rule()).isEqualTo("1134 more violations are not listed");
    }

    @Test
    void unknown_suggestsTheNearestWord() {
        Loaded<Doc> loaded = read("version: websit\n");
        loaded.unknown("version", "websit", "names no channel", Set.of("website", "phone"));

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(loaded::check)
                .withMessageContaining(
                        "doc.yaml:1:10: version: \"websit\" names no channel. Did you mean \"website\"?");
    }

    @Test
    void violation_standsAtTheNearestPlace_whenThePathIsMissing() {
        Loaded<Doc> loaded = read("version: x\nparts:\n  - {id: a}\n");
        loaded.violation("parts[0].weight", "is missing", "Add it");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(loaded::check)
                .withMessageContaining("doc.yaml:3:5: parts[0].weight: is missing. Add it");
    }

    @Test
    void read_saysSo_whenTheFileIsNotThere() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> READER.read(Source.of(Path.of("no-such-file.yaml"))))
                .satisfies(e -> assertThat(e.is(CoreError.UNREADABLE_SOURCE)).isTrue())
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void forType_refusesComponentsThatCannotBeBound() {
        record Binary(Double value) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentReader.forType(Binary.class))
                .withMessageContaining("java.lang.Double");
    }

    /** An instrument's kind could be left out because of this, and its reader failed with a NullPointerException. */
    @Test
    void forType_refusesAConstraintThatWouldNotBeChecked() {
        record Unchecked(Map.@NotNull Entry<String, String> entry) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentReader.forType(Unchecked.class))
                .withMessageContaining("entry: write @NotNull in front of the whole type");
    }

    @Test
    void read_refusesHalfASurrogatePair() {
        assertThat(violations(Source.of("doc.json", "{\"version\": \"\\ud800\"}")))
                .extracting(Violation::rule)
                .containsExactly("holds half a surrogate pair");
    }

    @Test
    void of_quotesKeysThatAreNotPlain() {
        assertThat(DocumentPath.of("services", 2, "a.b", "case:id")).isEqualTo("services[2][\"a.b\"].case:id");
    }

    /** snakeyaml-engine 3.0.1 ends with an IndexOutOfBoundsException at one of these lengths. */
    @Test
    void read_keepsSurrogatePairs_whereverTheParsersBufferEnds() {
        for (int length = 1000; length < 1060; length++) {
            String text = "x".repeat(length) + "😀😀";
            assertThat(read("version: " + text).checked().version()).isEqualTo(text);
        }
    }

    record Bounds(
            @DecimalMax(value = "1", inclusive = false) BigDecimal below,

            @DecimalMax("1") BigDecimal atMost,

            @DecimalMin("0") BigDecimal atLeast) {}

    @Test
    void read_tellsBounds_inWords() {
        DocumentReader<Bounds> reader = DocumentReader.forType(Bounds.class);

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> reader.read(Source.of("doc.yaml", "{below: 1.5, atMost: 2, atLeast: -1}"))
                        .check())
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::message)
                        .containsExactly(
                                "doc.yaml:1:9: below: \"1.5\" must be less than 1. Change the value",
                                "doc.yaml:1:22: atMost: \"2\" must be less than or equal to 1. Change the value",
                                "doc.yaml:1:34: atLeast: \"-1\" must be greater than or equal to 0. Change the value"));
    }

    @Test
    void source_tellsWhyAFileCannotBeRead(@TempDir Path folder) {
        Path missing = folder.resolve("missing.yaml");

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> READER.read(Source.of(missing)))
                .withMessageContaining(missing + " cannot be read: it does not exist");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> READER.read(Source.of(folder)))
                .withMessageContaining(folder + " cannot be read: it is a folder");
    }
}
