package org.cxsdk.consent.once;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * Something that has to be proved: that a person lives somewhere, holds a degree.
 *
 * @param id which requirement
 * @param name what people call it
 * @param procedures which procedures of which countries have it
 * @param evidenceTypes which documents prove it, by country; empty in a list of requirements alone
 */
public record EvidenceRequirement(
        RequirementId id, LocalizedText name, List<Procedure> procedures, List<EvidenceType> evidenceTypes) {

    public EvidenceRequirement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        procedures = List.copyOf(procedures);
        evidenceTypes = List.copyOf(evidenceTypes);
    }

    /**
     * A procedure that has the requirement, as one country declared it.
     *
     * @param id the country's identifier of it
     * @param code which procedure of the law, such as {@code T1}
     * @param country code of the country, two letters
     */
    public record Procedure(String id, String code, String country) {
        public Procedure {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(country, "country");
        }
    }
}
