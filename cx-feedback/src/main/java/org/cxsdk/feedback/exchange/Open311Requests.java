package org.cxsdk.feedback.exchange;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;
import org.cxsdk.feedback.recovery.IssueId;
import org.jspecify.annotations.Nullable;

/**
 * Reads service requests of Open311 GeoReport v2 as its {@code GET requests} answers, in XML or JSON: what the file begins with
 * decides. Needed are {@code service_request_id}, {@code status}, {@code service_code} and {@code requested_datetime}; times
 * carry an offset (W3C date and time). Other elements that the standard names are read, those it does not are left alone.
 *
 * <p>Source: wiki.open311.org/GeoReport_v2. Stateless.
 */
public final class Open311Requests {

    private static final int MOST_TOLD = 1_000_000;
    private static final Set<String> TEXTS = Set.of(
            "service_request_id",
            "status",
            "service_name",
            "service_code",
            "description",
            "agency_responsible",
            "requested_datetime",
            "updated_datetime",
            "expected_datetime",
            "address",
            "lat",
            "long");

    private final Source source;
    private final Violations violations;
    private final List<ServiceRequest> good = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private long rejected;

    private Open311Requests(Source source) {
        this.source = source;
        this.violations = new Violations(source.name(), MOST_TOLD);
    }

    /** One field with its place. */
    private record Field(String text, int line, int column) {}

