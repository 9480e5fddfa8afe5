package org.cxsdk.core.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.OrganisationId;

/**
 * One thing known of a customer, with where it comes from.
 *
 * @param name what it is called
 * @param category which kind of data it is: what permissions are asked for
 * @param value as it was given; shown by no {@code toString}
 * @param source the organisation that vouches for it
 * @param observed when the source knew it, cut to microseconds
 */
public record ProfileAttribute(
        AttributeName name, DataCategoryId category, String value, OrganisationId source, Instant observed) {

    public ProfileAttribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        observed = observed.truncatedTo(ChronoUnit.MICROS);
    }

    /** Leaves out the value. */
    @Override
    public String toString() {
        return "ProfileAttribute(" + name + " of " + source + ", " + observed + ")";
    }
}
