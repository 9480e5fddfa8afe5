package org.cxsdk.feedback.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.Touchpoint;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.journey.StepId;

/**
 * Question: at which touchpoints of a service were people, how did it end there, and where does somebody ask? From the
 * catalogue's touchpoints and the interactions of journeys, for {@link OpportunityCoverage}. Steps without a channel are behind
 * the counter, where no customer is. A step on a channel that the catalogue does not know as a touchpoint is a contact as well,
 * under the name {@code service/step/channel}: nobody asks there. Pure.
 */
public final class Contacts {

    private Contacts() {}

    /** The touchpoints of a service at which somebody asks, whatever the end. */
    public static List<FeedbackPoint> points(Catalogue catalogue, ServiceId service) {
        return catalogue.touchpointsOf(service).stream()
                .filter(touchpoint -> touchpoint.feedback().isPresent())
                .map(touchpoint -> FeedbackPoint.always(touchpoint.id()))
                .toList();
    }

    /**
     * The contacts on one journey: completed and failed tries, and what was begun and not gone on with. Whose request was
     * refused counts as not entitled, who left or did not want it any more as gone away.
     *
     * @param arrived the interactions of one journey, in any order
     */
    public static List<OpportunityCoverage.Contact> of(
            Catalogue catalogue, ServiceId service, Collection<Interaction> arrived) {
        Map<String, TouchpointId> known = new HashMap<>();
        for (Touchpoint touchpoint : catalogue.touchpointsOf(service)) {
            known.put(touchpoint.step() + "/" + touchpoint.channel(), touchpoint.id());
        }
        List<OpportunityCoverage.Contact> contacts = new ArrayList<>();
        List<Interaction> facts = StandingFacts.of(arrived);
        Set<StepId> goneOn = new HashSet<>();
        for (int i = facts.size() - 1; i >= 0; i--) {
            Interaction fact = facts.get(i);
            boolean ended = fact.status() != Interaction.Status.STARTED;
            ChannelId channel = fact.channel();
            if (channel != null && (ended || !goneOn.contains(fact.step()))) {
                String place = fact.step() + "/" + channel;
                TouchpointId touchpoint = known.get(place);
                contacts.add(
                        0,
                        new OpportunityCoverage.Contact(
                                touchpoint == null ? TouchpointId.of(service + "/" + place) : touchpoint, end(fact)));
            }
            goneOn.add(fact.step());
        }
        return List.copyOf(contacts);
    }

    private static End end(Interaction fact) {
        InteractionDetails.Outcome outcome = fact.details().outcome();
        if (outcome == InteractionDetails.Outcome.REFUSED) {
            return End.INELIGIBLE;
        }
        if (outcome == InteractionDetails.Outcome.ABANDONED || outcome == InteractionDetails.Outcome.WITHDRAWN) {
            return End.ABANDONED;
        }
        return switch (fact.status()) {
            case COMPLETED -> End.COMPLETED;
            case FAILED -> End.FAILED;
            default -> End.ABANDONED;
        };
    }
}