    /**
     * Reads all requests.
     *
     * @throws InvalidDocumentException if the file is no JSON or XML of requests
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static Imported<ServiceRequest> read(Source source, OnBadRow onBadRow) {
        Open311Requests reading = new Open311Requests(source);
        if (isXml(source)) {
            reading.xml();
        } else {
            reading.json();
        }
        return Imported.of(reading.good, reading.rejected, reading.violations.toList(), onBadRow);
    }

    private static boolean isXml(Source source) {
        try (java.io.InputStream in = source.unpacked()) {
            String head = new String(in.readNBytes(64), StandardCharsets.UTF_8);
            return head.replace("\uFEFF", "").strip().startsWith("<");
        } catch (java.io.IOException e) {
            throw source.unreadable(e);
        }
    }

    private void json() {
        DocumentNode root = DocumentTree.read(source);
        DocumentNode list = root.members().getOrDefault("service_requests", root);
        if (list.kind() != DocumentNode.Kind.LIST && root.members().containsKey("requests")) {
            list = Objects.requireNonNull(root.members().get("requests"));
        }
        if (list.kind() != DocumentNode.Kind.LIST) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(),
                    root.line(),
                    root.column(),
                    "",
                    null,
                    "is no list of requests",
                    "Give the answer of GET requests.json")));
        }
        int number = 0;
        for (DocumentNode request : list.elements()) {
            String path = "[" + number++ + "]";
            Map<String, Field> fields = new LinkedHashMap<>();
            request.members().forEach((name, node) -> {
                boolean scalar = node.kind() == DocumentNode.Kind.TEXT || node.kind() == DocumentNode.Kind.NUMBER;
                if (TEXTS.contains(name) && scalar && !node.text().isBlank()) {
                    fields.put(name, new Field(node.text(), node.line(), node.column()));
                }
            });
            add(fields, path, request.line(), request.column());
        }
    }

    private void xml() {
        long before = violations.count();
        XmlInput.read(source, violations, new XmlInput.Handler() {
            private final Map<String, Field> fields = new LinkedHashMap<>();
            private final StringBuilder text = new StringBuilder();
            private int line;
            private int number;
            private int depth;
            private int fieldLine;

            @Override
            public void start(XMLStreamReader xml) {
                depth++;
                if (depth == 2) {
                    fields.clear();
                    line = XmlInput.line(xml);
                }
                fieldLine = XmlInput.line(xml);
                text.setLength(0);
            }

            @Override
            public void text(XMLStreamReader xml) {
                text.append(xml.getText());
            }

            @Override
            public void end(XMLStreamReader xml) {
                if (depth == 3
                        && TEXTS.contains(xml.getLocalName())
                        && !text.toString().isBlank()) {
                    fields.put(xml.getLocalName(), new Field(text.toString().strip(), fieldLine, 0));
                }
                if (depth == 2) {
                    add(Map.copyOf(fields), "request[" + number++ + "]", line, 0);
                }
                depth--;
            }
        });
        if (violations.count() > before && good.isEmpty() && rejected == 0) {
            violations.throwIfAny();
        }
    }

    private void add(Map<String, Field> fields, String path, int line, int column) {
        long before = violations.count();
        String id = needed(fields, "service_request_id", path, line, column);
        String status = needed(fields, "status", path, line, column);
        String code = needed(fields, "service_code", path, line, column);
        needed(fields, "requested_datetime", path, line, column);
        Instant requested = instant(fields, "requested_datetime", path);
        Instant updated = instant(fields, "updated_datetime", path);
        Instant expected = instant(fields, "expected_datetime", path);
        BigDecimal latitude = degrees(fields, "lat", path, 90);
        BigDecimal longitude = degrees(fields, "long", path, 180);
        if (!status.isEmpty() && !status.equalsIgnoreCase("open") && !status.equalsIgnoreCase("closed")) {
            note(fields, "status", path, "is neither open nor closed", "Write one of the two");
        }
        identifier(fields, "service_request_id", id, path);
        identifier(fields, "service_code", code, path);
        if (requested != null && updated != null && updated.isBefore(requested)) {
            note(fields, "updated_datetime", path, "is before requested_datetime", "Look at the two times");
        }
        Integer earlier = lines.putIfAbsent(id, line);
        if (earlier != null && !id.isEmpty()) {
            note(fields, "service_request_id", path, "stands in line " + earlier + " as well", "Keep one of the two");
        }
        if (violations.count() > before || requested == null) {
            rejected++;
            return;
        }
        good.add(new ServiceRequest(
                id,
                status.equalsIgnoreCase("open"),
                IssueId.of(code),
                text(fields, "service_name"),
                Objects.requireNonNullElse(text(fields, "description"), ""),
                text(fields, "agency_responsible"),
                requested,
                updated,
                expected,
                text(fields, "address"),
                latitude,
                longitude));
    }

    private static @Nullable String text(Map<String, Field> fields, String name) {
        Field field = fields.get(name);
        return field == null ? null : field.text();
    }

    private String needed(Map<String, Field> fields, String name, String path, int line, int column) {
        Field field = fields.get(name);
        if (field != null) {
            return field.text();
        }
        violations.add(new Violation(
                source.name(), line, column, path + "." + name, null, "is missing", "Every request has one"));
        return "";
    }

    private void identifier(Map<String, Field> fields, String name, String text, String path) {
        if (text.isEmpty()) {
            return;
        }
        try {
            Identifier.require(name, "open311-" + text);
        } catch (IllegalArgumentException e) {
            note(fields, name, path, "is no identifier", "Use at most 192 bytes without white space at the ends");
        }
    }

    private @Nullable Instant instant(Map<String, Field> fields, String name, String path) {
        String text = text(fields, name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            note(fields, name, path, "is no time with offset", "Write it like 2010-04-14T06:37:38-08:00");
            return null;
        }
    }

    private @Nullable BigDecimal degrees(Map<String, Field> fields, String name, String path, int most) {
        String text = text(fields, name);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal degrees = new BigDecimal(text);
            if (degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        note(fields, name, path, "is no number of degrees from -" + most + " to " + most, "Use WGS 84");
        return null;
    }

    private void note(Map<String, Field> fields, String name, String path, String rule, String remedy) {
        Field field = Objects.requireNonNull(fields.get(name));
        violations.add(new Violation(
                source.name(), field.line(), field.column(), path + "." + name, field.text(), rule, remedy));
    }
}
