package org.cxsdk.core.catalog.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.context.CxContext;

/** Riverside's catalogue as a platform holds it: published over a storage in memory and asked about a day. */
final class PublishedRiverside {

    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

    final CxCatalogue service = CxCatalogue.on(CxContext.inMemory(() -> Instant.parse("2026-11-22T06:00:00Z")));

    PublishedRiverside() {
        service.publish(Riverside.document(), LocalDate.of(2026, 1, 1));
    }

    Catalogue today() {
        return service.inForce(DAY).orElseThrow();
    }
}
