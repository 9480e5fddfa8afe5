package org.cxsdk.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Violation;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.feedback.intake.OfflineBatch;
import org.cxsdk.feedback.intake.OfflineBatchId;
import org.cxsdk.feedback.intake.OfflineReceipt;
import org.cxsdk.feedback.intake.OfflineReceiptStore;
import org.cxsdk.feedback.json.StorageOfflineReceiptStore;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;

/**
 * Answers of devices that had no connection. The device says what its clock showed when it sent them; what the server's clock
 * shows beyond that is added to each answer's time, and stands in the receipt, so that the time of the device is known as
 * well. Sending an upload again changes nothing. Safe for use by many threads.
 */
public final class CxOffline {

    private final CxContext context;
    private final CxFeedback feedback;
    private final OfflineReceiptStore receipts;

    private CxOffline(CxContext context, CxFeedback feedback, OfflineReceiptStore receipts) {
        this.context = Objects.requireNonNull(context, "context");
        this.feedback = Objects.requireNonNull(feedback, "feedback");
        this.receipts = Objects.requireNonNull(receipts, "receipts");
    }

    /** Opens the intake of uploads on a context; responses go where {@code feedback} keeps them. */
    public static CxOffline on(CxContext context, CxFeedback feedback) {
        return on(context, feedback, new StorageOfflineReceiptStore());
    }

    /** Opens the intake of uploads, with receipts kept in a store of the agency's own. */
    public static CxOffline on(CxContext context, CxFeedback feedback, OfflineReceiptStore receipts) {
        return new CxOffline(context, feedback, receipts);
    }

    /**
     * Takes in an upload: each response that fits its instrument is stored, the others are told. All that is stored is stored
     * in one transaction with the receipt.
     *
     * @param instruments those that were answered
     */
    public OfflineReceipt receive(OfflineBatch batch, Instrument... instruments) {
        Map<String, Instrument> known = new HashMap<>();
        for (Instrument instrument : instruments) {
            known.put(instrument.id() + "@" + instrument.ref().version(), instrument);
        }
        return context.inTransaction(
                OnConflict.RETRY,
                tx -> tx.write(session -> {
                    Optional<OfflineReceipt> earlier = receipts.find(session, batch.id());
                    if (earlier.isPresent()) {
                        return earlier.get();
                    }
                    OfflineReceipt receipt = take(feedback.within(tx), batch, known, session.now());
                    receipts.add(session, receipt);
                    return receipt;
                }));
    }

    private static OfflineReceipt take(
            CxFeedback into, OfflineBatch batch, Map<String, Instrument> known, Instant now) {
        Duration skew = OfflineReceipt.skew(now, batch.sentAt());
        int[] counts = new int[3];
        List<Violation> refusals = new ArrayList<>();
        for (Response response : batch.responses()) {
            Instrument instrument = known.get(response.instrument() + "@" + response.version());
            Optional<Violation> wrong = wrong(batch, response, instrument);
            if (wrong.isPresent() || instrument == null) {
                wrong.ifPresent(refusals::add);
                counts[2]++;
                continue;
            }
            Submission submission = into.submit(
                    instrument, response.answeredAt(response.answeredAt().plus(skew)));
            counts[submission.<Integer>fold(recorded -> 0, repeated -> 1, rejected -> 2)]++;
            if (submission instanceof Submission.Rejected rejected) {
                refusals.addAll(rejected.violations());
            }
        }
        return new OfflineReceipt(batch.id(), batch.device(), now, skew, counts[0], counts[1], refusals, counts[2]);
    }

    private static Optional<Violation> wrong(
            OfflineBatch batch, Response response, @org.jspecify.annotations.Nullable Instrument instrument) {
        String of = response.instrument() + "@" + response.version();
        if (instrument == null) {
            return Optional.of(violation(
                    batch, response, "instrument", of, "is an instrument that is not known here", "Name it."));
        }
        if (response.answeredAt().isAfter(batch.sentAt().plus(OfflineReceipt.TOLERANCE))) {
            return Optional.of(violation(
                    batch,
                    response,
                    "answeredAt",
                    response.answeredAt().toString(),
                    "is after the upload was sent, by the same clock",
                    "Look at the clock of the device."));
        }
        return Optional.empty();
    }

    private static Violation violation(
            OfflineBatch batch, Response response, String field, String value, String rule, String remedy) {
        return new Violation(
                "upload " + batch.id(), 0, 0, "responses." + response.id() + "." + field, value, rule, remedy);
    }

    /** The receipt of an upload, if it came. */
    public Optional<OfflineReceipt> receipt(OfflineBatchId id) {
        return context.read(session -> receipts.find(session, id));
    }
}
