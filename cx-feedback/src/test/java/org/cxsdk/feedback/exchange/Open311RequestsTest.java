package org.cxsdk.feedback.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.recovery.Complaint;
import org.cxsdk.feedback.recovery.IssueId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Requests in the elements that Open311 GeoReport v2 names, in its two forms. */
class Open311RequestsTest {

    private static final String XML = """
        <?xml version="1.0" encoding="utf-8"?>
        <service_requests>
          <request>
            <service_request_id>638344</service_request_id>
            <status>closed</status>
            <status_notes>Duplicate request.</status_notes>
            <service_name>Sidewalk and Curb Issues</service_name>
            <service_code>006</service_code>
            <description>The curb is broken &amp; sharp.</description>
            <agency_responsible></agency_responsible>
            <requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime>
            <updated_datetime>2010-04-14T06:37:38-08:00</updated_datetime>
            <address>8TH AVE and JUDAH ST</address>
            <lat>37.762221815</lat>
            <long>-122.4651145</long>
            <media_url></media_url>
          </request>
          <request>
            <service_request_id>638349</service_request_id>
            <status>opened</status>
            <service_code>006</service_code>
            <requested_datetime>14/04/2010</requested_datetime>
            <lat>137.7</lat>
          </request>
        </service_requests>
        """;

    @Test
    void xmlAndJson_giveRequests_andEveryWrongOneIsTold() {
        // region open311
        Imported<ServiceRequest> imported = Open311Requests.read(Source.of("requests.xml", XML), OnBadRow.KEEP_GOOD);
        Complaint complaint = imported.kept().get(0).toComplaint(); // goes to recovery.open(complaint)
        // endregion

        ServiceRequest request = imported.kept().get(0);
        assertThat(request.open()).isFalse();
        assertThat(request.issue()).isEqualTo(IssueId.of("006"));
        assertThat(request.description()).isEqualTo("The curb is broken & sharp.");
        assertThat(request.requested()).isEqualTo(Instant.parse("2010-04-14T14:37:38Z"));
        assertThat(request.latitude()).isEqualTo(new BigDecimal("37.762221815"));
        assertThat(request.agency()).isNull();
        assertThat(complaint.id().value()).isEqualTo("open311-638344");
        assertThat(imported.rows()).isEqualTo(2);
        assertThat(imported.rejected()).isEqualTo(1);
        assertThat(imported.violations())
                .extracting(Violation::line, Violation::path, Violation::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(20, "request[1].status", "opened"),
                        org.assertj.core.groups.Tuple.tuple(22, "request[1].requested_datetime", "14/04/2010"),
                        org.assertj.core.groups.Tuple.tuple(23, "request[1].lat", "137.7"));
        assertThat(Open311Requests.read(Source.of("requests.xml", XML), OnBadRow.REFUSE_FILE)
                        .withheld())
                .isEqualTo(1);

        Imported<ServiceRequest> json = Open311Requests.read(Source.of("requests.json", """
            [
              {"service_request_id": "1", "status": "open", "service_code": "pothole",
               "requested_datetime": "2026-11-01T08:00:00+04:00", "description": null, "lat": 25.2, "long": 55.3},
              {"service_request_id": "1", "status": "open", "service_code": "pothole",
               "requested_datetime": "2026-11-01T08:00:00+04:00"},
              {"status": "open", "service_code": "pothole", "requested_datetime": "2026-11-01T08:00:00+04:00",
               "updated_datetime": "2026-10-01T08:00:00+04:00"}
            ]
            """), OnBadRow.KEEP_GOOD);
        assertThat(json.rows()).isEqualTo(3);
        assertThat(json.kept()).hasSize(1);
        assertThat(json.violations())
                .extracting(Violation::line, Violation::path, Violation::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "[1].service_request_id", "stands in line 2 as well"),
                        org.assertj.core.groups.Tuple.tuple(6, "[2].service_request_id", "is missing"),
                        org.assertj.core.groups.Tuple.tuple(7, "[2].updated_datetime", "is before requested_datetime"));
    }

    @Test
    void whatIsNoListOfRequests_isRefused() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Open311Requests.read(Source.of("r.json", "{\"code\": 404}"), OnBadRow.KEEP_GOOD));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(
                        () -> Open311Requests.read(Source.of("r.xml", "<service_requests><req"), OnBadRow.KEEP_GOOD));
    }

    @Test
    void aRequest_becomesOneCase_howeverOftenTheFileComes() {
        var context = org.cxsdk.core.context.CxContext.inMemory(
                        InstantSource.fixed(Instant.parse("2026-11-09T06:00:00Z")))
                .as(ActorId.of("importer"), "open311");
        var recovery = org.cxsdk.feedback.CxFeedback.on(context).recovery(org.cxsdk.feedback.Plans.permits());
        Complaint complaint = Open311Requests.read(Source.of("requests.xml", XML), OnBadRow.KEEP_GOOD)
                .kept()
                .get(0)
                .toComplaint();

        recovery.open(complaint);
        recovery.open(complaint);

        assertThat(recovery.ofCustomer(complaint.customer())).hasSize(1);
        assertThat(recovery.find(complaint.id()).orElseThrow().opened().words())
                .isEqualTo("The curb is broken & sharp.");
    }
}
