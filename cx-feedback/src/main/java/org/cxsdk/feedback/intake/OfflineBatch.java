package org.cxsdk.feedback.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.cxsdk.feedback.survey.Response;

/**
 * Answers that a device collected without a connection, with times by the clock of the device.
 *
 * @param id identifies the upload
 * @param device which device
 * @param sentAt what its clock said when it sent them
 * @param responses the answers, each with the time by its clock
 */
public record OfflineBatch(OfflineBatchId id, DeviceId device, Instant sentAt, List<Response> responses) {

    public OfflineBatch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        sentAt = sentAt.truncatedTo(ChronoUnit.MICROS);
        responses = List.copyOf(responses);
    }
}
