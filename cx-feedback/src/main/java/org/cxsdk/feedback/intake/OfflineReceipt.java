package org.cxsdk.feedback.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Violation;

/**
 * What became of an upload. {@code recorded + repeated + refused} are all that were sent.
 *
 * @param id the upload
 * @param device from which device
 * @param receivedAt when the server took it in
 * @param skew how much was added to the times of the device: the clock of the server less that of the device, zero within
 *     {@link #TOLERANCE}
 * @param recorded how many were stored
 * @param repeated how many had been stored before
 * @param refusals everything that is wrong with those that were not stored
 * @param refused how many were not stored
 */
public record OfflineReceipt(
        OfflineBatchId id,
        DeviceId device,
        Instant receivedAt,
        Duration skew,
        int recorded,
        int repeated,
        List<Violation> refusals,
        int refused) {

    /** Clocks that differ by no more are taken to agree: sending takes time as well. */
    public static final Duration TOLERANCE = Duration.ofMinutes(2);

    public OfflineReceipt {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(skew, "skew");
        refusals = List.copyOf(refusals);
    }

    /** How far the device's clock is behind, as far as it matters. */
    public static Duration skew(Instant server, Instant device) {
        Duration difference = Duration.between(device, server);
        return difference.abs().compareTo(TOLERANCE) <= 0 ? Duration.ZERO : difference;
    }
}
