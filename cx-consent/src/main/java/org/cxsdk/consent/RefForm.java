package org.cxsdk.consent;

import org.cxsdk.core.DefinitionRef;

/** Which definition, as it is stored. */
record RefForm(String id, String version, String sha256) {
    static RefForm of(DefinitionRef ref) {
        return new RefForm(ref.id(), ref.version(), ref.sha256());
    }

    DefinitionRef toRef() {
        return new DefinitionRef(id, version, sha256);
    }
}
