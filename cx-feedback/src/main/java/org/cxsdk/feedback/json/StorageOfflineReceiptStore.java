package org.cxsdk.feedback.json;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Violation;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.feedback.intake.DeviceId;
import org.cxsdk.feedback.intake.OfflineBatchId;
import org.cxsdk.feedback.intake.OfflineReceipt;
import org.cxsdk.feedback.intake.OfflineReceiptStore;
import org.jspecify.annotations.Nullable;

/** Receipts of uploads as documents. */
public final class StorageOfflineReceiptStore implements OfflineReceiptStore {

    private static final DocumentKind<OfflineReceipt> RECEIPTS = DocumentKind.of(
            "feedback.offline-receipt",
            FormCodec.of(
                    1, ReceiptForm.class, StorageOfflineReceiptStore::toForm, StorageOfflineReceiptStore::toReceipt));

    /** A store without state of its own; everything is in the session it is handed. */
    public StorageOfflineReceiptStore() {}

    record RefusalForm(String source, String path, @Nullable String value, String rule, String remedy) {}

    record ReceiptForm(
            String id,
            String device,
            Instant receivedAt,
            long skewMicros,
            int recorded,
            int repeated,
            int refused,
            List<RefusalForm> refusals) {}

    @Override
    public Optional<OfflineReceipt> find(CxSession session, OfflineBatchId id) {
        return session.load(RECEIPTS, id.value()).map(Stored::value);
    }

    @Override
    public void add(CxSession session, OfflineReceipt receipt) {
        session.write(RECEIPTS, receipt.id().value(), Expected.absent(), receipt);
    }

    private static ReceiptForm toForm(OfflineReceipt receipt) {
        return new ReceiptForm(
                receipt.id().value(),
                receipt.device().value(),
                receipt.receivedAt(),
                receipt.skew().toNanos() / 1_000,
                receipt.recorded(),
                receipt.repeated(),
                receipt.refused(),
                receipt.refusals().stream()
                        .map(v -> new RefusalForm(v.source(), v.path(), v.value(), v.rule(), v.remedy()))
                        .toList());
    }

    private static OfflineReceipt toReceipt(ReceiptForm form) {
        return new OfflineReceipt(
                OfflineBatchId.of(form.id()),
                DeviceId.of(form.device()),
                form.receivedAt(),
                Duration.of(form.skewMicros(), ChronoUnit.MICROS),
                form.recorded(),
                form.repeated(),
                form.refusals().stream()
                        .map(v -> new Violation(v.source(), 0, 0, v.path(), v.value(), v.rule(), v.remedy()))
                        .toList(),
                form.refused());
    }
}
