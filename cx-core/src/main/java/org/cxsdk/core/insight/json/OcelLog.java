package org.cxsdk.core.insight.json;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipException;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.read.EventIntake;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Reads the journeys of one kind of object from OCEL 2.0, JSON or XML: each object is a case, and each event that is related to it,
 * under whatever qualifier, is one of its events. An event that several objects share stands in the journey of each
 * (convergence), one without such an object in none; both are counted.
 *
 * <p>Streams: events may stand before objects, and wait for them. What is wrong is told with its line, all at once. Objects'
 * and events' attributes are passed over; one that is too long is told. Immutable and safe for use by many threads.
 */
public final class OcelLog {

    private final String objectType;
    private final LogFormat format;

    private OcelLog(String objectType, LogFormat format) {
        this.objectType = objectType;
        this.format = format;
    }

    /** Reads the journeys of objects of this type. */
    public static OcelLog of(String objectType) {
        return of(objectType, LogFormat.xesNames());
    }

    /**
     * Reads the journeys of objects of this type.
     *
     * @param format says how local times and wrong events are dealt with; its columns do not matter, OCEL names its own
     */
    public static OcelLog of(String objectType, LogFormat format) {
        return new OcelLog(Objects.requireNonNull(objectType, "objectType"), Objects.requireNonNull(format, "format"));
    }

    /**
     * Reads the log.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything in it is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public EventLog read(Source source) {
        return reading(source).log();
    }

    /**
     * Reads the log and says what was read: events of the journeys, an event that three objects share counted three times.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything is wrong, unless the format is lenient
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public LogReading reading(Source source) {
        Violations problems = new Violations(source.name());
        EventIntake intake = new EventIntake(format, source.name(), "events.", problems);
        OcelObjects found = new OcelObjects(objectType, intake);
        found.join(isXml(source) ? xml(source, problems, found, intake) : json(source, found, intake));
        return intake.finish();
    }

    /** Whether the first character behind a byte order mark and spaces opens an element. */
    private static boolean isXml(Source source) {
        try (InputStream in = source.unpacked()) {
            for (byte b : in.readNBytes(64)) {
                if (b > ' ') {
                    return b == '<';
                }
            }
            return false;
        } catch (EOFException | ZipException e) {
            // too short to say: the reader tells what is wrong
            return false;
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** Whether it could be read to its end. */
    private static boolean xml(Source source, Violations problems, OcelObjects found, EventIntake intake) {
        OcelXml handler = new OcelXml(found, intake);
        XmlInput.read(source, problems, handler);
        return handler.ended();
    }

    private boolean json(Source source, OcelObjects found, EventIntake intake) {
        Reading reading = new Reading(intake, found);
        try (InputStream in = source.unpacked()) {
            reading.read(in);
        } catch (JacksonException e) {
            reading.noJson(e, source);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return reading.ended;
    }

    private final class Reading {
        private final EventIntake intake;
        private final OcelObjects found;
        private boolean ended;

        Reading(EventIntake intake, OcelObjects found) {
            this.intake = intake;
            this.found = found;
        }

        void read(InputStream in) throws IOException {
            JsonFactory factory = JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
            try (JsonParser json = new Measured(factory.createParser(ObjectReadContext.empty(), in))) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    intake.note(line(json), "", null, "is no JSON object", "Export the log as OCEL 2.0 JSON");
                    ended = true;
                    return;
                }
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("objects") && value == JsonToken.START_ARRAY) {
                        objects(json);
                    } else if (name.equals("events") && value == JsonToken.START_ARRAY) {
                        events(json);
                    } else if (name.equals("ocel:objects") && value == JsonToken.START_OBJECT) {
                        objectsOfVersion1(json);
                    } else if (name.equals("ocel:events") && value == JsonToken.START_OBJECT) {
                        eventsOfVersion1(json);
                    } else {
                        json.skipChildren();
                    }
                }
                ended = true;
            }
        }

