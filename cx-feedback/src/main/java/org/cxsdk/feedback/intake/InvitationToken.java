package org.cxsdk.feedback.intake;

import org.cxsdk.core.Identifier;

/**
 * The secret in an invitation: a link, a code on a slip, a short message. Whoever has it answers once. The store keeps its hash
 * alone.
 *
 * @param value the secret; obeys {@link Identifier#require}
 */
public record InvitationToken(String value) {

    public InvitationToken {
        Identifier.require("InvitationToken", value);
    }

    /** Returns the token with this text. */
    public static InvitationToken of(String value) {
        return new InvitationToken(value);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "InvitationToken(hidden)";
    }
}
