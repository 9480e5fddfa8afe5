package org.cxsdk.consent.json;

import java.util.List;
import org.cxsdk.consent.ConsentFact;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.StatementRecord;
import org.cxsdk.consent.ledger.AccessReport;
import org.cxsdk.consent.ledger.Checkpoint;
import org.cxsdk.consent.ledger.Erasure;
import org.cxsdk.consent.ledger.Use;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.json.JsonObject;

/**
 * The report that a person gets who asks what is kept of her (Regulation (EU) 2016/679, articles 15(1) and 15(3)) as JSON: who got
 * what, everything that she said, every use with a sentence in all languages, holds and erasure, and the checkpoint against
 * which it can be held. Form {@code cx-access-report-1}; what is not there is null or an empty list. Pure.
 */
public final class AccessReportJson {

    private AccessReportJson() {}

    /** The whole report. */
    public static JsonObject of(AccessReport report) {
        return JsonObject.of()
                .put("schema", "cx-access-report-1")
                .put("subject", report.subject().value())
                .put("asOf", report.asOf())
                .put(
                        "recipients",
                        report.recipients().stream()
                                .map(AccessReportJson::recipient)
                                .toList())
                .put(
                        "statements",
                        report.statements().stream()
                                .map(entry -> statement(entry, report))
                                .toList())
                .put("uses", report.uses().stream().map(AccessReportJson::use).toList())
                .put("erased", report.erased().map(AccessReportJson::erasure).orElse(null))
                .put(
                        "holds",
                        report.holds().stream()
                                .map(hold -> JsonObject.of()
                                        .put("id", hold.id().value())
                                        .put("everybody", hold.isForEverybody())
                                        .put("reason", hold.reason())
                                        .put("since", hold.since()))
                                .toList())
                .put(
                        "checkpoint",
                        report.heldAgainst().map(Checkpoint::toString).orElse(null));
    }

    private static JsonObject recipient(AccessReport.Recipient recipient) {
        return JsonObject.of()
                .put("recipient", recipient.id().value())
                .put("times", recipient.times())
                .put("first", recipient.first())
                .put("last", recipient.last())
                .put("categories", texts(recipient.categories()))
                .put("purposes", texts(recipient.purposes()));
    }

    private static JsonObject statement(StatementRecord entry, AccessReport report) {
        ConsentFact.Statement said = entry.statement();
        ConsentFact.Granted grant = entry.grant().orElse(null);
        ConsentFact.Withdrawn withdrawn = entry.withdrawn();
        return JsonObject.of()
                .put("id", said.id().value())
                .put("kind", grant == null ? "refused" : "granted")
                .put("state", entry.state(report.asOf()).name())
                .put("purpose", said.scope().purpose().value())
                .put("category", said.scope().category().value())
                .put("recipient", said.scope().recipient().value())
                .put("recorded", said.recorded())
                .put("recordedBy", said.recordedBy().map(ActorId::value).orElse(null))
                .put("basis", grant == null ? null : grant.basis().name())
                .put("from", grant == null ? null : grant.validity().from())
                .put("to", grant == null ? null : grant.validity().to())
                .put("withdrawn", withdrawn == null ? null : withdrawn.recorded());
    }

    private static JsonObject use(Use use) {
        return JsonObject.of()
                .put("id", use.id().value())
                .put("index", use.index())
                .put("at", use.at())
                .put("kind", use.kind().name())
                .put("purpose", use.scope().purpose().value())
                .put("category", use.scope().category().value())
                .put("recipient", use.scope().recipient().value())
                .put("provider", use.provider().value())
                .put("basis", use.basis() == null ? null : use.basis().name())
                .put("statement", use.restsOn().map(StatementId::value).orElse(null))
                .put("reasons", use.reasons().stream().map(ReuseReason::name).toList())
                .put("excluded", texts(use.excluded()))
                .put("recordedBy", use.recordedBy().map(ActorId::value).orElse(null))
                .put("why", use.reason().orElse(null))
                .put("detail", use.readableDetail().orElse(null))
                .put("detailErased", use.isErased())
                .put("sentence", sentence(use.sentence()));
    }

    private static JsonObject sentence(LocalizedText text) {
        JsonObject byLanguage = JsonObject.of();
        text.texts().forEach(byLanguage::put);
        return byLanguage;
    }

    private static JsonObject erasure(Erasure erasure) {
        return JsonObject.of()
                .put("at", erasure.at())
                .put("index", erasure.index())
                .put("keysDestroyed", erasure.keysDestroyed());
    }

    private static List<String> texts(List<?> identifiers) {
        return identifiers.stream().map(Object::toString).toList();
    }
}
