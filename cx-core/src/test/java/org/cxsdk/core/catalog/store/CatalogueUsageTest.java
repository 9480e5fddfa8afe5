package org.cxsdk.core.catalog.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cxsdk.core.catalog.CatalogueFinding;
import org.cxsdk.core.catalog.CoverageMatrix;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of docs/catalogue.md. */
class CatalogueUsageTest {

    @Test
    void catalogue_isReadPublishedAndAsked() {
        CxContext context = CxContext.inMemory(() -> Instant.parse("2026-11-22T06:00:00Z"));
        String text = Riverside.yaml();
        // region catalogue-use
        CatalogueDocument document = CatalogueReader.read(Source.of("riverside.yaml", text));

        CxCatalogue catalogue = CxCatalogue.on(context);
        catalogue.publish(document, LocalDate.of(2026, 1, 1));

        LocalDate day = LocalDate.of(2026, 11, 22);
        CoverageMatrix coverage = catalogue.coverage(day);
        coverage.endToEnd(ServiceId.of("birth-registration")); // [town-desk, portal]

        List<CatalogueFinding> findings = catalogue.review(day);
        findings.get(3).reason().code(); // NO_NON_DIGITAL_PATH, of the parking permit

        LifeEventPlan plan = catalogue.plan(LifeEventId.of("birth-of-a-child"), CustomerType.INDIVIDUAL, day);
        plan.organisations(); // [registry, health-authority, transport-authority]
        // endregion
        assertThat(coverage.endToEnd(ServiceId.of("birth-registration"))).hasToString("[town-desk, portal]");
        assertThat(findings.get(3).reason().code()).isEqualTo("NO_NON_DIGITAL_PATH");
        assertThat(plan.organisations()).hasToString("[registry, health-authority, transport-authority]");
    }
}
