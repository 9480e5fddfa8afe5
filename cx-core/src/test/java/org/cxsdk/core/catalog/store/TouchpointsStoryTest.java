package org.cxsdk.core.catalog.store;

import org.cxsdk.core.catalog.CatalogueReason;
import org.cxsdk.core.catalog.FeedbackHook;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.Touchpoint;
import org.cxsdk.core.catalog.TouchpointId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A touchpoint is a step on a channel; somebody owns it and somebody asks how it was, or it is found that nobody does. */
@Tag("S5")
class TouchpointsStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void touchpoints_haveOwnerAndFeedback() {
        assertThat(riverside.today().touchpointsOf(ServiceId.of("birth-registration")))
                .extracting(
                        Touchpoint::id,
                        Touchpoint::owner,
                        touchpoint -> touchpoint.feedback().orElseThrow())
                .containsExactly(
                        tuple(
                                TouchpointId.of("birth-apply-desk"),
                                OrganisationId.of("registry"),
                                FeedbackHook.of("csat-5")),
                        tuple(
                                TouchpointId.of("birth-apply-portal"),
                                OrganisationId.of("registry"),
                                FeedbackHook.of("csat-5")));
    }

    @Test
    void aTouchpointAtWhichNobodyAsks_isFound() {
        assertThat(riverside.service.review(PublishedRiverside.DAY))
                .filteredOn(finding -> finding.reason() == CatalogueReason.NO_FEEDBACK)
                .singleElement()
                .satisfies(finding -> assertThat(finding.touchpoint()).contains(TouchpointId.of("parking-pay-app")));
    }
}
