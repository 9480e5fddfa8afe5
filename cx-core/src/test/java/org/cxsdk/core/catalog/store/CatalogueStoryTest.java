package org.cxsdk.core.catalog.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.PublicService;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One validated catalogue of the services of many organisations, in editions and versions that keep their day. */
@Tag("S3")
class CatalogueStoryTest {

    private static final ServiceId BIRTH = ServiceId.of("birth-registration");

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void aService_isFoundWithTheOrganisationsAboveIt() {
        Catalogue catalogue = riverside.today();
        PublicService service = catalogue.service(BIRTH, PublishedRiverside.DAY).orElseThrow();

        assertThat(catalogue.lineage(service.owner()))
                .extracting(organisation -> organisation.name().in(Locale.ENGLISH))
                .containsExactly("Civil Registry", "City Hall", "Government of Riverside");
    }

    @Test
    void aDay_hasTheVersionThatHeldThen() {
        assertThat(versionOn(LocalDate.of(2026, 6, 30))).isEqualTo("1");
        assertThat(versionOn(LocalDate.of(2026, 7, 1))).isEqualTo("2");
    }

    @Test
    void anEdition_isInForceFromItsDayAndIsNotChanged() {
        String next =
                Riverside.yaml().replace("version: 1.10", "version: 1.11").replace("parking-permit", "car-permit");
        CatalogueEdition second =
                riverside.service.publish(CatalogueReader.read(Source.of("next.yaml", next)), LocalDate.of(2027, 1, 1));

        assertThat(second.number()).isEqualTo(2);
        assertThat(serviceIds(LocalDate.of(2026, 12, 31)))
                .contains("parking-permit")
                .doesNotContain("car-permit");
        assertThat(serviceIds(LocalDate.of(2027, 1, 1))).contains("car-permit").doesNotContain("parking-permit");
        assertThat(riverside.service.inForce(LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(riverside.service.editions())
                .extracting(edition -> edition.catalogue().toString())
                .containsExactly("riverside@1.11", "riverside@1.10");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> riverside.service.publish(Riverside.document(), LocalDate.of(2026, 12, 1)))
                .withMessageContaining("an edition from 2026-12-01 cannot follow one from 2027-01-01");
    }

    @Test
    void aBrokenCatalogue_isRefusedWithEveryMistakeAndTheOldOneStays() {
        String broken =
                Riverside.yaml().replace("owner: registry", "owner: registri").replace("kind: phone", "kind: phon");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> riverside.service.publish(
                        CatalogueReader.read(Source.of("broken.yaml", broken)), LocalDate.of(2027, 1, 1)))
                // two versions of the service, two touchpoints, one channel
                .satisfies(e -> assertThat(e.violations()).hasSize(5))
                .withMessageContaining("Did you mean \"registry\"?")
                .withMessageContaining("Did you mean \"phone\"?");
        assertThat(riverside.service.editions()).hasSize(1);
    }

    private String versionOn(LocalDate day) {
        return riverside
                .service
                .inForce(day)
                .flatMap(catalogue -> catalogue.service(BIRTH, day))
                .orElseThrow()
                .version();
    }

    private List<String> serviceIds(LocalDate day) {
        return riverside.service.inForce(day).orElseThrow().servicesOn(day).stream()
                .map(service -> service.id().value())
                .toList();
    }
}
