package org.cxsdk.consent.once;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One datum that services need about people: a name, an address, the interest paid in a year.
 *
 * @param id which datum
 * @param name what people call it
 * @param category which kind of data it is: what statements and laws speak of
 * @param source who is authoritative for it; null if nobody is
 * @param freshFor how long it may be reused without asking whether it still holds; null if it does not age
 * @param isAskedEveryTime whether it is never reused, such as a declaration of intent
 * @param sensitivity how much harm comes of its being known
 */
public record Attribute(
        AttributeId id,
        LocalizedText name,
        DataCategoryId category,
        @Nullable ActorId source,
        @Nullable Period freshFor,
        boolean isAskedEveryTime,
        Sensitivity sensitivity) {

    /** How much harm comes of its being known. */
    public enum Sensitivity {
        /** Little: a name. */
        ORDINARY,
        /** Some: an income. */
        SENSITIVE,
        /** Much: a diagnosis (article 9 of Regulation (EU) 2016/679). */
        SPECIAL
    }

    public Attribute {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(sensitivity, "sensitivity");
    }

    /** Returns an ordinary datum that does not age and for which nobody is authoritative. */
    public static Attribute of(String id, String category, LocalizedText name) {
        return new Attribute(
                AttributeId.of(id), name, DataCategoryId.of(category), null, null, false, Sensitivity.ORDINARY);
    }

    /** The same, with somebody who is authoritative for it. */
    public Attribute from(ActorId authority) {
        return new Attribute(id, name, category, authority, freshFor, isAskedEveryTime, sensitivity);
    }

    /** The same, to be confirmed when it is older. */
    public Attribute freshFor(Period period) {
        return new Attribute(id, name, category, source, period, isAskedEveryTime, sensitivity);
    }

    /** The same, never reused. */
    public Attribute askedEveryTime() {
        return new Attribute(id, name, category, source, freshFor, true, sensitivity);
    }

    /** The same with another sensitivity. */
    public Attribute of(Sensitivity other) {
        return new Attribute(id, name, category, source, freshFor, isAskedEveryTime, other);
    }

    /** Who is authoritative for it, if somebody is. */
    public Optional<ActorId> authority() {
        return Optional.ofNullable(source);
    }
}
