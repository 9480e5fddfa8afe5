package org.cxsdk.consent.standard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.Source;

/**
 * An element of a FHIR resource, read from JSON or XML alike: a value, or children by name, in order. Narrative (XHTML) is
 * skipped.
 *
 * @param value the primitive value; empty if there is none
 * @param children by name
 */
record FhirElement(String value, Map<String, List<FhirElement>> children) {

    private static final String NAMESPACE = "http://hl7.org/fhir";

    static FhirElement read(Source source) {
        try (InputStream in = source.unpacked()) {
            byte[] start = in.readNBytes(64);
            boolean xml =
                    new String(start, StandardCharsets.UTF_8).stripLeading().startsWith("<");
            if (!xml) {
                return of(DocumentTree.read(source));
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return xml(source);
    }

    private static FhirElement of(DocumentNode node) {
        Map<String, List<FhirElement>> children = new LinkedHashMap<>();
        node.members().forEach((name, member) -> {
            List<FhirElement> all = children.computeIfAbsent(name, key -> new ArrayList<>());
            if (member.kind() == DocumentNode.Kind.LIST) {
                member.elements().forEach(element -> all.add(of(element)));
            } else {
                all.add(of(member));
            }
        });
        return new FhirElement(node.text(), children);
    }

    /** Without document type and entities, which could name other files. */
    private static FhirElement xml(Source source) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = source.unpacked()) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // to the root
            }
            String resource = reader.getLocalName();
            FhirElement root = element(reader);
            root.children.put("resourceType", List.of(new FhirElement(resource, Map.of())));
            return root;
        } catch (XMLStreamException e) {
            throw new InvalidDocumentException(List.of(new Violation(
                    source.name(),
                    e.getLocation() == null ? 0 : e.getLocation().getLineNumber(),
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNumber(),
                    "",
                    null,
                    "is not well-formed XML",
                    "Mend the syntax at or just before this place")));
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static FhirElement element(XMLStreamReader reader) throws XMLStreamException {
        String value =
                Optional.ofNullable(reader.getAttributeValue(null, "value")).orElse("");
        Map<String, List<FhirElement>> children = new LinkedHashMap<>();
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return new FhirElement(value, children);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                boolean narrative = !NAMESPACE.equals(reader.getNamespaceURI());
                FhirElement child = element(reader);
                if (!narrative) {
                    children.computeIfAbsent(name, key -> new ArrayList<>()).add(child);
                }
            }
        }
    }

    List<FhirElement> all(String name) {
        return children.getOrDefault(name, List.of());
    }

    /** The value of the first child with this name. */
    Optional<String> text(String name) {
        return all(name).stream().findFirst().map(FhirElement::value).filter(text -> !text.isEmpty());
    }

    /** The values along a path of names. */
    List<String> texts(String... path) {
        List<FhirElement> here = List.of(this);
        for (String name : path) {
            here = here.stream().flatMap(element -> element.all(name).stream()).toList();
        }
        return here.stream()
                .map(FhirElement::value)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
