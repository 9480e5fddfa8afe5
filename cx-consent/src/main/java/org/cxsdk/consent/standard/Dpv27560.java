package org.cxsdk.consent.standard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Consent records of ISO/IEC TS 27560:2023 as JSON-LD in the Data Privacy Vocabulary (DPV 2.3, guide "consent-27560").
 *
 * <p>The reader refuses a key that stands twice, which the guide's own examples do and plain parsers silently halve. Terms are
 * kept as they are written ({@code dpv:Marketing}); contexts are not fetched. The current state is that of the status with
 * the latest time, of equal ones the last in the document: the standard gives no rule. Stateless.
 */
public final class Dpv27560 {

    private static final Set<String> UNDERSTOOD = Set.of(
            "@context",
            "@id",
            "@type",
            "dct:identifier",
            "dct:conformsTo",
            "dpv:hasDataSubject",
            "dpv:hasProcess",
            "dpv:hasDataController",
            "dpv:hasLegalBasis",
            "dpv:hasConsentStatus");

    private static final Map<ReuseBasis, String> BASES = Map.of(
            ReuseBasis.CONSENT, "dpv:Consent",
            ReuseBasis.LEGAL_OBLIGATION, "dpv:LegalObligation",
            ReuseBasis.PUBLIC_TASK, "dpv:PublicInterest",
            ReuseBasis.VITAL_INTEREST, "dpv:VitalInterest",
            ReuseBasis.CONTRACT, "dpv:Contract");

    private Dpv27560() {}

    /**
     * Reads a record, or a receipt that holds one.
     *
     * @param zone in which a day without time begins
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong with the form
     */
    public static Imported read(Source source, ZoneId zone) {
        DocumentNode root = DocumentTree.read(source);
        List<Loss> losses = new ArrayList<>();
        List<ConsentRecord> records = new ArrayList<>();
        List<DocumentNode> inside = Nodes.all(root, "dpv:hasRecordOfActivity");
        (inside.isEmpty() ? List.of(root) : inside)
                .forEach(node -> record(node, zone, losses).ifPresent(records::add));
        return new Imported(records, losses);
    }

    private static Optional<ConsentRecord> record(DocumentNode node, ZoneId zone, List<Loss> losses) {
        node.members().forEach((key, member) -> {
            if (!UNDERSTOOD.contains(key)) {
                losses.add(new Loss(member.path(), LossReason.NO_PLACE, key));
            }
        });
        Optional<String> id = Nodes.text(node, "dct:identifier").or(() -> Nodes.text(node, "@id"));
        Optional<String> subject = Nodes.text(node, "dpv:hasDataSubject", "dct:identifier", "@id");
        Set<Scope> scopes = new LinkedHashSet<>();
        Nodes.all(node, "dpv:hasProcess").forEach(process -> scopes(process, null, controllers(node), scopes, losses));
        if (id.isEmpty() || subject.isEmpty() || scopes.isEmpty()) {
            losses.add(new Loss(
                    node.path(),
                    LossReason.DEMANDED_THERE,
                    id.isEmpty() ? "dct:identifier" : subject.isEmpty() ? "dpv:hasDataSubject" : "dpv:hasProcess"));
            return Optional.empty();
        }
        Status status = status(node, zone, losses);
        return Optional.of(new ConsentRecord(
                StatementId.of(id.get()),
                SubjectId.of(subject.get()),
                List.copyOf(scopes),
                status.state(),
                status.validity(),
                basis(node, losses),
                status.at()));
    }

    private static List<String> controllers(DocumentNode node) {
        return Nodes.texts(node, "dpv:hasDataController", "dct:identifier", "@id", "dpv:hasName");
    }

