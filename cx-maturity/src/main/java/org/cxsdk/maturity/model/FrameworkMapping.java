package org.cxsdk.maturity.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How a model's criteria answer what another framework asks for, part by part. A mapping is somebody's reading of a framework: it says
 * so, and gives no score by that framework.
 *
 * @param id its identifier
 * @param version its version
 * @param sha256 SHA-256 of its canonical form
 * @param model the model whose criteria it names
 * @param title the framework's title
 * @param publisher who published the framework
 * @param standing what the mapping rests on, and what it is not
 * @param parts the framework's parts, in its order
 */
public record FrameworkMapping(
        String id,
        String version,
        String sha256,
        ModelId model,
        LocalizedText title,
        String publisher,
        LocalizedText standing,
        List<Part> parts) {

    /** How much of a part a criterion asks for. */
    public enum Strength {
        /** What the part asks for, or most of it. */
        COVERS,
        /** Something of it. */
        TOUCHES
    }

    /**
     * One part of the framework.
     *
     * @param id its identifier, unique in the mapping
     * @param title its title
     * @param criteria the model's criteria that answer it
     * @param rules requirements of the model's ladders that answer it, by their identifiers
     * @param without why nothing answers it; only where nothing does
     */
    public record Part(
            String id,
            LocalizedText title,
            Map<NodeId, Strength> criteria,
            Map<String, Strength> rules,
            @Nullable LocalizedText without) {
        public Part {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            criteria = Ordered.map(criteria);
            rules = Ordered.map(rules);
            if ((criteria.isEmpty() && rules.isEmpty()) != (without != null)) {
                throw new IllegalArgumentException("part " + id + " is answered by something, or says why it is not");
            }
        }
    }

    public FrameworkMapping {
        new DefinitionRef(id, version, sha256);
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(standing, "standing");
        parts = List.copyOf(parts);
        Set<String> ids = new HashSet<>();
        for (Part part : parts) {
            if (!ids.add(part.id())) {
                throw new IllegalArgumentException("part " + part.id() + " is there twice");
            }
        }
    }

    /** Names this mapping exactly. */
    public DefinitionRef ref() {
        return new DefinitionRef(id, version, sha256);
    }
}
