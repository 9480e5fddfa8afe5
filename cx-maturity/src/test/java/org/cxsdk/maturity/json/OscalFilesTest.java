package org.cxsdk.maturity.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What NIST's layout of assessment results asks for: required keys, references that lead somewhere, identifiers that stay. */
class OscalFilesTest {

    private static final Path FILE = Path.of("../examples/maturity-scorer/sample/answers.yaml");
    private static final Instant NOW = Instant.parse("2026-10-12T08:00:00Z");

    private static String file() {
        MaturityModel model = Models.byId("cx-government");
        Assessment answers = AnswerFiles.read(model, Source.of(FILE));
        return JsonOutput.text(
                OscalFiles.assessmentResults(model, answers, Scorer.of(model).score(answers), "plan.json", NOW));
    }

    /** RFC 9562, version 5; the expected value is Python's uuid.uuid5. */
    @Test
    void uuid_isNameBased() {
        // python3 -c 'import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, "https://cxsdk.org"))'
        assertThat(OscalFiles.uuid("https://cxsdk.org")).isEqualTo("491b206f-7abc-5f2e-84e0-d020a01606f6");
    }

    @Test
    void everyCriterionIsAFinding_andEveryReferenceLeadsToAnObservation() {
        JsonNode results = JsonMapper.shared().readTree(file()).get("assessment-results");

        assertThat(results.propertyNames()).containsExactly("uuid", "metadata", "import-ap", "results");
        assertThat(results.get("metadata").propertyNames())
                .containsExactly("title", "last-modified", "version", "oscal-version");
        JsonNode result = results.get("results").get(0);
        assertThat(result.get("findings")).hasSize(64);
        assertThat(result.get("observations")).hasSize(19);
        Set<String> observations = new HashSet<>();
        result.get("observations").forEach(o -> {
            observations.add(o.get("uuid").asString());
            assertThat(o.get("methods")).isNotEmpty();
            o.get("methods").forEach(m -> assertThat(m.asString()).isIn("EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"));
        });
        assertThat(observations).hasSize(19);
        for (JsonNode finding : result.get("findings")) {
            assertThat(finding.get("target").get("status").get("state").asString())
                    .isIn("satisfied", "not-satisfied");
            if (finding.has("related-observations")) {
                finding.get("related-observations")
                        .forEach(r -> assertThat(observations)
                                .contains(r.get("observation-uuid").asString()));
            }
        }
    }

    /** sample/answers.yaml has three answers "proven"; two are not known and one does not apply. */
    @Test
    void satisfied_isOnlyTheBestAnswer_andWhatHasNoScoreSaysOther() {
        JsonNode findings = JsonMapper.shared()
                .readTree(file())
                .get("assessment-results")
                .get("results")
                .get(0)
                .get("findings");
        int satisfied = 0;
        int other = 0;
        for (JsonNode finding : findings) {
            JsonNode status = finding.get("target").get("status");
            satisfied += status.get("state").asString().equals("satisfied") ? 1 : 0;
            other += status.get("reason").asString().equals("other") ? 1 : 0;
        }
        assertThat(satisfied).isEqualTo(3);
        assertThat(other).isEqualTo(3);
    }

    /** NIST's own JSON Schema of assessment results of the version that the file states, out of liboscal-java; identifiers and dates are checked too. */
    @Test
    void file_isValidByTheSchemaOfNist() throws IOException {
        String nist;
        try (InputStream in =
                Objects.requireNonNull(OscalFilesTest.class.getResourceAsStream("/schema/json/oscal-ar_schema.json"))) {
            nist = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(nist);

        assertThat(schema.validate(file(), InputFormat.JSON)).isEmpty();
        String stated = JsonMapper.shared()
                .readTree(file())
                .get("assessment-results")
                .get("metadata")
                .get("oscal-version")
                .asString();
        assertThat(JsonMapper.shared().readTree(nist).get("$id").asString())
                .endsWith("/oscal-ar-" + stated + "-schema.json");
        // the schema does refuse
        assertThat(schema.validate(
                        file().replace("\"state\": \"satisfied\"", "\"state\": \"partly\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(file().replace("\"import-ap\"", "\"import\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void file_isTheSameBytesTwice() {
        assertThat(file()).isEqualTo(file());
    }
}