    /** A process may hold further ones, which take over its purpose where they have none. */
    private static void scopes(
            DocumentNode process,
            @Nullable String purposeAbove,
            List<String> controllers,
            Set<Scope> into,
            List<Loss> losses) {
        List<String> purposes = Nodes.texts(process, "dpv:hasPurpose", "@id", "skos:broader", "@type");
        if (purposes.isEmpty() && purposeAbove != null) {
            purposes = List.of(purposeAbove);
        }
        List<String> data = Nodes.texts(process, "dpv:hasPersonalData", "@id", "skos:broader", "@type");
        List<String> recipients = Nodes.texts(process, "dpv:hasRecipient", "@id", "skos:broader", "@type");
        List<String> to = recipients.isEmpty() ? controllers : recipients;
        for (String purpose : purposes) {
            for (String category : data) {
                to.forEach(recipient -> into.add(Scope.of(purpose, category, recipient)));
            }
        }
        if (!purposes.isEmpty() && !data.isEmpty() && to.isEmpty()) {
            losses.add(new Loss(process.path(), LossReason.DEMANDED_THERE, "dpv:hasRecipient"));
        }
        String own = purposes.isEmpty() ? purposeAbove : purposes.get(0);
        Nodes.all(process, "dpv:hasProcess").forEach(inner -> scopes(inner, own, controllers, into, losses));
    }

    private record Status(
            RecordState state, Validity validity, @Nullable Instant at) {}

    private static Status status(DocumentNode node, ZoneId zone, List<Loss> losses) {
        Status latest = new Status(RecordState.UNKNOWN, Validity.OPEN, null);
        for (DocumentNode one : Nodes.all(node, "dpv:hasConsentStatus")) {
            List<String> types =
                    one.kind() == DocumentNode.Kind.OBJECT ? Nodes.texts(one, "@type") : List.of(one.text());
            RecordState state = RecordState.UNKNOWN;
            boolean known = false;
            for (String type : types) {
                String word = type.substring(type.indexOf(':') + 1);
                if (StateVocabulary.DPV.state(word) != RecordState.UNKNOWN || word.equals("ConsentUnknown")) {
                    state = StateVocabulary.DPV.state(word);
                    known = true;
                }
            }
            if (!known) {
                losses.add(new Loss(one.path(), LossReason.UNKNOWN_WORD, String.join(" ", types)));
            }
            Instant at = Nodes.text(one, "dpv:isIndicatedAtTime")
                    .flatMap(text -> Nodes.instant(text, one.path(), zone, losses))
                    .orElse(null);
            Validity validity = Nodes.all(one, "dpv:hasDuration").stream()
                    .flatMap(duration -> Nodes.text(duration, "rdf:value").stream())
                    .flatMap(text -> Nodes.instant(text, one.path(), zone, losses).stream())
                    .findFirst()
                    .map(Validity::until)
                    .orElse(latest.validity());
            if (latest.at() == null || at == null || !at.isBefore(latest.at())) {
                latest = new Status(state, validity, at);
            }
        }
        return latest;
    }

    private static @Nullable ReuseBasis basis(DocumentNode node, List<Loss> losses) {
        for (String word : Nodes.texts(node, "dpv:hasLegalBasis", "@id", "@type")) {
            for (Map.Entry<ReuseBasis, String> basis : BASES.entrySet()) {
                if (basis.getValue().equals(word)) {
                    return basis.getKey();
                }
            }
            losses.add(new Loss(node.path() + ".dpv:hasLegalBasis", LossReason.UNKNOWN_WORD, word));
        }
        return null;
    }

    /** Writes a record; what the standard demands and is not known is reported, not made up. */
    public static Written write(ConsentRecord record, Particulars particulars) {
        List<Loss> losses = new ArrayList<>();
        JsonObject document = JsonObject.of()
                .put("@id", record.id().value())
                .put("@type", "dpv:ConsentRecord")
                .put("dct:identifier", record.id().value())
                .put("dct:conformsTo", "https://w3id.org/dpv/schema/dpv-27560#record")
                .put(
                        "dpv:hasDataSubject",
                        JsonObject.of()
                                .put("@type", "dpv:DataSubject")
                                .put("dct:identifier", record.subject().value()));
        particulars
                .demanded(Particulars.Kind.NOTICE, "dpv:hasNotice", losses)
                .ifPresent(notice -> document.put("dpv:hasNotice", notice(notice, particulars, losses)));
        document.put("dpv:hasProcess", processes(record, particulars, losses));
        particulars
                .demanded(Particulars.Kind.CONTROLLER, "dpv:hasDataController", losses)
                .ifPresent(controller -> document.put("dpv:hasDataController", controller));
        basis(record, losses).ifPresent(word -> document.put("dpv:hasLegalBasis", word));
        particulars
                .demanded(Particulars.Kind.JURISDICTION, "dpv:hasJurisdiction", losses)
                .ifPresent(law -> document.put("dpv:hasJurisdiction", law));
        particulars
                .demanded(Particulars.Kind.WITHDRAWAL_AT, "dpv:hasConsentControl", losses)
                .ifPresent(place -> document.put(
                        "dpv:hasConsentControl",
                        JsonObject.of().put("@type", "dpv:WithdrawConsent").put("dpv:isExercisedAt", place)));
        status(record, losses).ifPresent(status -> document.put("dpv:hasConsentStatus", List.of(status)));
        return new Written(document, losses);
    }

