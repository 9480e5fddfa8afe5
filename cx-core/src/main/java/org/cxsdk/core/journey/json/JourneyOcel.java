package org.cxsdk.core.journey.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.json.JsonObject;

/**
 * Writes interactions as an object-centric event log, OCEL 2.0 JSON (Berti and others, arXiv 2403.01975): an event for each
 * interaction that stands, related to its journey and, with their qualifiers, to the objects that it is about: a permit, a
 * payment, a parcel of land. So the journeys of a life event over several organisations stay in one log, and no event is
 * counted twice.
 *
 * <p>An event is called by its step, one that was tried in vain with {@code failed} behind it, as in {@link
 * org.cxsdk.core.insight.store.CxInsights}; one that was only begun is none. Channel and organisation are attributes. Notes and persons are
 * left out; objects are written as they are called, so whoever writes them must be allowed to. Stateless.
 */
public final class JourneyOcel {

    /** The type of the objects that journeys are, and their qualifier. */
    public static final String JOURNEY = "journey";

    private static final String FAILED = " failed";
    private static final List<String> ATTRIBUTES = List.of("channel", "organisation");

    private JourneyOcel() {}

    /**
     * The log of these interactions, of any number of journeys, in any order.
     *
     * @throws CxException with code CX-CORE-0001 if one object is given two types
     */
    public static JsonObject of(Collection<Interaction> interactions) {
        Map<JourneyInstanceId, List<Interaction>> journeys = new LinkedHashMap<>();
        interactions.forEach(interaction -> journeys.computeIfAbsent(interaction.journey(), id -> new ArrayList<>())
                .add(interaction));
        List<Interaction> standing = new ArrayList<>();
        journeys.values().forEach(journey -> standing.addAll(StandingFacts.of(journey)));
        standing.removeIf(interaction -> activity(interaction).isEmpty());
        standing.sort(Interaction.ORDER);

        Map<String, String> typeOf = new TreeMap<>();
        Set<String> activities = new TreeSet<>();
        List<JsonObject> events = new ArrayList<>();
        for (Interaction interaction : standing) {
            activities.add(activity(interaction));
            events.add(event(interaction, typeOf));
        }
        return JsonObject.of()
                .put("objectTypes", types(new TreeSet<>(typeOf.values()), List.of()))
                .put("eventTypes", types(activities, ATTRIBUTES))
                .put("objects", objects(typeOf))
                .put("events", events);
    }

    private static List<JsonObject> types(Collection<String> names, List<String> attributes) {
        return names.stream()
                .map(name -> JsonObject.of()
                        .put("name", name)
                        .put(
                                "attributes",
                                attributes.stream()
                                        .map(attribute -> JsonObject.of()
                                                .put("name", attribute)
                                                .put("type", "string"))
                                        .toList()))
                .toList();
    }

    private static List<JsonObject> objects(Map<String, String> typeOf) {
        List<JsonObject> objects = new ArrayList<>();
        typeOf.forEach((id, type) -> objects.add(JsonObject.of().put("id", id).put("type", type)));
        return objects;
    }

    private static JsonObject event(Interaction interaction, Map<String, String> typeOf) {
        List<JsonObject> attributes = new ArrayList<>();
        if (interaction.channel() != null) {
            attributes.add(JsonObject.of()
                    .put("name", "channel")
                    .put("value", interaction.channel().value()));
        }
        if (interaction.organisation() != null) {
            attributes.add(JsonObject.of()
                    .put("name", "organisation")
                    .put("value", interaction.organisation().value()));
        }
        List<JsonObject> relationships = new ArrayList<>();
        relationships.add(related(interaction.journey().value(), JOURNEY, JOURNEY, typeOf));
        interaction.details().objects().stream()
                .sorted(Comparator.comparing(JourneyOcel::name)
                        .thenComparing(InteractionDetails.RelatedObject::qualifier))
                .forEach(object -> relationships.add(related(name(object), object.type(), object.qualifier(), typeOf)));
        return JsonObject.of()
                .put("id", interaction.id().value())
                .put("type", activity(interaction))
                .put("time", interaction.occurred())
                .put("attributes", attributes)
                .put("relationships", relationships);
    }

    private static String name(InteractionDetails.RelatedObject object) {
        return object.id().scheme() + ":" + object.id().value();
    }

    private static JsonObject related(String id, String type, String qualifier, Map<String, String> typeOf) {
        String known = typeOf.putIfAbsent(id, type);
        if (known != null && !known.equals(type)) {
            throw new CxException(
                    CoreError.INVALID_DOCUMENT,
                    "an object is both " + known + " and " + type,
                    "Give each object one type, or identifiers of their own.");
        }
        return JsonObject.of().put("objectId", id).put("qualifier", qualifier);
    }

    private static String activity(Interaction interaction) {
        String step = interaction.step().value();
        return switch (interaction.status()) {
            case COMPLETED -> step;
            case FAILED -> step + FAILED;
            default -> "";
        };
    }
}
