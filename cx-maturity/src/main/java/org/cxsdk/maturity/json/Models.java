package org.cxsdk.maturity.json;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.ModelId;

/**
 * Loads maturity models: those that come with the SDK by their identifier, any other from a document (YAML or JSON,
 * docs/model-format.md). Everything that is wrong with a document is told at once.
 */
public final class Models {

    private static final DocumentReader<ModelDocument> READER = DocumentReader.forType(ModelDocument.class);

    private static final List<ModelId> BUILT_IN = List.of(
            ModelId.of("cx-government"),
            ModelId.of("eu-egovernment-benchmark-2023"),
            ModelId.of("eu-egovernment-benchmark-2023-indicators"));

    private Models() {}

    /** The models that come with the SDK. */
    public static List<ModelId> builtIn() {
        return BUILT_IN;
    }

    /**
     * A model that comes with the SDK.
     *
     * @throws CxException with code CX-MATURITY-0001 if there is none with this identifier
     */
    public static MaturityModel byId(String id) {
        return read(document(id));
    }

    /**
     * The document of a model that comes with the SDK, for whoever keeps it beside results.
     *
     * @throws CxException with code CX-MATURITY-0001 if there is none with this identifier
     */
    public static Source document(String id) {
        if (!BUILT_IN.contains(new ModelId(id))) {
            throw new CxException(
                    MaturityError.NOT_FOUND,
                    "no model \"" + id + "\" comes with the SDK",
                    "Use one of " + BUILT_IN + ", or load the model from a file.");
        }
        String resource = "/org/cxsdk/maturity/models/" + id + ".yaml";
        return Source.of(id + ".yaml", () -> open(resource));
    }

    /**
     * A model from a file.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static MaturityModel read(Path file) {
        return read(Source.of(file));
    }

    /**
     * A model from any source.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static MaturityModel read(Source source) {
        return ModelMapping.model(READER.read(source));
    }

    private static InputStream open(String resource) {
        InputStream in = Models.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing from the jar");
        }
        return in;
    }
}
