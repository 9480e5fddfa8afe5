package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;

/**
 * The notice that a person saw when she said something.
 *
 * @param notice identifier, version and hash
 * @param language in which language she saw it: a BCP 47 tag of one of its texts
 */
public record ShownNotice(DefinitionRef notice, String language) {

    public ShownNotice {
        Objects.requireNonNull(notice, "notice");
        Identifier.require("ShownNotice.language", language);
    }
}
