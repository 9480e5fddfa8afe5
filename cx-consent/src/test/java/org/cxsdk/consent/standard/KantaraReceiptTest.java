package org.cxsdk.consent.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The example of the specification (Kantara Initiative, consent receipt 1.1). */
class KantaraReceiptTest {

    @Test
    void read_givesOneConsentForEachPurpose() {
        Imported imported = KantaraReceipt.read(Source.of(StandardData.file("kantara/example.json")));

        assertThat(imported.records())
                .extracting(ConsentRecord::basis)
                .containsExactly(
                        ReuseBasis.CONSENT, ReuseBasis.CONSENT, ReuseBasis.CONSENT, ReuseBasis.LEGAL_OBLIGATION);
        assertThat(imported.records()).allSatisfy(record -> {
            assertThat(record.said()).isEqualTo(Instant.ofEpochSecond(1510592400));
            assertThat(record.state()).isEqualTo(RecordState.ACTIVE);
        });
        assertThat(imported.losses())
                .as("disclosed to nobody, and to somebody by name")
                .contains(new Loss(
                        "services[0].purposes[2].thirdPartyName",
                        LossReason.CONTRADICTION,
                        "DiscWorld Octarine Programmatic Ad Agency"));
        assertThat(imported.losses())
                .filteredOn(loss -> loss.path().endsWith("termination"))
                .as("an end in prose")
                .hasSize(3);
    }

    @Test
    void read_refusesUnknownAndDuplicateKeys_andMissingOnes() throws IOException {
        String example = Files.readString(StandardData.file("kantara/example.json"));

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(
                        () -> read(example.replace("\"sensitive\": true", "\"sensitive\": true, \"sensitive\": false")))
                .satisfies(
                        e -> assertThat(e.violations()).anyMatch(v -> v.rule().contains("duplicate") && v.line() > 0));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(example.replace("\"sensitive\"", "\"sensitiv\"")));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(example.replace("\"policyUrl\"", "\"language2\"")));
    }

    private static Imported read(String json) {
        return KantaraReceipt.read(Source.of("receipt.json", json));
    }
}
