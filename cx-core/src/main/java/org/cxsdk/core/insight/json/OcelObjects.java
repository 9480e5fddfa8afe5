package org.cxsdk.core.insight.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.insight.read.EventIntake;
import org.jspecify.annotations.Nullable;

/** The objects and events of an OCEL log, which may come in any order, until each event is handed on. For one reading. */
final class OcelObjects {

    private final String objectType;
    private final EventIntake intake;
    private final Map<String, @Nullable String> typeOf = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final List<Event> events = new ArrayList<>();

    OcelObjects(String objectType, EventIntake intake) {
        this.objectType = objectType;
        this.intake = intake;
    }

    private record Event(
            int line, @Nullable String type, @Nullable String time, Set<String> objects) {}

    void event(int line, @Nullable String type, @Nullable String time, Set<String> objects) {
        events.add(new Event(line, type, time, objects));
    }

    void object(int line, @Nullable String id, @Nullable String type) {
        if (id == null || type == null) {
            intake.note(line, "objects", id, "has no id or no type", "Give every object both");
            return;
        }
        types.add(type);
        String known = typeOf.putIfAbsent(id, type);
        if (known != null && !known.equals(type)) {
            intake.note(line, "objects.id", id, "names objects of two types", "Give each an id of its own");
        }
    }

    /**
     * Hands the events on, each once for every object of the type asked for.
     *
     * @param ended whether the log was read to its end, so that nothing is missing
     */
    void join(boolean ended) {
        if (ended && !types.contains(objectType)) {
            intake.note(
                    0,
                    "objects",
                    objectType,
                    "is the type of no object of this log",
                    "Name one of: " + String.join(", ", types));
        }
        long shared = 0;
        long more = 0;
        long without = 0;
        for (Event event : events) {
            int journeys = 0;
            for (String id : event.objects()) {
                if (!typeOf.containsKey(id)) {
                    if (ended) {
                        intake.note(
                                event.line(),
                                "events.relationships.objectId",
                                id,
                                "names no object of this log",
                                "Export the objects with the events");
                    }
                } else if (objectType.equals(typeOf.get(id))) {
                    intake.event(event.line(), id, event.type(), event.time(), event.time(), null);
                    journeys++;
                }
            }
            shared += journeys > 1 ? 1 : 0;
            more += Math.max(0, journeys - 1);
            without += journeys == 0 ? 1 : 0;
        }
        if (shared > 0) {
            intake.assume("events that several objects of type " + objectType + " share (" + shared + ", which makes "
                    + more + " more) stand in the journey of each");
        }
        if (without > 0 && ended) {
            intake.assume("events without an object of type " + objectType + " (" + without + " of " + events.size()
                    + ") are in no journey");
        }
    }
}
