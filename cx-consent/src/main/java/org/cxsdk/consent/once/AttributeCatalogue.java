package org.cxsdk.consent.once;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data that services may need, each once. Immutable. */
public final class AttributeCatalogue {

    private final Map<AttributeId, Attribute> attributes;

    private AttributeCatalogue(Map<AttributeId, Attribute> attributes) {
        this.attributes = attributes;
    }

    /** Returns the catalogue of these attributes. */
    public static AttributeCatalogue of(List<Attribute> attributes) {
        Map<AttributeId, Attribute> byId = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            if (byId.put(attribute.id(), attribute) != null) {
                throw new IllegalArgumentException("two attributes have the id \"" + attribute.id() + "\"");
            }
        }
        return new AttributeCatalogue(Collections.unmodifiableMap(byId));
    }

    /** The attribute with this identifier. */
    public Optional<Attribute> find(AttributeId id) {
        return Optional.ofNullable(attributes.get(id));
    }

    /** All attributes, in the order given. */
    public Collection<Attribute> attributes() {
        return attributes.values();
    }

    @Override
    public String toString() {
        return "AttributeCatalogue(" + attributes.size() + " attributes)";
    }
}
