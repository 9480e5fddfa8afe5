package org.cxsdk.consent.standard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * The GovStack Consent building block: our records as its objects (DataAgreement, Individual, Revision, ConsentRecord), and
 * its revisions checked: each names the hash of its snapshot and that of the revision before it. The block's hash is SHA-1,
 * which its specification fixes; it is good against accidents and not against an attacker, for whom the ledger is. Stateless.
 */
public final class GovStackConsent {

    private static final Map<ReuseBasis, String> BASES = Map.of(
            ReuseBasis.CONSENT, "consent",
            ReuseBasis.LEGAL_OBLIGATION, "legal_obligation",
            ReuseBasis.CONTRACT, "contract",
            ReuseBasis.VITAL_INTEREST, "vital_interest",
            ReuseBasis.PUBLIC_TASK, "public_task");

    private GovStackConsent() {}

    /**
     * A stored row of the block.
     *
     * @param schema which of its schemas, in lower case: {@code consentrecord}
     * @param id its key
     * @param fields its fields; what names another row holds that one's key
     */
    public record Row(String schema, String id, Map<String, @Nullable Object> fields) {
        public Row {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(id, "id");
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** A field as text, if it is there. */
        public Optional<String> text(String name) {
            Object value = fields.get(name);
            return value == null ? Optional.empty() : Optional.of(value.toString());
        }
    }

    /**
     * Reads rows as the block's reference implementation exports them: {@code [{"model","pk","fields"}…]}.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static List<Row> rows(Source source) {
        List<Row> rows = new ArrayList<>();
        for (DocumentNode node : DocumentTree.read(source).elements()) {
            String model = Nodes.text(node, "model").orElse("");
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            Optional.ofNullable(node.members().get("fields"))
                    .ifPresent(
                            all -> all.members().forEach((key, value) -> fields.put(key, DocumentTree.values(value))));
            rows.add(new Row(
                    model.substring(model.indexOf('.') + 1),
                    Nodes.text(node, "pk").orElse(""),
                    fields));
        }
        return rows;
    }

    /** Writes rows back in the form in which they were read. */
    public static List<JsonObject> export(List<Row> rows) {
        return rows.stream()
                .map(row -> JsonObject.of()
                        .put("model", "app." + row.schema())
                        .put("pk", Long.parseLong(row.id()))
                        .put("fields", row.fields()))
                .toList();
    }

    /**
     * Checks the revisions among rows.
     *
     * @return the keys of those whose hash is not that of their snapshot, or that do not follow the one before; none if all
     *     is well
     */
    public static List<String> broken(List<Row> rows) {
        Map<String, Row> revisions = new LinkedHashMap<>();
        rows.stream().filter(row -> row.schema().equals("revision")).forEach(row -> revisions.put(row.id(), row));
        List<String> broken = new ArrayList<>();
        revisions.forEach((id, revision) -> {
            boolean hashHolds = revision.text("serializedSnapshot")
                    .map(GovStackConsent::sha1)
                    .equals(revision.text("serializedHash"));
            boolean followed = revision.text("successor")
                    .map(next -> {
                        Row successor = revisions.get(next);
                        return successor != null
                                && successor.text("predecessorHash").equals(revision.text("serializedHash"));
                    })
                    .orElse(true);
            boolean follows = revision.text("predecessorHash")
                    .map(before -> revisions.values().stream()
                            .anyMatch(other -> other.text("serializedHash").equals(Optional.of(before))
                                    && other.text("successor").equals(Optional.of(id))))
                    .orElse(true);
            if (!hashHolds || !followed || !follows) {
                broken.add(id);
            }
        });
        return broken;
    }