        private void objects(JsonParser json) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                int line = line(json);
                String id = null;
                String type = null;
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("id")) {
                        id = json.getValueAsString();
                    } else if (name.equals("type")) {
                        type = json.getValueAsString();
                    } else {
                        json.skipChildren();
                    }
                }
                found.object(line, id, type);
            }
        }

        /** Objects and events by identifier, names with a prefix, related objects as a list of identifiers. */
        private void objectsOfVersion1(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String id = json.currentName();
                int line = line(json);
                String type = null;
                boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
                if (!isObject) {
                    json.skipChildren();
                }
                while (isObject && json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("ocel:type")) {
                        type = json.getValueAsString();
                    } else {
                        json.skipChildren();
                    }
                }
                found.object(line, id, type);
            }
        }

        private void eventsOfVersion1(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                int line = line(json);
                String type = null;
                String time = null;
                Set<String> objects = new LinkedHashSet<>();
                boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
                if (!isObject) {
                    json.skipChildren();
                }
                while (isObject && json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("ocel:activity")) {
                        type = json.getValueAsString();
                    } else if (name.equals("ocel:timestamp")) {
                        time = json.getValueAsString();
                    } else if (name.equals("ocel:omap") && value == JsonToken.START_ARRAY) {
                        while (json.nextToken() == JsonToken.VALUE_STRING) {
                            objects.add(json.getString());
                        }
                    } else {
                        json.skipChildren();
                    }
                }
                found.event(line, type, time, objects);
            }
        }

        private void events(JsonParser json) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                int line = line(json);
                String type = null;
                String time = null;
                Set<String> objects = Set.of();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("type")) {
                        type = json.getValueAsString();
                    } else if (name.equals("time")) {
                        time = json.getValueAsString();
                    } else if (name.equals("relationships") && value == JsonToken.START_ARRAY) {
                        objects = relationships(json);
                    } else {
                        json.skipChildren();
                    }
                }
                found.event(line, type, time, objects);
            }
        }

        private Set<String> relationships(JsonParser json) {
            Set<String> objects = new LinkedHashSet<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("objectId")) {
                        String id = json.getValueAsString();
                        if (id != null) {
                            objects.add(id);
                        }
                    } else {
                        json.skipChildren();
                    }
                }
            }
            return objects;
        }

        void noJson(JacksonException e, Source source) {
            if (e.getCause() instanceof IOException io && !(io instanceof EOFException || io instanceof ZipException)) {
                throw source.unreadable(io);
            }
            intake.note(
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr()),
                    "",
                    null,
                    "is not well-formed JSON: "
                            + String.valueOf(e.getOriginalMessage())
                                    // the parser names places of its own, which say nothing to the reader
                                    .replaceAll("\\(start marker at .*\\)", "")
                                    .strip()
                                    .replaceAll("\\s+", " "),
                    "Export or fetch the file again");
        }

        /** Notes values that are too long, also of what is passed over. */
        private final class Measured extends JsonParserDelegate {

            Measured(JsonParser json) {
                super(json);
            }

            @Override
            public JsonToken nextToken() {
                JsonToken token = super.nextToken();
                if (token == JsonToken.VALUE_STRING && getStringLength() > Source.MAX_VALUE) {
                    intake.note(
                            line(this),
                            String.valueOf(currentName()),
                            null,
                            "has more than " + Source.MAX_VALUE + " characters",
                            "Look for a quote that is not closed, or leave the value out");
                }
                return token;
            }

            @Override
            public JsonParser skipChildren() {
                JsonToken open = currentToken();
                if (open == JsonToken.START_OBJECT || open == JsonToken.START_ARRAY) {
                    for (int depth = 1; depth > 0; ) {
                        JsonToken token = nextToken();
                        if (token == null) {
                            return this;
                        }
                        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    }
                }
                return this;
            }
        }

        private static int line(JsonParser json) {
            return Math.max(0, json.currentTokenLocation().getLineNr());
        }
    }
}
