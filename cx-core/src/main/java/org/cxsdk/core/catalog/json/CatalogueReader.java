package org.cxsdk.core.catalog.json;

import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;

/** Reads catalogue documents; docs/catalogue.md describes them. Stateless. */
public final class CatalogueReader {

    private static final DocumentReader<Doc> READER = DocumentReader.forType(Doc.class);

    private CatalogueReader() {}

    /**
     * Reads a catalogue, complete or not at all.
     *
     * @throws InvalidDocumentException with everything that is wrong in it
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static CatalogueDocument read(Source source) {
        Loaded<Doc> loaded = READER.read(source);
        CrossReferences.check(loaded);
        Doc doc = loaded.checked();
        return new CatalogueDocument(CatalogueMapping.catalogue(doc, loaded), loaded.canonical());
    }
}
