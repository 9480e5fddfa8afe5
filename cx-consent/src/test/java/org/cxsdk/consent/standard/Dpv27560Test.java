package org.cxsdk.consent.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.CanonicalJson;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class Dpv27560Test {

    private static final Particulars KNOWN = Particulars.NONE
            .with(Particulars.Kind.CONTROLLER, "First Bank")
            .with(Particulars.Kind.NOTICE, "https://bank.example/notice/3")
            .with(Particulars.Kind.LANGUAGE, "en")
            .with(Particulars.Kind.JURISDICTION, "loc:AE")
            .with(Particulars.Kind.STORAGE_LOCATION, "loc:AE")
            .with(Particulars.Kind.RETENTION, "P6M")
            .with(Particulars.Kind.WITHDRAWAL_AT, "https://bank.example/consents");

    private static Imported read(String json) {
        return Dpv27560.read(Source.of("record.json", json), ZoneOffset.UTC);
    }

    /** The 90 examples of the guide "consent-27560": 14 are not well-formed and 6 repeat a key. */
    @Test
    void examplesOfTheGuide_areRefusedWithAPlace_orRoundTrip() throws IOException {
        String[] examples = Files.readString(StandardData.file("dpv/guide-27560-examples.txt"))
                .split("\n---\n");
        int malformed = 0;
        int duplicated = 0;
        int kept = 0;
        for (int i = 0; i < examples.length; i++) {
            Source source = Source.of("example-" + i + ".json", examples[i]);
            try {
                DocumentNode node = DocumentTree.read(source);
                String written = JsonOutput.text(DocumentTree.values(node));
                assertThat(CanonicalJson.of(DocumentTree.read(Source.of("again.json", written))))
                        .isEqualTo(CanonicalJson.of(node));
                assertThat(Dpv27560.read(source, ZoneOffset.UTC)).isNotNull();
                kept++;
            } catch (InvalidDocumentException e) {
                assertThat(e.violations()).allSatisfy(violation -> {
                    assertThat(violation.line()).isPositive();
                    assertThat(violation.column()).isPositive();
                });
                if (e.violations().stream()
                        .allMatch(violation -> violation.rule().contains("duplicate"))) {
                    duplicated++;
                } else {
                    malformed++;
                }
            }
        }
        assertThat(examples).hasSize(90);
        assertThat(malformed).isEqualTo(14);
        assertThat(duplicated).isEqualTo(6);
        assertThat(kept).isEqualTo(70);
    }

    /** DPV 2.3, consent_status.csv: which statuses allow processing. */
    @Test
    void statuses_areValidWhereTheVocabularySaysSo() {
        List<String> valid = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        CsvReader.of(Source.of(StandardData.file("dpv/consent_status.csv")))
                .required("term", "hasbroader")
                .read(row -> {
                    String term = row.text("term");
                    String broader = row.text("hasbroader");
                    if (broader.endsWith("ConsentStatusValidForProcessing")) {
                        valid.add(term);
                    } else if (broader.endsWith("ConsentStatusInvalidForProcessing")) {
                        invalid.add(term);
                    }
                });

        assertThat(valid)
                .contains("ConsentGiven")
                .allMatch(term -> StateVocabulary.DPV.state(term).isValid());
        assertThat(invalid)
                .contains("ConsentRefused")
                .noneMatch(term -> StateVocabulary.DPV.state(term).isValid());
        assertThat(invalid)
                .filteredOn(term -> StateVocabulary.DPV.state(term) == RecordState.UNKNOWN)
                .as("every word is known but the one that says so")
                .containsExactly("ConsentUnknown");
        assertThat(valid.size() + invalid.size())
                .as("13 concepts, three of them groups")
                .isEqualTo(10);
    }

    @Test
    void write_thenRead_givesTheRecordBack() {
        Written written = Dpv27560.write(StandardData.RECORD, KNOWN);

        Imported back = read(JsonOutput.text(written.document()));

        assertThat(written.losses()).isEmpty();
        assertThat(back.records()).containsExactly(StandardData.RECORD);
    }

    @Test
    void write_reportsWhatTheStandardDemands_andMakesNothingUp() {
        Written written = Dpv27560.write(StandardData.RECORD, Particulars.NONE);

        assertThat(written.losses()).extracting(Loss::reason).containsOnly(LossReason.DEMANDED_THERE);
        assertThat(written.losses())
                .extracting(Loss::path)
                .contains("dpv:hasNotice", "dpv:hasDataController", "dpv:hasJurisdiction");
        assertThat(written.document().members()).doesNotContainKeys("dpv:hasNotice", "dpv:hasJurisdiction");
    }

    @ParameterizedTest
    @EnumSource(RecordState.class)
    void write_saysEveryStateOrReportsIt(RecordState state) {
        Written written = Dpv27560.write(StandardData.in(state), KNOWN);

        boolean reported =
                written.losses().contains(new Loss("dpv:hasConsentStatus", LossReason.NO_WORD, state.name()));
        RecordState back =
                read(JsonOutput.text(written.document())).records().get(0).state();
        assertThat(reported ? RecordState.UNKNOWN : state).isEqualTo(back);
    }

    /** The standard lists events and gives no rule (w3c-cg/dpv issue 114): ours is the latest time, then the last. */
    @Test
    void read_takesTheLatestStatus_whateverTheOrder() {
        String record = """
            {"@id": "r-1", "@type": "dpv:ConsentRecord", "dpv:hasDataSubject": "p-1", "dpv:hasDataController": "ex:Acme",
             "dpv:hasLegalBasis": "dpv:Consent",
             "dpv:hasProcess": [{"dpv:hasPurpose": "dpv:Marketing", "dpv:hasPersonalData": ["pd:EmailAddress", "pd:Name"],
                "dpv:hasProcess": {"dpv:hasPersonalData": "pd:Age", "dpv:hasRecipient": "ex:Beta"}}],
             "dpv:hasConsentStatus": [
                {"@type": "dpv:ConsentWithdrawn", "dpv:isIndicatedAtTime": "2024-04-20T10:00:00Z"},
                {"@type": ["dpv:ConsentGiven", "dpv:ExpressedConsent"], "dpv:isIndicatedAtTime": "2024-01-01"}]}
            """;

        Imported imported = read(record);

        assertThat(imported.records()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(RecordState.WITHDRAWN);
            assertThat(one.said()).isEqualTo(Instant.parse("2024-04-20T10:00:00Z"));
            assertThat(one.ground()).contains(ReuseBasis.CONSENT);
            assertThat(one.scopes())
                    .containsExactly(
                            Scope.of("dpv:Marketing", "pd:EmailAddress", "ex:Acme"),
                            Scope.of("dpv:Marketing", "pd:Name", "ex:Acme"),
                            Scope.of("dpv:Marketing", "pd:Age", "ex:Beta"));
        });
        assertThat(imported.losses()).extracting(Loss::reason).containsExactly(LossReason.PRECISION);
    }

    @Test
    void read_ofAnUnknownState_isNeverValid() {
        Imported imported = read("""
            {"@id": "r-1", "dpv:hasDataSubject": "p-1", "dpv:hasDataController": "c",
             "dpv:hasProcess": {"dpv:hasPurpose": "p", "dpv:hasPersonalData": "d"},
             "dpv:hasConsentStatus": {"@type": "dpv:ConsentPerhaps"}}
            """);

        assertThat(imported.records().get(0).state()).isEqualTo(RecordState.UNKNOWN);
        assertThat(imported.losses()).extracting(Loss::reason).containsExactly(LossReason.UNKNOWN_WORD);
    }

    @Test
    void read_refusesADuplicateKey_withItsPlace() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("{\"@id\": \"r-1\",\n \"dpv:hasProcess\": {},\n \"dpv:hasProcess\": {}}"))
                .satisfies(e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(3);
                    assertThat(violation.column()).isEqualTo(2);
                }));
    }
}
