package org.cxsdk.core.journey.personal;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.customer.Survivorship;
import org.cxsdk.core.journey.JourneyStanding;

/**
 * What rules may look at: of the person only what the purpose may use.
 *
 * @param types what the person is
 * @param attributes her attributes, as far as permitted
 * @param fiveMys what moves her; empty if not permitted
 * @param permitted the kinds of data that may be used
 * @param standing where the journey stands
 * @param today the day, in the zone of the agency
 */
public record Facts(
        Set<CustomerType> types,
        Map<AttributeName, Survivorship.Survivor> attributes,
        FiveMys fiveMys,
        Set<DataCategoryId> permitted,
        JourneyStanding standing,
        LocalDate today) {

    public Facts {
        types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        Objects.requireNonNull(fiveMys, "fiveMys");
        permitted = Collections.unmodifiableSet(new LinkedHashSet<>(permitted));
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(today, "today");
    }
}
