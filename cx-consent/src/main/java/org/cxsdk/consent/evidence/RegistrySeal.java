package org.cxsdk.consent.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Bytes;

/**
 * The seal with which the registries of the EU once-only system answer (Evidence Broker, Data Service Directory; ETSI TS
 * 119 182-1, JAdES with the mechanism HttpHeaders): a detached JWS in the header {@code OOTS-Response-Sig} over the header
 * {@code Digest}, which in turn holds the SHA-256 of the body. What was looked up in a registry can so be shown years later.
 *
 * <p>Left out: revocation lists and time stamps, which need the network. Stateless but for the trusted certificates; safe
 * for threads.
 */
public final class RegistrySeal {

    private static final String HTTP_HEADERS = "http://uri.etsi.org/19182/HttpHeaders";
    private static final Set<String> CRITICAL = Set.of("b64", "sigD");
    private static final String DIGEST = "SHA-256=";

    private final List<X509Certificate> trusted;

    private RegistrySeal(List<X509Certificate> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Returns a check that trusts these certificates: of the issuing authorities, or of the registries themselves. */
    public static RegistrySeal trusting(List<X509Certificate> certificates) {
        return new RegistrySeal(certificates);
    }

    /**
     * Checks an answer.
     *
     * @param body the answer as received
     * @param digest value of the header {@code Digest}
     * @param signature value of the header {@code OOTS-Response-Sig}
     * @param at when the certificates must be valid: when the answer was received
     */
    public SealVerdict verify(Bytes body, String digest, String signature, Instant at) {
        Objects.requireNonNull(at, "at");
        String[] parts = signature.split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            return SealVerdict.MALFORMED;
        }
        try {
            if (!digest.equals(DIGEST + Base64.getEncoder().encodeToString(sha256(body.toArray())))) {
                return SealVerdict.DIGEST_DIFFERS;
            }
            JWSHeader header = JWSHeader.parse(new Base64URL(parts[0]));
            if (!isSealOverDigest(header)) {
                return SealVerdict.MALFORMED;
            }
            List<X509Certificate> chain = chain(header);
            if (!(chain.get(0).getPublicKey() instanceof ECPublicKey key)) {
                return SealVerdict.MALFORMED;
            }
            // signed is: header, point, and the named HTTP header as a line of text
            Payload line = new Payload(("digest: " + digest).getBytes(StandardCharsets.US_ASCII));
            JWSObject jws = new JWSObject(new Base64URL(parts[0]), line, new Base64URL(parts[2]));
            if (!jws.verify(new ECDSAVerifier(key, CRITICAL))) {
                return SealVerdict.FALSE_SIGNATURE;
            }
            return isTrusted(chain, at) ? SealVerdict.ACCEPTED : SealVerdict.NOT_TRUSTED;
        } catch (ParseException | IllegalArgumentException | GeneralSecurityException e) {
            return SealVerdict.MALFORMED;
        } catch (JOSEException e) {
            return SealVerdict.FALSE_SIGNATURE;
        }
    }

    private static boolean isSealOverDigest(JWSHeader header) {
        boolean overDigest = header.getCustomParam("sigD") instanceof Map<?, ?> signed
                && HTTP_HEADERS.equals(signed.get("mId"))
                && List.of("digest").equals(signed.get("pars"));
        return overDigest
                && JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && !header.isBase64URLEncodePayload()
                && CRITICAL.equals(header.getCriticalParams());
    }

    private static List<X509Certificate> chain(JWSHeader header) throws GeneralSecurityException {
        if (header.getX509CertChain() == null || header.getX509CertChain().isEmpty()) {
            throw new IllegalArgumentException("the seal names no certificate");
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (com.nimbusds.jose.util.Base64 encoded : header.getX509CertChain()) {
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded.decode())));
        }
        return chain;
    }

    /** Each certificate is signed by the next one, all are valid, and one of them is trusted or signed by a trusted one. */
    private boolean isTrusted(List<X509Certificate> chain, Instant at) {
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            if (!isValid(certificate, at)) {
                return false;
            }
            if (trusted.contains(certificate)
                    || trusted.stream().anyMatch(anchor -> isValid(anchor, at) && isSignedBy(certificate, anchor))) {
                return true;
            }
            if (i + 1 < chain.size() && !isSignedBy(certificate, chain.get(i + 1))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isValid(X509Certificate certificate, Instant at) {
        try {
            certificate.checkValidity(Date.from(at));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            // an authority says of itself that it may issue
            if (issuer.getBasicConstraints() < 0
                    || !certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                return false;
            }
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
