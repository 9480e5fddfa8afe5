package org.cxsdk.consent.once;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.consent.once.EvidenceRequirement.Procedure;

/**
 * Who can prove what: from a requirement to kinds of documents, from those to who hands them out. Immutable.
 */
public final class EvidenceRegistry {

    private final Map<RequirementId, EvidenceRequirement> requirements;
    private final Map<EvidenceTypeId, EvidenceType> types;

    private EvidenceRegistry(
            Map<RequirementId, EvidenceRequirement> requirements, Map<EvidenceTypeId, EvidenceType> types) {
        this.requirements = Collections.unmodifiableMap(requirements);
        this.types = Collections.unmodifiableMap(types);
    }

    /**
     * Returns the registry of these requirements and kinds of documents. What is named twice is put together: procedures,
     * kinds and services of both.
     */
    public static EvidenceRegistry of(List<EvidenceRequirement> requirements, List<EvidenceType> types) {
        Map<RequirementId, EvidenceRequirement> byId = new LinkedHashMap<>();
        Map<EvidenceTypeId, EvidenceType> kinds = new LinkedHashMap<>();
        for (EvidenceRequirement requirement : requirements) {
            byId.merge(requirement.id(), requirement, EvidenceRegistry::both);
            requirement.evidenceTypes().forEach(type -> kinds.merge(type.id(), type, EvidenceRegistry::both));
        }
        types.forEach(type -> kinds.merge(type.id(), type, EvidenceRegistry::both));
        return new EvidenceRegistry(byId, kinds);
    }

    private static EvidenceRequirement both(EvidenceRequirement one, EvidenceRequirement other) {
        return new EvidenceRequirement(
                one.id(),
                one.name(),
                joined(one.procedures(), other.procedures()),
                joined(one.evidenceTypes(), other.evidenceTypes()));
    }

    private static EvidenceType both(EvidenceType one, EvidenceType other) {
        return new EvidenceType(
                one.id(),
                one.title(),
                one.country().isEmpty() ? other.country() : one.country(),
                joined(one.services(), other.services()));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        other.stream().filter(each -> !one.contains(each)).forEach(all::add);
        return all;
    }

    /** All requirements, in the order given. */
    public Collection<EvidenceRequirement> requirements() {
        return requirements.values();
    }

    /** The requirement with this identifier. */
    public Optional<EvidenceRequirement> find(RequirementId id) {
        return Optional.ofNullable(requirements.get(id));
    }

    /** What has to be proved in a procedure of a country. */
    public List<EvidenceRequirement> requiredFor(String procedureCode, String country) {
        return requirements.values().stream()
                .filter(requirement -> requirement.procedures().stream()
                        .anyMatch(procedure -> procedure.code().equals(procedureCode)
                                && procedure.country().equals(country)))
                .toList();
    }

    /** Which documents of a country prove a requirement, with who hands them out as far as that is known. */
    public List<EvidenceType> provenBy(RequirementId requirement, String country) {
        return find(requirement).stream()
                .flatMap(found -> found.evidenceTypes().stream())
                .map(type -> types.getOrDefault(type.id(), type))
                .filter(type -> type.country().isEmpty() || type.country().equals(country))
                .toList();
    }

    /** The kind of document with this identifier. */
    public Optional<EvidenceType> find(EvidenceTypeId id) {
        return Optional.ofNullable(types.get(id));
    }

    /** How often procedures were declared, by country. */
    public SortedMap<String, Integer> declarationsByCountry() {
        return declarations(Procedure::country);
    }

    /** How often procedures were declared, by code. */
    public SortedMap<String, Integer> declarationsByProcedure() {
        return declarations(Procedure::code);
    }

    private SortedMap<String, Integer> declarations(Function<Procedure, String> key) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        requirements
                .values()
                .forEach(requirement -> requirement
                        .procedures()
                        .forEach(procedure -> counts.merge(key.apply(procedure), 1, Integer::sum)));
        return counts;
    }

    @Override
    public String toString() {
        return "EvidenceRegistry(" + requirements.size() + " requirements)";
    }
}
