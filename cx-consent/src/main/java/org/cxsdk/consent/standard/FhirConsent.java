package org.cxsdk.consent.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * A consent as HL7 FHIR R5 writes it, read from JSON or XML: the coded part decides ({@link #permits}), the narrative is not
 * looked at. A day without time is the whole day in a zone that is named: its end is the end of that day.
 *
 * <p>Left out: {@code data}, {@code expression} and {@code dataPeriod} of provisions, which ask for the data itself; what
 * holds one is reported as a loss. Immutable.
 */
public final class FhirConsent {

    private final String id;
    private final String status;
    private final @Nullable String subject;
    private final @Nullable Instant date;
    private final Validity period;
    private final boolean permitsByDefault;
    private final List<FhirProvision> provisions;
    private final List<Loss> losses;

    private FhirConsent(
            String id,
            String status,
            @Nullable String subject,
            @Nullable Instant date,
            Validity period,
            boolean permitsByDefault,
            List<FhirProvision> provisions,
            List<Loss> losses) {
        this.id = id;
        this.status = status;
        this.subject = subject;
        this.date = date;
        this.period = period;
        this.permitsByDefault = permitsByDefault;
        this.provisions = List.copyOf(provisions);
        this.losses = List.copyOf(losses);
    }

    /**
     * Reads a Consent.
     *
     * @param zone in which days are counted
     * @throws InvalidDocumentException with everything that is wrong
     */
    public static FhirConsent read(Source source, ZoneId zone) {
        FhirElement root = FhirElement.read(source);
        if (!root.text("resourceType").equals(Optional.of("Consent"))
                || root.text("status").isEmpty()) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(), 1, 1, "", null, "is no Consent with a status", "Hand in a resource of this type")));
        }
        List<Loss> losses = new ArrayList<>();
        Optional<String> decision = root.text("decision");
        if (decision.isEmpty()) {
            losses.add(new Loss("decision", LossReason.DEMANDED_THERE, ""));
        }
        List<FhirProvision> provisions = new ArrayList<>();
        for (FhirElement provision : root.all("provision")) {
            provisions.add(provision(provision, zone, "provision", losses));
        }
        return new FhirConsent(
                root.text("id").orElse("unnamed"),
                root.text("status").orElse("unknown"),
                root.texts("subject", "reference").stream().findFirst().orElse(null),
                root.text("date")
                        .flatMap(text -> Nodes.instant(text, "date", zone, losses))
                        .orElse(null),
                period(root, zone, losses),
                // without a decision nothing is permitted
                decision.equals(Optional.of("permit")),
                provisions,
                losses);
    }

    private static FhirProvision provision(FhirElement element, ZoneId zone, String path, List<Loss> losses) {
        for (String left : List.of("data", "expression", "dataPeriod")) {
            if (!element.all(left).isEmpty()) {
                losses.add(new Loss(path + "." + left, LossReason.NO_PLACE, ""));
            }
        }
        List<FhirProvision> exceptions = new ArrayList<>();
        element.all("provision").forEach(inner -> exceptions.add(provision(inner, zone, path + ".provision", losses)));
        Set<String> types = codes(element, "resourceType");
        types.addAll(codes(element, "documentType"));
        return new FhirProvision(
                period(element, zone, losses),
                new LinkedHashSet<>(element.texts("actor", "reference", "reference")),
                codes(element, "action"),
                codes(element, "securityLabel"),
                codes(element, "purpose"),
                types,
                codes(element, "code"),
                exceptions);
    }

    /** Codes of a field that is a coding or a concept with codings. */
    private static Set<String> codes(FhirElement element, String name) {
        Set<String> codes = new LinkedHashSet<>(element.texts(name, "code"));
        codes.addAll(element.texts(name, "coding", "code"));
        return codes;
    }

    private static Validity period(FhirElement element, ZoneId zone, List<Loss> losses) {
        Instant from = element.texts("period", "start").stream()
                .findFirst()
                .flatMap(text -> Nodes.instant(text, "period.start", zone, losses))
                .orElse(null);
        Instant to = element.texts("period", "end").stream()
                .findFirst()
                .flatMap(text -> end(text, zone, losses))
                .orElse(null);
        return new Validity(from, to);
    }

    /** A period that ends on a day includes the whole day; one that ends at a second includes that second. */
    private static Optional<Instant> end(String text, ZoneId zone, List<Loss> losses) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            losses.add(new Loss("period.end", LossReason.PRECISION, text));
            return Optional.of(
                    LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant());
        }
        boolean wholeSeconds = !text.contains(".");
        return Nodes.instant(text, "period.end", zone, losses)
                .map(end -> wholeSeconds ? end.plusSeconds(1) : end.plusNanos(1_000));
    }

    /** Whether this consent permits something at an instant; one that is not active permits nothing. */
    public boolean permits(FhirProvision.Question question, Instant at) {
        Objects.requireNonNull(question, "question");
        if (!status.equals("active") || !period.contains(at)) {
            return false;
        }
        // siblings are joined by "or": one that applies and turns the decision over is enough
        boolean turned = provisions.stream()
                .anyMatch(provision -> provision.applies(question, at)
                        && provision.decide(permitsByDefault, question, at) != permitsByDefault);
        return turned != permitsByDefault;
    }

    /** What decides where no provision applies. */
    public boolean permitsByDefault() {
        return permitsByDefault;
    }

    /** The exceptions. */
    public List<FhirProvision> provisions() {
        return provisions;
    }

    /** What was not understood. */
    public List<Loss> losses() {
        return losses;
    }

    /**
     * The consents that its provisions grant, one for each that permits: purposes, codes or types of data, actors. What has no
     * purpose, data or actor of its own is about all, which our records cannot say; it is reported.
     */
    public Imported records(Instant now) {
        List<Loss> more = new ArrayList<>(losses);
        List<ConsentRecord> records = new ArrayList<>();
        RecordState state = state(now);
        for (int i = 0; i < provisions.size(); i++) {
            FhirProvision provision = provisions.get(i);
            Set<String> data = provision.codes().isEmpty() ? provision.types() : provision.codes();
            if (permitsByDefault
                    || provision.purposes().isEmpty()
                    || data.isEmpty()
                    || provision.actors().isEmpty()) {
                more.add(new Loss("provision[" + i + "]", LossReason.NO_PLACE, permitsByDefault ? "deny" : "all"));
                continue;
            }
            List<Scope> scopes = new ArrayList<>();
            provision
                    .purposes()
                    .forEach(purpose -> data.forEach(category ->
                            provision.actors().forEach(actor -> scopes.add(Scope.of(purpose, category, actor)))));
            if (!provision.exceptions().isEmpty()) {
                more.add(new Loss("provision[" + i + "].provision", LossReason.NO_PLACE, ""));
            }
            records.add(new ConsentRecord(
                    StatementId.of(id + "/" + i),
                    SubjectId.of(Objects.requireNonNullElse(subject, "unknown")),
                    scopes,
                    state,
                    provision.period().equals(Validity.OPEN) ? period : provision.period(),
                    null,
                    date));
        }
        return new Imported(records, more);
    }

    private RecordState state(Instant now) {
        RecordState state = StateVocabulary.FHIR.state(status);
        return state == RecordState.ACTIVE && period.hasEnded(now) ? RecordState.EXPIRED : state;
    }

    /**
     * Writes a record as a Consent in JSON.
     *
     * @param zone in which its day is told
     */
    public static Written write(ConsentRecord record, ZoneId zone) {
        List<Loss> losses = new ArrayList<>();
        boolean refused = record.state() == RecordState.REFUSED;
        String word = refused
                ? "active"
                : StateVocabulary.FHIR.word(record.state()).orElseGet(() -> {
                    // an end in the past says it; anything else has no word
                    if (record.state() != RecordState.EXPIRED && record.state() != RecordState.SCHEDULED) {
                        losses.add(new Loss(
                                "status", LossReason.NO_WORD, record.state().name()));
                        return "unknown";
                    }
                    return "active";
                });
        JsonObject consent = JsonObject.of()
                .put("resourceType", "Consent")
                .put("id", record.id().value())
                .put("status", word)
                .put("subject", reference(record.subject().value()));
        record.saidAt().ifPresent(at -> {
            losses.add(new Loss("date", LossReason.PRECISION, at.toString()));
            consent.put("date", at.atZone(zone).toLocalDate().toString());
        });
        if (!record.validity().equals(Validity.OPEN)) {
            consent.put("period", period(record.validity(), losses));
        }
        record.ground().ifPresent(basis -> losses.add(new Loss("regulatoryBasis", LossReason.NO_PLACE, basis.name())));
        consent.put("decision", "deny");
        if (refused) {
            // "permit all but this" would say yes to everything else
            losses.add(new Loss("provision", LossReason.NO_PLACE, "scope of a refusal"));
        } else {
            consent.put(
                    "provision",
                    record.scopes().stream().map(FhirConsent::provision).toList());
        }
        return new Written(consent, losses);
    }

    private static JsonObject provision(Scope scope) {
        return JsonObject.of()
                .put(
                        "actor",
                        List.of(JsonObject.of()
                                .put("reference", reference(scope.recipient().value()))))
                .put(
                        "purpose",
                        List.of(JsonObject.of().put("code", scope.purpose().value())))
                .put(
                        "code",
                        List.of(JsonObject.of()
                                .put(
                                        "coding",
                                        List.of(JsonObject.of()
                                                .put("code", scope.category().value())))));
    }

    private static JsonObject reference(String to) {
        return JsonObject.of().put("reference", to);
    }

    /** The end of a FHIR period is included, ours is not: one microsecond is taken off. */
    private static JsonObject period(Validity validity, List<Loss> losses) {
        JsonObject period = JsonObject.of();
        Instant from = validity.from();
        if (from != null) {
            period.put("start", from);
        }
        Instant to = validity.to();
        if (to != null) {
            losses.add(new Loss("period.end", LossReason.PRECISION, to.toString()));
            period.put("end", to.minusNanos(1_000));
        }
        return period;
    }
}
