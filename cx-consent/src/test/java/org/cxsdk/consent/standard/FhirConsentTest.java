package org.cxsdk.consent.standard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.cxsdk.consent.standard.FhirProvision.Question;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Examples of HL7 (CC0), and the worked example in the notes on Consent in R5. */
class FhirConsentTest {

    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    private static final Instant IN_2021 = Instant.parse("2021-06-01T12:00:00Z");

    /** Notes on Consent R5: permit to organisation A from 2020 to 2022, but no marketing, no restricted data, and payment only for claims and accounts. */
    private static final String NOTES = """
        {"resourceType": "Consent", "id": "notes", "status": "active", "decision": "deny",
         "provision": [{
           "period": {"start": "2020-01-01", "end": "2022-01-01"},
           "actor": [{"reference": {"reference": "Organization/A"}}],
           "provision": [
             {"purpose": [{"code": "HMARKT"}]},
             {"securityLabel": [{"code": "R"}]},
             {"purpose": [{"code": "HPAYMT"}],
              "provision": [{"resourceType": [{"code": "Claim"}, {"code": "ClaimResponse"}, {"code": "Account"}]}]}]}]}
        """;

    private static FhirConsent read(String json) {
        return FhirConsent.read(Source.of("consent.json", json), DUBAI);
    }

    private static Question question(String actor, String purpose, String type, String... labels) {
        return new Question(Set.of(actor), "access", Set.of(labels), purpose, type, Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "TREAT, Claim, true",
        "TREAT, Observation, true",
        "HMARKT, Claim, false",
        "HMARKT, Observation, false",
        "HPAYMT, Claim, true",
        "HPAYMT, Observation, false"
    })
    void permits_decidesTheWorkedExample(String purpose, String type, boolean permitted) {
        assertThat(read(NOTES).permits(question("Organization/A", purpose, type), IN_2021))
                .isEqualTo(permitted);
    }

    @Test
    void permits_otherwiseDenies_alsoRestrictedDataAndOtherActors() {
        FhirConsent consent = read(NOTES);

        assertThat(consent.permits(question("Organization/A", "TREAT", "Observation", "R"), IN_2021))
                .isFalse();
        assertThat(consent.permits(question("Organization/B", "TREAT", "Observation"), IN_2021))
                .isFalse();
        assertThat(consent.permits(question("Organization/A", "TREAT", "Claim"), Instant.parse("2023-01-01T00:00:00Z")))
                .isFalse();
    }

    /** A period that ends on a day includes that day in the zone; a reader that takes it for 00:00 UTC loses up to a day. */
    @Test
    void permits_untilTheEndOfTheLastDay() {
        FhirConsent consent = read(NOTES);
        Question treat = question("Organization/A", "TREAT", "Claim");

        assertThat(consent.permits(treat, Instant.parse("2022-01-01T19:59:59.999999Z")))
                .isTrue();
        assertThat(consent.permits(treat, Instant.parse("2022-01-01T20:00:00Z")))
                .isFalse();
        assertThat(consent.permits(treat, Instant.parse("2019-12-31T20:00:00Z")))
                .isTrue();
        assertThat(consent.permits(treat, Instant.parse("2019-12-31T19:59:59.999999Z")))
                .isFalse();
    }

    /** HL7 example OrgToOrg: to organisation f203 alone data is disclosed. */
    @Test
    void permits_orgToOrg_fromXml() {
        FhirConsent consent =
                FhirConsent.read(Source.of(StandardData.file("fhir/consent-example-OrgToOrg.xml")), DUBAI);

        assertThat(consent.permits(
                        new Question(
                                Set.of("Organization/f203"), "disclose", Set.of(), "TREAT", "Observation", Set.of()),
                        IN_2021))
                .isTrue();
        assertThat(consent.permits(
                        new Question(
                                Set.of("Organization/f204"), "disclose", Set.of(), "TREAT", "Observation", Set.of()),
                        IN_2021))
                .isFalse();
        assertThat(consent.permits(
                        new Question(
                                Set.of("Organization/f203"), "correct", Set.of(), "TREAT", "Observation", Set.of()),
                        IN_2021))
                .isFalse();
    }

    /** HL7 example notSecLabel: all may be seen but what is labelled HIV. */
    @Test
    void permits_notSecLabel_fromXml() {
        FhirConsent consent =
                FhirConsent.read(Source.of(StandardData.file("fhir/consent-example-notSecLabel.xml")), DUBAI);

        assertThat(consent.permitsByDefault()).isTrue();
        assertThat(consent.permits(question("Practitioner/1", "TREAT", "Observation"), IN_2021))
                .isTrue();
        assertThat(consent.permits(question("Practitioner/1", "TREAT", "Observation", "HIV"), IN_2021))
                .isFalse();
    }

    @Test
    void permits_nothing_whenNotActive() {
        assertThat(read(NOTES.replace("\"active\"", "\"inactive\""))
                        .permits(question("Organization/A", "TREAT", "Claim"), IN_2021))
                .isFalse();
    }

    @Test
    void write_thenRead_givesTheScopesBack_andReportsWhatWasRounded() {
        Written written = FhirConsent.write(StandardData.RECORD, DUBAI);

        FhirConsent back = read(JsonOutput.text(written.document()));
        Imported imported = back.records(Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(written.losses()).extracting(Loss::path).containsExactly("date", "period.end", "regulatoryBasis");
        assertThat(imported.records())
                .flatExtracting(ConsentRecord::scopes)
                .containsExactlyElementsOf(StandardData.RECORD.scopes());
        assertThat(imported.records()).allSatisfy(record -> {
            assertThat(record.state()).isEqualTo(RecordState.ACTIVE);
            assertThat(record.validity()).isEqualTo(StandardData.RECORD.validity());
        });
        assertThat(back.records(Instant.parse("2026-07-01T00:00:00Z")).records())
                .extracting(ConsentRecord::state)
                .containsOnly(RecordState.EXPIRED);
    }

    @Test
    void write_ofARefusal_permitsNothing_andSaysThatItsScopeIsLost() {
        Written written = FhirConsent.write(StandardData.in(RecordState.REFUSED), DUBAI);

        FhirConsent back = read(JsonOutput.text(written.document()));

        assertThat(written.losses()).extracting(Loss::path).contains("provision");
        assertThat(back.permits(
                        new Question(
                                Set.of("tax-office"),
                                "access",
                                Set.of(),
                                "deduction-check",
                                "x",
                                Set.of("interest-paid")),
                        Instant.parse("2026-04-01T00:00:00Z")))
                .isFalse();
    }

    @Test
    void read_refusesOtherResources_duplicateKeys_andDocumentTypes() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("{\"resourceType\": \"Patient\"}"));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(
                        () -> read("{\"resourceType\": \"Consent\", \"status\": \"active\", \"status\": \"draft\"}"));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> FhirConsent.read(
                        Source.of(
                                "c.xml",
                                "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Consent>&x;</Consent>"),
                        DUBAI));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> FhirConsent.read(Source.of("c.xml", "<Consent"), DUBAI));
    }
}
