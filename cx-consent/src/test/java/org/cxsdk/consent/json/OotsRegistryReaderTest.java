package org.cxsdk.consent.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cxsdk.consent.once.EvidenceRegistry;
import org.cxsdk.consent.once.EvidenceRequirement;
import org.cxsdk.consent.once.EvidenceType;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The catalogue that the European Commission's Evidence Broker and Data Service Directory answered. Expected figures were
 * counted on the files by a script of its own.
 */
class OotsRegistryReaderTest {

    private static final Path OOTS =
            Path.of(System.getProperty("cx.data", "../shared/data"), "consent", "oots", "common_services");

    @Test
    void theWholeCatalogue_loads() {
        EvidenceRegistry registry = OotsRegistryReader.read(file("eb_requirements_catalogue.xml"));

        assertThat(registry.requirements()).hasSize(53);
        assertThat(registry.requirements().stream()
                        .mapToInt(requirement -> requirement.procedures().size())
                        .sum())
                .isEqualTo(687);
        assertThat(registry.declarationsByCountry())
                .hasSize(27)
                .containsEntry("LT", 152)
                .containsEntry("LI", 2);
        assertThat(registry.declarationsByProcedure())
                .hasSize(22)
                .containsEntry("T1", 164)
                .containsEntry("V2", 93)
                .containsEntry("T2", 82);
    }

    @Test
    void fromARequirement_toWhoHandsOutTheEvidence() {
        EvidenceRegistry registry =
                OotsRegistryReader.read(file("eb_evidence_types_fi.xml"), file("dsd_data_services_fi.xml"));
        EvidenceRequirement test = registry.requirements().iterator().next();
        EvidenceType pdf = registry.provenBy(test.id(), "FI").get(0);

        assertThat(test.name().in(Locale.forLanguageTag("fi"))).isEqualTo("Testivaatimus");
        assertThat(pdf.title().toString()).isEqualTo("Dummy PDF - FI");
        assertThat(pdf.services())
                .containsExactly(new EvidenceType.AccessService(
                        "AP_FI_03", "FIKEHA02", "oots-edm:v2.0", List.of("application/pdf"), "Substantial"));
        assertThat(registry.provenBy(test.id(), "FR")).isEmpty();
        assertThat(registry.requiredFor("T1", "FI")).contains(test);
    }

    @Test
    void nothingRegistered_isAnEmptyRegistry() {
        assertThat(OotsRegistryReader.read(file("eb_requirements_vides.xml"), file("dsd_aucun_service_fr.xml"))
                        .requirements())
                .isEmpty();
    }

    @Test
    void whatIsNoAnswer_isRefused_withEveryThingThatIsWrong() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OotsRegistryReader.read(Source.of("a.xml", "<a><b></a>")))
                .withMessageContaining("a.xml:1");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OotsRegistryReader.read(
                        Source.of("b.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OotsRegistryReader.read(Source.of("c.xml", """
                        <q:QueryResponse xmlns:q="urn:q" xmlns:s="http://data.europa.eu/p4s">
                          <s:Requirement><s:ReferenceFramework/></s:Requirement>
                        </q:QueryResponse>
                        """)))
                .satisfies(e -> assertThat(e.violations()).hasSize(4));
    }

    private static Source file(String name) {
        Path path = OOTS.resolve(name);
        assumeTrue(Files.exists(path), "sample data absent: " + path);
        return Source.of(path);
    }
}
