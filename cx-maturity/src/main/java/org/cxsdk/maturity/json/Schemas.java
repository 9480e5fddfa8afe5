package org.cxsdk.maturity.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.CxException;
import org.cxsdk.maturity.model.MaturityError;

/**
 * The JSON Schemas (draft 2020-12) of the documents that this module reads, for editors and for other people's programs. A schema says what
 * a document may hold: keys, types, words, bounds. What one part asks of another (a criterion that the model must have, weights that must
 * not all be 0) only the reader says; it takes nothing that the schema refuses.
 */
public final class Schemas {

    private static final List<String> NAMES =
            List.of("model", "answers", "tables", "initiatives", "programme", "policy", "mapping", "samm", "odi");

    private Schemas() {}

    /** The names of the documents. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The schema of a document, as JSON text.
     *
     * @param name one of {@link #names}
     * @throws CxException {@link MaturityError#NOT_FOUND} if there is no such document
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new CxException(
                    MaturityError.NOT_FOUND, "there is no schema \"" + name + "\"", "Use one of " + NAMES + ".");
        }
        String resource = "/org/cxsdk/maturity/schemas/" + name + ".schema.json";
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
