package org.cxsdk.core.insight.json;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.insight.read.EventIntake;
import org.cxsdk.core.json.XmlInput;
import org.jspecify.annotations.Nullable;

/**
 * The elements of OCEL 2.0 XML: below {@code log} the {@code objects} and {@code events}, each event with the objects that it is
 * related to. Attributes and relations between objects are passed over. For one reading.
 */
final class OcelXml implements XmlInput.Handler {

    private static final int SECTION = 2;
    private static final int MEMBER = 3;
    private static final int RELATION = 5;

    private final OcelObjects found;
    private final EventIntake intake;
    private int depth;
    private String section = "";
    private @Nullable String type;
    private @Nullable String time;
    private int line;
    private Set<String> objects = new LinkedHashSet<>();
    private boolean ended;

    OcelXml(OcelObjects found, EventIntake intake) {
        this.found = found;
        this.intake = intake;
    }

    /** Whether the root element was closed. */
    boolean ended() {
        return ended;
    }

    @Override
    public void start(XMLStreamReader xml) {
        depth++;
        String element = xml.getLocalName();
        if (depth == 1 && !element.equals("log")) {
            intake.note(
                    XmlInput.line(xml),
                    "",
                    element,
                    "is not the root element of an OCEL log",
                    "Export the log as OCEL 2.0");
        } else if (depth == SECTION) {
            section = element;
        } else if (depth == MEMBER && section.equals("objects") && element.equals("object")) {
            found.object(XmlInput.line(xml), xml.getAttributeValue(null, "id"), xml.getAttributeValue(null, "type"));
        } else if (depth == MEMBER && isEvent(element)) {
            line = XmlInput.line(xml);
            type = xml.getAttributeValue(null, "type");
            time = xml.getAttributeValue(null, "time");
            objects = new LinkedHashSet<>();
        } else if (depth == RELATION && section.equals("events")) {
            String object = xml.getAttributeValue(null, "object-id");
            if (object != null) {
                objects.add(object);
            }
        }
    }

    private boolean isEvent(String element) {
        return section.equals("events") && element.equals("event");
    }

    @Override
    public void end(XMLStreamReader xml) {
        if (depth == MEMBER && isEvent(xml.getLocalName())) {
            found.event(line, type, time, objects);
        }
        depth--;
        ended |= depth == 0;
    }
}
