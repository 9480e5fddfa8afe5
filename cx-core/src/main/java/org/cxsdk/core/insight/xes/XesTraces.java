package org.cxsdk.core.insight.xes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.insight.read.EventIntake;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.json.XmlInput;
import org.jspecify.annotations.Nullable;

/**
 * Gathers traces from the elements of a XES file. The events of a trace wait until it ends, since its name may stand behind
 * them. For one reading, on one thread.
 */
final class XesTraces implements XmlInput.Handler {

    /** What stands in front of the name of an attribute of the trace. */
    static final String OF_TRACE = "case:";

    /** An attribute that is read, and where its value is kept; one attribute may serve several. */
    private static final int CASE = 0;

    private static final int ACTIVITY = 1;
    private static final int TIME = 2;
    private static final int START = 3;
    private static final int LIFECYCLE = 4;
    private static final int SEQUENCE = 5;
    private static final int INSTANCE = 6;
    private static final int TRAITS = 7;

    private final EventIntake intake;
    private final boolean pairing;
    private final int width;
    /** Places by attribute of the trace, and by attribute of the event. */
    private final Map<String, int[]> ofTrace = new TreeMap<>();

    private final Map<String, int[]> ofEvent = new TreeMap<>();

    /** The values of the trace, and of its events one after the other. */
    private final @Nullable String[] trace;

    private @Nullable String[] events = new String[0];
    private int[] lines = new int[16];
    private int waiting;

    /** How deep the current element lies: 1 the log, 2 a trace, 3 an event or an attribute of the trace, … */
    private int depth;

    /** The depth at which an event is open; 0 without one. */
    private int eventDepth;

    private int traceDepth;
    private int traceLine;
    private boolean traceHasEvents;
    private long emptyTraces;

    XesTraces(LogFormat format, EventIntake intake) {
        this.intake = intake;
        this.pairing = format.isPairing();
        List<String> traits = intake.traitColumns();
        this.width = TRAITS + traits.size();
        this.trace = new String[width];
        String caseColumn = format.caseColumn();
        note(caseColumn.startsWith(OF_TRACE) ? caseColumn : OF_TRACE + caseColumn, CASE);
        note(format.activityColumn(), ACTIVITY);
        note(format.timeColumn(), TIME);
        format.startColumn().ifPresent(key -> note(key, START));
        format.lifecycleColumn().ifPresent(key -> note(key, LIFECYCLE));
        format.sequenceColumn().ifPresent(key -> note(key, SEQUENCE));
        format.instanceColumn().ifPresent(key -> note(key, INSTANCE));
        for (int i = 0; i < traits.size(); i++) {
            note(traits.get(i), TRAITS + i);
        }
    }

    private void note(String column, int place) {
        boolean inTrace = column.startsWith(OF_TRACE);
        String key = inTrace ? column.substring(OF_TRACE.length()) : column;
        (inTrace ? ofTrace : ofEvent).merge(key, new int[] {place}, (some, more) -> {
            int[] all = Arrays.copyOf(some, some.length + 1);
            all[some.length] = more[0];
            return all;
        });
    }

    @Override
    public void start(XMLStreamReader xml) {
        depth++;
        if (eventDepth > 0) {
            if (depth == eventDepth + 1) {
                attribute(xml, ofEvent, events, waiting * width);
            }
            return;
        }
        String element = xml.getLocalName();
        if (depth == 1 && !element.equals("log")) {
            intake.note(
                    XmlInput.line(xml),
                    "",
                    element,
                    "is not the root element of a XES log",
                    "Export the log as XES (IEEE 1849)");
        } else if (traceDepth == 0) {
            if (element.equals("trace")) {
                traceDepth = depth;
                traceLine = XmlInput.line(xml);
                Arrays.fill(trace, null);
                waiting = 0;
                traceHasEvents = false;
            } else if (element.equals("event")) {
                lone(xml);
            }
        } else if (depth == traceDepth + 1) {
            if (element.equals("event")) {
                startEvent(xml);
            } else {
                attribute(xml, ofTrace, trace, 0);
            }
        }
    }

    /** XES allows events outside a trace; they belong to no case. */
    private void lone(XMLStreamReader xml) {
        intake.note(
                XmlInput.line(xml), "event", null, "stands outside any trace", "Put it into a trace, or leave it out");
        intake.leftOut(1);
    }

    private void startEvent(XMLStreamReader xml) {
        eventDepth = depth;
        traceHasEvents = true;
        if ((waiting + 1) * width > events.length) {
            events = Arrays.copyOf(events, Math.max(16 * width, 2 * events.length));
        }
        if (waiting == lines.length) {
            lines = Arrays.copyOf(lines, 2 * waiting);
        }
        Arrays.fill(events, waiting * width, (waiting + 1) * width, null);
        lines[waiting] = XmlInput.line(xml);
    }

    private static void attribute(
            XMLStreamReader xml, Map<String, int[]> known, @Nullable String[] values, int offset) {
        String key = xml.getAttributeValue(null, "key");
        int[] places = key == null ? null : known.get(key);
        if (places != null) {
            String value = xml.getAttributeValue(null, "value");
            for (int place : places) {
                values[offset + place] = value;
            }
        }
    }

    @Override
    public void end(XMLStreamReader xml) {
        if (eventDepth == depth && depth > 0) {
            eventDepth = 0;
            // an event that does not count need not wait
            if (intake.counts(events[waiting * width + LIFECYCLE])) {
                waiting++;
            }
        } else if (traceDepth == depth && depth > 0) {
            endTrace();
            emptyTraces += traceHasEvents ? 0 : 1;
            traceDepth = 0;
        }
        depth--;
    }

    private void endTrace() {
        String id = trace[CASE];
        if (id == null || id.isBlank()) {
            intake.note(
                    traceLine,
                    "trace",
                    null,
                    "has no name, so that its " + waiting + " events belong to no case",
                    "Give every trace its case identifier");
        }
        for (int e = 0; e < waiting; e++) {
            int at = e * width;
            if (id == null || id.isBlank()) {
                intake.orphan(
                        lines[e], events[at + ACTIVITY], events[at + START], events[at + TIME], events[at + SEQUENCE]);
                continue;
            }
            boolean taken = pairing
                    ? intake.event(
                            lines[e],
                            id,
                            events[at + ACTIVITY],
                            events[at + TIME],
                            events[at + SEQUENCE],
                            events[at + LIFECYCLE],
                            events[at + INSTANCE])
                    : intake.event(
                            lines[e],
                            id,
                            events[at + ACTIVITY],
                            events[at + START],
                            events[at + TIME],
                            events[at + SEQUENCE]);
            for (int i = TRAITS; taken && i < width; i++) {
                intake.trait(lines[e], i - TRAITS, trace[i] == null ? events[at + i] : trace[i]);
            }
        }
    }

    /** The file may end inside a trace: its events were read and belong to a trace that did not end. */
    void endOfFile() {
        if (traceDepth > 0) {
            intake.leftOut(waiting + (eventDepth > 0 ? 1L : 0L));
        }
        intake.mustHaveTraits();
        if (emptyTraces > 0) {
            intake.assume("traces without events (" + emptyTraces + ") are no cases");
        }
    }
}
