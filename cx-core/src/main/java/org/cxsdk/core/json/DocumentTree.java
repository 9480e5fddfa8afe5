package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.InvalidDocumentException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document whose keys nobody can list beforehand, such as JSON-LD or an OpenAPI description, as the tree that it is:
 * as strict as {@link DocumentReader} in encoding, form and bounds, duplicate keys refused with their place. Stateless.
 */
public final class DocumentTree {

    private DocumentTree() {}

    /**
     * Reads a document.
     *
     * @throws InvalidDocumentException with everything that is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static DocumentNode read(Source source) {
        Objects.requireNonNull(source, "source");
        Violations violations = new Violations(source.name());
        DocumentNode root = new DocumentParser(source, violations).parse().orElse(null);
        violations.throwIfAny();
        return Objects.requireNonNull(root, "a document that cannot be read has a violation");
    }

    /** The same content as values that {@link JsonOutput} and {@link CanonicalJson} write. */
    public static @Nullable Object values(DocumentNode node) {
        return switch (node.kind()) {
            case TEXT -> node.text();
            case NUMBER -> new BigDecimal(node.text());
            case TRUTH -> node.text().equals("true");
            case NULL -> null;
            case LIST -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.elements().forEach(element -> list.add(values(element)));
                yield list;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                node.members().forEach((key, member) -> object.put(key, values(member)));
                yield object;
            }
        };
    }
}
