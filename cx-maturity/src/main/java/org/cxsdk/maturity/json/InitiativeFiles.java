package org.cxsdk.maturity.json;

import java.nio.file.Path;
import java.util.Objects;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.plan.InitiativeCatalogue;

/**
 * Loads catalogues of initiatives (YAML or JSON, docs/roadmap.md) for a model. Everything that is wrong is told at once: form,
 * types, initiatives that are not there or wait for each other, criteria that the model lacks, answers it does not take.
 */
public final class InitiativeFiles {

    private static final DocumentReader<InitiativesDocument> READER = DocumentReader.forType(InitiativesDocument.class);

    private InitiativeFiles() {}

    /**
     * A catalogue from a file.
     *
     * @param model the model whose criteria the initiatives raise
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static InitiativeCatalogue read(MaturityModel model, Path file) {
        return read(model, Source.of(file));
    }

    /**
     * A catalogue from any source.
     *
     * @param model the model whose criteria the initiatives raise
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static InitiativeCatalogue read(MaturityModel model, Source source) {
        return readWhole(model, source).catalogue();
    }

    /** As {@link #read}, with the canonical form of the document, in which it is kept. */
    public static Read readWhole(MaturityModel model, Source source) {
        Loaded<InitiativesDocument> loaded = READER.read(source);
        return new Read(InitiativesMapping.catalogue(loaded, model), loaded.canonical());
    }

    /**
     * A catalogue with its document.
     *
     * @param catalogue the catalogue
     * @param canonical the document in its canonical form
     */
    public record Read(InitiativeCatalogue catalogue, String canonical) {
        public Read {
            Objects.requireNonNull(catalogue, "catalogue");
            Objects.requireNonNull(canonical, "canonical");
        }
    }
}
