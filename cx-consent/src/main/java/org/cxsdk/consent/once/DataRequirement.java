package org.cxsdk.consent.once;

import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * What one service needs to know.
 *
 * @param service which service
 * @param recipient who runs it and gets the data
 * @param purpose what it is used for
 * @param needs which data, in the order in which it is asked; each once
 */
public record DataRequirement(ServiceId service, RecipientId recipient, PurposeId purpose, List<Need> needs) {

    public DataRequirement {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(purpose, "purpose");
        needs = List.copyOf(needs);
        Set<AttributeId> seen = new HashSet<>();
        for (Need need : needs) {
            if (!seen.add(need.attribute())) {
                throw new IllegalArgumentException("\"" + need.attribute() + "\" is needed twice");
            }
        }
    }

    /** Returns a service that needs these data, all of them, in whatever age and assurance the catalogue allows. */
    public static DataRequirement of(String service, String recipient, String purpose, String... attributes) {
        return new DataRequirement(
                ServiceId.of(service),
                RecipientId.of(recipient),
                PurposeId.of(purpose),
                List.of(attributes).stream()
                        .map(attribute -> Need.of(AttributeId.of(attribute)))
                        .toList());
    }

    /**
     * One datum that a service needs.
     *
     * @param attribute which datum
     * @param isMandatory whether the service cannot be had without it
     * @param maxAge how old it may be at most for this service; null if the catalogue alone says so
     * @param minimum how sure it must be
     */
    public record Need(
            AttributeId attribute,
            boolean isMandatory,
            @Nullable Period maxAge,
            Assurance minimum) {
        public Need {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(minimum, "minimum");
        }

        /** Returns a mandatory datum of any assurance. */
        public static Need of(AttributeId attribute) {
            return new Need(attribute, true, null, Assurance.LOW);
        }

        /** The same, which the service can do without. */
        public Need optional() {
            return new Need(attribute, false, maxAge, minimum);
        }

        /** The same, at least so sure. */
        public Need atLeast(Assurance other) {
            return new Need(attribute, isMandatory, maxAge, other);
        }

        /** The same, not older. */
        public Need notOlderThan(Period age) {
            return new Need(attribute, isMandatory, age, minimum);
        }
    }
}
