package org.cxsdk.feedback.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.Complaint;
import org.cxsdk.feedback.recovery.IssueId;
import org.jspecify.annotations.Nullable;

/**
 * A request of Open311 GeoReport v2: an issue that somebody reported to a city.
 *
 * @param id {@code service_request_id}
 * @param open whether {@code status} is open
 * @param issue {@code service_code}
 * @param name {@code service_name}; null if absent
 * @param description {@code description}; empty if absent
 * @param agency {@code agency_responsible}; null if absent
 * @param requested {@code requested_datetime}
 * @param updated {@code updated_datetime}; null if absent
 * @param expected {@code expected_datetime}; null if absent
 * @param address {@code address}; null if absent
 * @param latitude {@code lat}, WGS 84; null if absent
 * @param longitude {@code long}; null if absent
 */
public record ServiceRequest(
        String id,
        boolean open,
        IssueId issue,
        @Nullable String name,
        String description,
        @Nullable String agency,
        Instant requested,
        @Nullable Instant updated,
        @Nullable Instant expected,
        @Nullable String address,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    public ServiceRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(requested, "requested");
    }

    /** As a complaint for service recovery: the same request becomes one case. Who reported it is not known. */
    public Complaint toComplaint() {
        Map<String, String> dimensions = new TreeMap<>(Map.of("channel", "open311", "service", issue.value()));
        if (agency != null && !agency.isBlank()) {
            dimensions.put("office", agency);
        }
        return new Complaint(
                CaseId.of("open311-" + id), SubjectId.of("open311-" + id), issue, description, 1, dimensions);
    }

    /** Leaves out words and place. */
    @Override
    public String toString() {
        return "ServiceRequest(" + id + ", " + issue + ", " + (open ? "open" : "closed") + ")";
    }
}
