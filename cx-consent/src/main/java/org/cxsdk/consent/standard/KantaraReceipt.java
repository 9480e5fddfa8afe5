package org.cxsdk.consent.standard;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads consent receipts of the Kantara Initiative, version 1.1: one consent for each purpose. The form has no state, no end
 * and no withdrawal, so every purpose reads as given when the receipt says; an end that stands as prose is reported. Unknown
 * and duplicate keys are refused. Stateless.
 */
public final class KantaraReceipt {

    private static final DocumentReader<ReceiptDocument> READER = DocumentReader.forType(ReceiptDocument.class);

    private KantaraReceipt() {}

    /**
     * Reads a receipt.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static Imported read(Source source) {
        Loaded<ReceiptDocument> loaded = READER.read(source);
        ReceiptDocument receipt = loaded.checked();
        List<Loss> losses = new ArrayList<>();
        List<ConsentRecord> records = new ArrayList<>();
        String controller = receipt.piiControllers().get(0).piiController();
        if (receipt.publicKey() != null) {
            losses.add(new Loss("publicKey", LossReason.NO_PLACE, ""));
        }
        for (ServiceDocument service : receipt.services()) {
            for (PurposeDocument purpose : service.purposes()) {
                records.add(new ConsentRecord(
                        StatementId.of(receipt.consentReceiptID() + "/" + (records.size() + 1)),
                        SubjectId.of(receipt.piiPrincipalId()),
                        scopes(purpose, controller),
                        RecordState.ACTIVE,
                        Validity.OPEN,
                        basis(purpose, loaded.pathOf(purpose), losses),
                        Instant.ofEpochSecond(receipt.consentTimestamp())));
                report(purpose, loaded.pathOf(purpose), losses);
            }
        }
        return new Imported(records, losses);
    }

    private static List<Scope> scopes(PurposeDocument purpose, String controller) {
        List<Scope> scopes = new ArrayList<>();
        for (String what : purpose.purposeCategory()) {
            for (String category : purpose.piiCategory()) {
                scopes.add(Scope.of(what, category, controller));
                if (Boolean.TRUE.equals(purpose.thirdPartyDisclosure()) && purpose.thirdPartyName() != null) {
                    scopes.add(Scope.of(what, category, purpose.thirdPartyName()));
                }
            }
        }
        return scopes;
    }

    /** "N/A" says that nobody was asked, since a law demands it. */
    private static @Nullable ReuseBasis basis(PurposeDocument purpose, String path, List<Loss> losses) {
        return switch (purpose.consentType()) {
            case "EXPLICIT", "IMPLICIT" -> ReuseBasis.CONSENT;
            case "N/A" -> ReuseBasis.LEGAL_OBLIGATION;
            default -> {
                losses.add(new Loss(path + ".consentType", LossReason.UNKNOWN_WORD, purpose.consentType()));
                yield null;
            }
        };
    }

    private static void report(PurposeDocument purpose, String path, List<Loss> losses) {
        boolean disclosed = Boolean.TRUE.equals(purpose.thirdPartyDisclosure());
        if (disclosed && purpose.thirdPartyName() == null) {
            losses.add(new Loss(path + ".thirdPartyName", LossReason.CONTRADICTION, "thirdPartyDisclosure"));
        }
        if (!disclosed && purpose.thirdPartyName() != null) {
            losses.add(new Loss(path + ".thirdPartyName", LossReason.CONTRADICTION, purpose.thirdPartyName()));
        }
        if (!purpose.termination().equals("N/A")) {
            losses.add(new Loss(path + ".termination", LossReason.NO_PLACE, purpose.termination()));
        }
    }

    record ReceiptDocument(
            @NotBlank String version,
            @NotBlank String jurisdiction,
            @NotNull Long consentTimestamp,
            @NotBlank String collectionMethod,
            @NotBlank String consentReceiptID,
            @Nullable String publicKey,
            @Nullable String language,
            @NotBlank String piiPrincipalId,
            @NotEmpty List<ControllerDocument> piiControllers,
            @NotNull URI policyUrl,
            @NotEmpty List<ServiceDocument> services,
            @NotNull Boolean sensitive,
            @NotNull List<String> spiCat) {}

    record ControllerDocument(
            @NotBlank String piiController,
            @Nullable Boolean onBehalf,
            @NotBlank String contact,
            @NotNull AddressDocument address,
            @NotBlank String email,
            @NotBlank String phone,
            @Nullable URI piiControllerUrl) {}

    record AddressDocument(
            @Nullable String streetAddress,
            @Nullable String addressLocality,
            @Nullable String addressRegion,
            @Nullable String postalCode,
            @Nullable String postOfficeBoxNumber,
            @Nullable String addressCountry) {}

    record ServiceDocument(
            @NotBlank String service, @NotEmpty List<PurposeDocument> purposes) {}

    record PurposeDocument(
            @Nullable String purpose,
            @NotEmpty List<String> purposeCategory,
            @NotBlank String consentType,
            @NotEmpty List<String> piiCategory,
            @Nullable Boolean primaryPurpose,
            @NotBlank String termination,
            @NotNull Boolean thirdPartyDisclosure,
            @Nullable String thirdPartyName) {}
}
