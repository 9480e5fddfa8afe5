package org.cxsdk.core.journey.personal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.customer.CustomerView;
import org.cxsdk.core.customer.CxCustomers;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.customer.FiveMysStore;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.JourneyInstanceId;

/**
 * Journeys that adapt to the person, as an agency's back end uses them. Asks for permission before anything of the person is
 * looked at: without an engine that permits, only rules that look at the journey alone decide. Thin: rules stand in
 * {@link Personaliser}. Safe for use by many threads.
 */
public final class CxPersonalisation {

    private final CxContext context;
    private final CxJourneys journeys;
    private final CxCustomers customers;
    private final FiveMysStore fiveMys;
    private final UsePermission permission;
    private final ZoneId zone;

    private CxPersonalisation(
            CxContext context,
            CxJourneys journeys,
            CxCustomers customers,
            FiveMysStore fiveMys,
            UsePermission permission,
            ZoneId zone) {
        this.context = Objects.requireNonNull(context, "context");
        this.journeys = Objects.requireNonNull(journeys, "journeys");
        this.customers = Objects.requireNonNull(customers, "customers");
        this.fiveMys = Objects.requireNonNull(fiveMys, "fiveMys");
        this.permission = Objects.requireNonNull(permission, "permission");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * Returns the service that keeps and reads everything in the context's storage.
     *
     * @param zone in which days are counted
     */
    public static CxPersonalisation on(CxContext context, UsePermission permission, ZoneId zone) {
        return new CxPersonalisation(
                context,
                CxJourneys.on(context),
                CxCustomers.on(context).asking(permission),
                FiveMysStore.inStorage(),
                permission,
                zone);
    }

    /** Notes what moves a customer, in the place of what was noted before. */
    public void note(FiveMys noted) {
        context.write(OnConflict.RETRY, session -> {
            fiveMys.put(session, noted);
            return null;
        });
    }

    /**
     * What is noted of what moves a customer, if the purpose may use it.
     *
     * @param recipient who looks
     */
    public Optional<FiveMys> fiveMys(SubjectId subject, PurposeId purpose, ActorId recipient) {
        return isPermitted(subject, purpose, FiveMys.CATEGORY, recipient)
                ? context.read(session -> fiveMys.find(session, subject))
                : Optional.empty();
    }

    /**
     * What is right for a person on a journey now.
     *
     * @param subject any profile of hers
     * @param journey her journey
     * @param purpose for which purpose
     * @param recipient who will use it
     */
    public Personalised choose(
            Personaliser rules, SubjectId subject, JourneyInstanceId journey, PurposeId purpose, ActorId recipient) {
        CustomerView view = customers.view(subject, purpose, recipient, 0);
        Set<DataCategoryId> permitted = new HashSet<>();
        for (DataCategoryId category : rules.categories()) {
            if (view.members().stream().allMatch(member -> isPermitted(member, purpose, category, recipient))) {
                permitted.add(category);
            }
        }
        return rules.choose(new Facts(
                view.types(),
                view.attributes(),
                fiveMys(subject, purpose, recipient).orElse(FiveMys.empty(subject)),
                permitted,
                journeys.standing(journey),
                LocalDate.ofInstant(context.now(), zone)));
    }

    private boolean isPermitted(SubjectId subject, PurposeId purpose, DataCategoryId category, ActorId recipient) {
        return permission
                .check(new UsePermission.Request(subject, purpose, Set.of(category), recipient))
                .permitted();
    }
}
