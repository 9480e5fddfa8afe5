package org.cxsdk.consent.standard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxsdk.core.json.CanonicalJson;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Fixtures and OpenAPI description of the GovStack Consent building block (bb-consent, Apache-2.0). */
class GovStackConsentTest {

    private static List<GovStackConsent.Row> fixtures() {
        return GovStackConsent.rows(Source.of(StandardData.file("govstack/fixtures.json")));
    }

    private static DocumentNode schemas() {
        DocumentNode api = DocumentTree.read(Source.of(StandardData.file("govstack/consent-openapi.yaml")));
        return member(member(api, "components"), "schemas");
    }

    private static DocumentNode member(DocumentNode node, String key) {
        DocumentNode member = node.members().get(key);
        assertThat(member).as(key).isNotNull();
        return member;
    }

    @Test
    void fixtures_roundTrip_andTheirRevisionsHold() {
        Source source = Source.of(StandardData.file("govstack/fixtures.json"));

        assertThat(CanonicalJson.of((Object) GovStackConsent.export(fixtures())))
                .isEqualTo(CanonicalJson.of(DocumentTree.read(source)));
        assertThat(fixtures()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(GovStackConsent.broken(fixtures())).isEmpty();
    }

    @Test
    void revisions_thatWereAltered_areNamed() {
        List<GovStackConsent.Row> rows = new ArrayList<>();
        for (GovStackConsent.Row row : fixtures()) {
            if (row.schema().equals("revision") && row.id().equals("2")) {
                Map<String, Object> fields = new LinkedHashMap<>(row.fields());
                fields.put("serializedSnapshot", row.text("serializedSnapshot").orElseThrow() + " ");
                rows.add(new GovStackConsent.Row(row.schema(), row.id(), fields));
            } else {
                rows.add(row);
            }
        }

        assertThat(GovStackConsent.broken(rows)).containsExactly("2");
    }

    /** Every object that we write has what the OpenAPI description demands, no other fields, and the types it names. */
    @Test
    void write_fitsTheOpenApiDescription() {
        Written written = GovStackConsent.write(
                StandardData.RECORD,
                Particulars.NONE
                        .with(Particulars.Kind.CONTROLLER, "First Bank")
                        .with(Particulars.Kind.CONTROLLER_URL, "https://bank.example")
                        .with(Particulars.Kind.IMPACT_ASSESSMENT, "DPIA 7"),
                Instant.parse("2026-03-01T09:00:00Z"));
        DocumentNode document = DocumentTree.read(Source.of("w.json", JsonOutput.text(written.document())));
        DocumentNode schemas = schemas();

        assertFits(member(document, "dataAgreement"), "DataAgreement", schemas);
        assertFits(member(document, "attribute"), "DataAgreementAttribute", schemas);
        assertFits(member(document, "individual"), "Individual", schemas);
        assertFits(member(document, "revision"), "Revision", schemas);
        assertFits(member(document, "consentRecord"), "ConsentRecord", schemas);
        assertThat(written.losses())
                .containsExactly(
                        new Loss("consentRecord", LossReason.NO_PLACE, "to"),
                        new Loss("dataAgreement.purpose", LossReason.NO_PLACE, "2 scopes"),
                        new Loss("dataAgreement", LossReason.NO_PLACE, "recipient"));
    }

    /** The stored rows of the fixtures fit it too, with their keys as identifiers. */
    @Test
    void fixtures_fitTheOpenApiDescription() {
        DocumentNode schemas = schemas();
        Map<String, String> names = new LinkedHashMap<>();
        schemas.members().keySet().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));

        for (GovStackConsent.Row row : fixtures()) {
            String schema = names.get(row.schema());
            assertThat(schema).as(row.schema()).isNotNull();
            JsonObject object = JsonObject.of().put("id", row.id());
            row.fields().forEach((key, value) -> {
                if (value != null) {
                    object.put(key, value);
                }
            });
            DocumentNode node = DocumentTree.read(Source.of("row.json", JsonOutput.text(object)));
            assertThat(member(member(schemas, schema), "properties").members().keySet())
                    .as(schema)
                    .containsAll(node.members().keySet());
        }
    }

    private static void assertFits(DocumentNode object, String schemaName, DocumentNode schemas) {
        DocumentNode schema = member(schemas, schemaName);
        DocumentNode properties = member(schema, "properties");
        member(schema, "required")
                .elements()
                .forEach(required -> assertThat(object.members()).as(schemaName).containsKey(required.text()));
        object.members().forEach((name, value) -> {
            DocumentNode property = member(properties, name);
            if (property.members().containsKey("$ref")) {
                String target = member(property, "$ref").text();
                assertFits(value, target.substring(target.lastIndexOf('/') + 1), schemas);
            } else {
                DocumentNode.Kind wanted =
                        switch (member(property, "type").text()) {
                            case "string" -> DocumentNode.Kind.TEXT;
                            case "boolean" -> DocumentNode.Kind.TRUTH;
                            case "integer" -> DocumentNode.Kind.NUMBER;
                            default -> DocumentNode.Kind.OBJECT;
                        };
                assertThat(value.kind()).as(schemaName + "." + name).isEqualTo(wanted);
            }
        });
    }
}
