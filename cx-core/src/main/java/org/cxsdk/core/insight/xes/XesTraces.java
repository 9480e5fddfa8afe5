package org.cxsdk.core.insight.xes;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.EventTime;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;
import org.jspecify.annotations.Nullable;

/**
 * Gathers traces from the elements of a XES file. The events of a trace wait until it ends, since its name may stand behind
 * them. For one reading, on one thread.
 */
final class XesTraces implements XmlInput.Handler {

    /** Which attributes are read; {@code start} and {@code lifecycle} may be absent. */
    record Keys(
            String caseId,
            String activity,
            String time,
            @Nullable String start,
            @Nullable String lifecycle,
            String kept) {}

    private record Event(String activity, long start, long time) {}

    private final Keys keys;
    private final EventTime times;
    private final String source;
    private final Violations violations;
    private final EventLog.Builder log;
    private final List<Event> events = new ArrayList<>();

    /** How deep the current element lies: 1 the log, 2 a trace, 3 an event or an attribute of the trace, … */
    private int depth;

    /** The depth at which an event is open; 0 without one. */
    private int eventDepth;

    private int traceDepth;
    private int traceLine;
    private int eventLine;
    private @Nullable String caseId;
    private @Nullable String activity;
    private @Nullable String time;
    private @Nullable String start;
    private @Nullable String lifecycle;

    XesTraces(Keys keys, EventTime times, String source, Violations violations) {
        this.keys = keys;
        this.times = times;
        this.source = source;
        this.violations = violations;
        this.log = keys.start() == null ? EventLog.builder() : EventLog.builderWithStarts();
    }

    @Override
    public void start(XMLStreamReader xml) {
        depth++;
        String element = xml.getLocalName();
        if (depth == 1 && !element.equals("log")) {
            add(
                    XmlInput.line(xml),
                    "",
                    element,
                    "is not the root element of a XES log",
                    "Export the log as XES (IEEE 1849)");
        } else if (traceDepth == 0 && element.equals("trace")) {
            traceDepth = depth;
            traceLine = XmlInput.line(xml);
            caseId = null;
        } else if (traceDepth > 0 && eventDepth == 0 && element.equals("event") && depth == traceDepth + 1) {
            eventDepth = depth;
            eventLine = XmlInput.line(xml);
            activity = null;
            time = null;
            start = null;
            lifecycle = null;
        } else if (eventDepth > 0 && depth == eventDepth + 1) {
            attributeOfEvent(xml);
        } else if (traceDepth > 0 && eventDepth == 0 && depth == traceDepth + 1) {
            if (keys.caseId().equals(xml.getAttributeValue(null, "key"))) {
                caseId = xml.getAttributeValue(null, "value");
            }
        }
    }

    private void attributeOfEvent(XMLStreamReader xml) {
        String key = xml.getAttributeValue(null, "key");
        if (key == null) {
            return;
        }
        String value = xml.getAttributeValue(null, "value");
        // one attribute may serve twice, for example as activity and lifecycle
        if (key.equals(keys.activity())) {
            activity = value;
        }
        if (key.equals(keys.time())) {
            time = value;
        }
        if (key.equals(keys.start())) {
            start = value;
        }
        if (key.equals(keys.lifecycle())) {
            lifecycle = value;
        }
    }

    @Override
    public void end(XMLStreamReader xml) {
        if (eventDepth == depth && depth > 0) {
            endEvent();
            eventDepth = 0;
        } else if (traceDepth == depth && depth > 0) {
            endTrace();
            traceDepth = 0;
        }
        depth--;
    }

    private void endEvent() {
        if (keys.lifecycle() != null && !keys.kept().equalsIgnoreCase(lifecycle)) {
            return;
        }
        String name = activity;
        if (name == null || name.isBlank()) {
            add(eventLine, "event", null, "has no " + keys.activity(), "Name the activity, or leave the event out");
            name = null;
        }
        Long end = micros(keys.time(), time);
        Long begin = keys.start() == null ? end : micros(keys.start(), start);
        if (begin != null && end != null && begin > end) {
            add(
                    eventLine,
                    "event." + keys.start(),
                    start,
                    "is later than " + keys.time(),
                    "Exchange the two, or mend the event");
        } else if (name != null && begin != null && end != null) {
            events.add(new Event(name, begin, end));
        }
    }

    private @Nullable Long micros(String key, @Nullable String text) {
        if (text == null) {
            add(eventLine, "event", null, "has no " + key, "Give the event a time, or leave it out");
            return null;
        }
        try {
            return times.micros(text);
        } catch (DateTimeException e) {
            add(
                    eventLine,
                    "event." + key,
                    text,
                    String.valueOf(e.getMessage()),
                    "Write it as ISO 8601 with an offset, or say in which zone local times are to be read");
            return null;
        }
    }

    private void endTrace() {
        String id = caseId;
        if (id == null || id.isBlank()) {
            add(traceLine, "trace", null, "has no " + keys.caseId(), "Give every trace its case identifier");
        } else {
            for (Event event : events) {
                if (keys.start() == null) {
                    log.add(id, event.activity(), event.time());
                } else {
                    log.add(id, event.activity(), event.start(), event.time());
                }
            }
        }
        events.clear();
    }

    EventLog log() {
        return log.build();
    }

    private void add(int line, String path, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(source, line, 0, path, value, rule, remedy));
    }
}
