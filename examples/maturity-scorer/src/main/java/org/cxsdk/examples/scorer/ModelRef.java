package org.cxsdk.examples.scorer;

import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.json.JsonObject;

/** How every output file names the model. */
final class ModelRef {

    private ModelRef() {}

    static JsonObject json(DefinitionRef model) {
        return JsonObject.of()
                .put("id", model.id())
                .put("version", model.version())
                .put("sha256", model.sha256());
    }
}
