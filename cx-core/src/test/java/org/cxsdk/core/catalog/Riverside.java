package org.cxsdk.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.json.Source;

/** The catalogue of an invented country, for tests. */
public final class Riverside {

    private Riverside() {}

    /** The document. */
    public static String yaml() {
        try (InputStream in = Objects.requireNonNull(Riverside.class.getResourceAsStream("riverside.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document, read. */
    public static CatalogueDocument document() {
        return CatalogueReader.read(Source.of("riverside.yaml", yaml()));
    }
}
