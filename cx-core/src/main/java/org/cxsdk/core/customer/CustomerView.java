package org.cxsdk.core.customer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.CustomerType;

/**
 * What somebody who serves a customer may see of her, in one place, for one purpose.
 *
 * @param canonical the profile that stands for all of hers
 * @param members all profiles that were seen as one
 * @param types what the profiles say she is
 * @param attributes what is shown of each attribute, with its source, in order of name
 * @param parts what the modules know, in the order in which they were added
 * @param withheld kinds of data that there are and that this purpose may not use, with why; in order of name
 */
public record CustomerView(
        SubjectId canonical,
        Set<SubjectId> members,
        Set<CustomerType> types,
        Map<AttributeName, Survivorship.Survivor> attributes,
        List<Part> parts,
        Map<DataCategoryId, List<Reason>> withheld) {

    public CustomerView {
        Objects.requireNonNull(canonical, "canonical");
        members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
        types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        parts = List.copyOf(parts);
        withheld = Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
    }

    /**
     * What one module knows.
     *
     * @param name the module's name for it
     * @param category which kind of data it is
     * @param lines newest first
     */
    public record Part(String name, DataCategoryId category, List<CustomerViewPart.Line> lines) {
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(category, "category");
            lines = List.copyOf(lines);
        }
    }

    /** What one module knows; empty if it was not asked, or may not be seen. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** Tells counts only. */
    @Override
    public String toString() {
        return "CustomerView(" + members.size() + " profiles, " + attributes.size() + " attributes, " + parts.size()
                + " parts, " + withheld.size() + " withheld)";
    }
}