    /**
     * Writes a record as the block's objects: {@code {"dataAgreement","individual","revision","consentRecord"}}.
     *
     * @param at when the revision is made
     */
    public static Written write(ConsentRecord record, Particulars particulars, Instant at) {
        List<Loss> losses = new ArrayList<>();
        JsonObject agreement = agreement(record, particulars, losses);
        String snapshot = JsonOutput.text(JsonObject.of()
                .put("schemaName", "DataAgreement")
                .put("objectId", record.id().value())
                .put("timestamp", at)
                .put("objectData", agreement));
        JsonObject individual = JsonObject.of()
                .put("id", record.subject().value())
                .put("externalId", record.subject().value())
                .put("externalIdType", "pseudonym");
        JsonObject revision = JsonObject.of()
                .put("id", record.id().value())
                .put("schemaName", "DataAgreement")
                .put("objectId", record.id().value())
                .put("serializedSnapshot", snapshot)
                .put("serializedHash", sha1(snapshot))
                .put("timestamp", at);
        JsonObject consent = JsonObject.of()
                .put("id", record.id().value())
                .put("dataAgreement", agreement)
                .put("dataAgreementRevision", revision)
                .put("dataAgreementRevisionHash", sha1(snapshot))
                .put("individual", individual)
                .put("optIn", optIn(record.state(), losses))
                .put("state", record.state() == RecordState.REQUESTED ? "unsigned" : "signed");
        if (record.validity().from() != null) {
            losses.add(new Loss("consentRecord", LossReason.NO_PLACE, "from"));
        }
        if (record.validity().to() != null) {
            losses.add(new Loss("consentRecord", LossReason.NO_PLACE, "to"));
        }
        if (record.scopes().size() > 1) {
            losses.add(new Loss(
                    "dataAgreement.purpose",
                    LossReason.NO_PLACE,
                    record.scopes().size() + " scopes"));
        }
        losses.add(new Loss("dataAgreement", LossReason.NO_PLACE, "recipient"));
        return new Written(
                JsonObject.of()
                        .put("dataAgreement", agreement)
                        .put("attribute", attribute(record))
                        .put("individual", individual)
                        .put("revision", revision)
                        .put("consentRecord", consent),
                losses);
    }

    private static JsonObject agreement(ConsentRecord record, Particulars particulars, List<Loss> losses) {
        String basis = record.ground().map(BASES::get).orElse("");
        if (basis.isEmpty()) {
            losses.add(new Loss(
                    "dataAgreement.lawfulBasis",
                    LossReason.NO_WORD,
                    record.ground().map(ReuseBasis::name).orElse("")));
        }
        JsonObject agreement = JsonObject.of()
                .put("id", record.id().value())
                .put("version", "1")
                .put("purpose", record.scopes().get(0).purpose().value())
                .put("lawfulBasis", basis)
                .put("dataUse", "data_source")
                .put(
                        "dpia",
                        particulars
                                .demanded(Particulars.Kind.IMPACT_ASSESSMENT, "dataAgreement.dpia", losses)
                                .orElse(""))
                .put("active", record.state().isValid());
        particulars
                .get(Particulars.Kind.CONTROLLER)
                .ifPresent(name -> agreement.put(
                        "controller",
                        JsonObject.of()
                                .put("id", name)
                                .put("name", name)
                                .put(
                                        "url",
                                        particulars
                                                .demanded(
                                                        Particulars.Kind.CONTROLLER_URL,
                                                        "dataAgreement.controller.url",
                                                        losses)
                                                .orElse(""))));
        return agreement;
    }

    private static JsonObject attribute(ConsentRecord record) {
        String category = record.scopes().get(0).category().value();
        return JsonObject.of()
                .put("id", record.id().value())
                .put("name", category)
                .put("sensitivity", "unknown")
                .put("category", category);
    }

    /** The block knows yes and no; whatever is neither is reported and written as a no. */
    private static boolean optIn(RecordState state, List<Loss> losses) {
        if (state != RecordState.ACTIVE && state != RecordState.REFUSED && state != RecordState.WITHDRAWN) {
            losses.add(new Loss("consentRecord.optIn", LossReason.NO_WORD, state.name()));
        }
        return state.isValid();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