    /** A person's explicit request is no ground of its own in the vocabulary. */
    private static Optional<String> basis(ConsentRecord record, List<Loss> losses) {
        Optional<String> word = record.ground().map(BASES::get);
        if (word.isEmpty() && record.ground().isPresent()) {
            losses.add(new Loss(
                    "dpv:hasLegalBasis",
                    LossReason.NO_WORD,
                    record.ground().get().name()));
        }
        return word;
    }

    private static JsonObject notice(String notice, Particulars particulars, List<Loss> losses) {
        JsonObject written = JsonObject.of().put("@id", notice).put("@type", "dpv:ConsentNotice");
        particulars
                .demanded(Particulars.Kind.LANGUAGE, "dpv:hasNotice.dct:language", losses)
                .ifPresent(language -> written.put("dct:language", language));
        return written;
    }

    /** One process for each scope, always in a list: a second key of the same name would be lost. */
    private static List<JsonObject> processes(ConsentRecord record, Particulars particulars, List<Loss> losses) {
        Optional<String> where = particulars.demanded(
                Particulars.Kind.STORAGE_LOCATION, "dpv:hasProcess.dpv:hasStorageCondition", losses);
        Optional<String> howLong =
                particulars.demanded(Particulars.Kind.RETENTION, "dpv:hasProcess.dpv:hasStorageCondition", losses);
        return record.scopes().stream()
                .map(scope -> {
                    JsonObject process = JsonObject.of()
                            .put("@type", "dpv:Process")
                            .put("dpv:hasPurpose", List.of(scope.purpose().value()))
                            .put("dpv:hasPersonalData", List.of(scope.category().value()))
                            .put("dpv:hasRecipient", List.of(scope.recipient().value()));
                    List<JsonObject> conditions = new ArrayList<>();
                    where.ifPresent(place -> conditions.add(
                            JsonObject.of().put("@type", "dpv:StorageLocation").put("dpv:hasLocation", place)));
                    howLong.ifPresent(period -> conditions.add(
                            JsonObject.of().put("@type", "dpv:StorageDuration").put("dpv:hasDuration", period)));
                    return conditions.isEmpty() ? process : process.put("dpv:hasStorageCondition", conditions);
                })
                .toList();
    }

    private static Optional<JsonObject> status(ConsentRecord record, List<Loss> losses) {
        Optional<String> word = StateVocabulary.DPV.word(record.state());
        if (word.isEmpty()) {
            losses.add(new Loss(
                    "dpv:hasConsentStatus", LossReason.NO_WORD, record.state().name()));
            return Optional.empty();
        }
        JsonObject status = JsonObject.of().put("@type", "dpv:" + word.get());
        record.saidAt().ifPresent(at -> status.put("dpv:isIndicatedAtTime", at));
        if (record.validity().from() != null) {
            losses.add(new Loss("dpv:hasConsentStatus", LossReason.NO_PLACE, "from"));
        }
        Instant to = record.validity().to();
        if (to != null) {
            status.put(
                    "dpv:hasDuration",
                    JsonObject.of().put("@type", "dpv:UntilTimeDuration").put("rdf:value", to));
        }
        return Optional.of(status);
    }
}
