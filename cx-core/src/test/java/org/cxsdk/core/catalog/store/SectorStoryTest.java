package org.cxsdk.core.catalog.store;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cxsdk.core.catalog.Catalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every service belongs to a sector, its own or that of the organisation above, so that like is compared with like. */
@Tag("S24")
class SectorStoryTest {

    @Test
    void services_areGroupedBySector() {
        Catalogue catalogue = new PublishedRiverside().today();

        Map<String, String> sectors = catalogue.servicesOn(PublishedRiverside.DAY).stream()
                .collect(Collectors.toMap(
                        service -> service.id().value(),
                        service ->
                                catalogue.sectorOf(service).orElseThrow().name().in(Locale.ENGLISH)));

        // the registry names no sector of its own: City Hall above it does
        assertThat(sectors)
                .containsOnly(
                        Map.entry("birth-registration", "Administration"),
                        Map.entry("child-vaccination", "Health"),
                        Map.entry("parking-permit", "Transport"));
    }
}
