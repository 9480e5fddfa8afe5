package org.cxsdk.consent.evidence;

import java.util.Objects;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;

/**
 * What a person gets in her hands when she allowed, refused or withdrew something: a statement in JSON and the agency's
 * signature over its canonical form. The same fact always gives the same statement, so a command that is sent twice gives
 * one receipt.
 *
 * @param payload the statement as canonical JSON (RFC 8785)
 * @param content the statement, to be written out
 * @param signature detached JWS over the payload: header, two points, signature (RFC 7515 appendix F)
 */
public record Receipt(String payload, JsonObject content, String signature) {

    public Receipt {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(content, "content");
        if (!signature.matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("signature must be a detached JWS: header..signature");
        }
    }

    /** The file that the person keeps: {@code {"receipt":{…},"signature":"…"}}. */
    public String toFile() {
        return JsonOutput.text(JsonObject.of().put("receipt", content).put("signature", signature));
    }

    /** Leaves the content out: it is about a person. */
    @Override
    public String toString() {
        return "Receipt(" + payload.length() + " characters)";
    }
}
