package org.cxsdk.feedback.recovery;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;

/**
 * Tells somebody who contributed what became of it. It names a person's pseudonym and the announcement and nothing else:
 * neither which response was hers, nor how many, nor what she said. Notices of a theme come in the order of pseudonyms.
 *
 * @param recipient whom to tell
 * @param text what to tell
 */
public record Notice(SubjectId recipient, LocalizedText text) {

    public Notice {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(text, "text");
    }
}
