package org.cxsdk.consent.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.cxsdk.consent.once.EvidenceRegistry;
import org.cxsdk.consent.once.EvidenceRequirement;
import org.cxsdk.consent.once.EvidenceType;
import org.cxsdk.consent.once.EvidenceTypeId;
import org.cxsdk.consent.once.RequirementId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads what the common services of the EU's Once-Only Technical System answer: requirements and kinds of evidence from the
 * Evidence Broker, access services from the Data Service Directory (Regulation (EU) 2022/1463; ebXML RegRep 4). Elements are
 * recognised by their namespace, whatever prefix they wear. Document types are refused. An answer that says that nothing is
 * registered ({@code EB:ERR:0001}, {@code DSD:ERR:0001}) is an empty registry. Signatures are not looked at here.
 */
public final class OotsRegistryReader {

    private static final String SDG = "http://data.europa.eu/p4s";
    private static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:4.0";
    private static final List<String> NOTHING_REGISTERED = List.of("EB:ERR:0001", "DSD:ERR:0001");

    private final Violations violations;
    private final String source;

    private OotsRegistryReader(String source) {
        this.source = source;
        this.violations = new Violations(source);
    }

    /**
     * Reads answers and puts them together.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong in the first answer that is not right
     */
    public static EvidenceRegistry read(Source... answers) {
        List<EvidenceRequirement> requirements = new ArrayList<>();
        List<EvidenceType> types = new ArrayList<>();
        for (Source answer : answers) {
            OotsRegistryReader reader = new OotsRegistryReader(answer.name());
            Element root = reader.parse(answer);
            reader.refuseErrors(root);
            reader.all(root, "Requirement").forEach(element -> reader.requirement(element, requirements));
            reader.all(root, "DataServiceEvidenceType").forEach(element -> reader.service(element, types));
            reader.violations.throwIfAny();
        }
        return EvidenceRegistry.of(requirements, types);
    }

    private Element parse(Source answer) {
        try (InputStream in = answer.unpacked()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(in).getDocumentElement();
        } catch (SAXParseException e) {
            violations.add(new Violation(
                    source,
                    Math.max(0, e.getLineNumber()),
                    Math.max(0, e.getColumnNumber()),
                    "",
                    null,
                    "is not well-formed XML without document type",
                    "Fetch the answer again"));
        } catch (SAXException | ParserConfigurationException e) {
            wrong("", null, "cannot be parsed as XML", "Fetch the answer again");
        } catch (IOException e) {
            throw answer.unreadable(e);
        }
        violations.throwIfAny();
        throw new IllegalStateException("a document that cannot be parsed has a violation");
    }

    private void refuseErrors(Element root) {
        if (!root.getLocalName().equals("QueryResponse")) {
            wrong(
                    "",
                    root.getTagName(),
                    "is not a QueryResponse",
                    "Give an answer of the Evidence Broker or the Data Service Directory");
        }
        NodeList errors = root.getElementsByTagNameNS(RS, "Exception");
        for (int i = 0; i < errors.getLength(); i++) {
            String code = ((Element) errors.item(i)).getAttribute("code");
            if (!NOTHING_REGISTERED.contains(code)) {
                wrong("Exception", code, "is an error, not an answer", "Ask the service again");
            }
        }
        violations.throwIfAny();
    }

    private void requirement(Element element, List<EvidenceRequirement> into) {
        String id = required(element, "Identifier");
        List<EvidenceRequirement.Procedure> procedures = new ArrayList<>();
        for (Element framework : children(element, "ReferenceFramework")) {
            String procedure = required(framework, "Identifier");
            List<Element> related = children(framework, "RelatedTo");
            if (related.isEmpty()) {
                wrong(path(framework), procedure, "names no procedure (RelatedTo)", "Correct the registry's entry");
            }
            for (Element code : related) {
                procedures.add(
                        new EvidenceRequirement.Procedure(procedure, required(code, "Identifier"), country(framework)));
            }
        }
        List<EvidenceType> types = new ArrayList<>();
        for (Element list : children(element, "EvidenceTypeList")) {
            for (Element type : children(list, "EvidenceType")) {
                add(
                        required(type, "EvidenceTypeClassification"),
                        EvidenceTypeId::of,
                        path(type),
                        kind -> types.add(new EvidenceType(kind, texts(type, "Title"), country(list), List.of())));
            }
        }
        LocalizedText name = texts(element, "Name");
        add(
                id,
                RequirementId::of,
                path(element),
                requirement -> into.add(new EvidenceRequirement(requirement, name, procedures, types)));
    }

    private void service(Element element, List<EvidenceType> into) {
        List<String> formats = children(element, "DistributedAs").stream()
                .flatMap(distribution -> children(distribution, "Format").stream())
                .map(format -> format.getTextContent().strip())
                .distinct()
                .toList();
        String assurance = optional(element, "AuthenticationLevelOfAssurance");
        List<EvidenceType.AccessService> services = new ArrayList<>();
        String country = "";
        for (Element access : children(element, "AccessService")) {
            List<Element> publishers = children(access, "Publisher");
            if (publishers.isEmpty()) {
                wrong(path(access), null, "has no Publisher", "Correct the registry's entry");
                continue;
            }
            services.add(new EvidenceType.AccessService(
                    required(access, "Identifier"),
                    required(publishers.get(0), "Identifier"),
                    optional(access, "ConformsTo"),
                    formats,
                    assurance));
            country = country(publishers.get(0));
        }
        String found = country;
        add(
                required(element, "EvidenceTypeClassification"),
                EvidenceTypeId::of,
                path(element),
                kind -> into.add(new EvidenceType(kind, texts(element, "Title"), found, services)));
    }

    private <T> void add(String text, Function<String, T> id, String path, Consumer<T> with) {
        if (text.isEmpty()) {
            return; // told already
        }
        try {
            with.accept(id.apply(text));
        } catch (IllegalArgumentException e) {
            wrong(
                    path,
                    text,
                    Objects.requireNonNullElse(e.getMessage(), "is no identifier"),
                    "Correct the registry's entry");
        }
    }

    private LocalizedText texts(Element element, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Element child : children(element, name)) {
            String text = child.getTextContent().strip();
            if (!text.isEmpty()) {
                texts.putIfAbsent(child.getAttribute("lang").toLowerCase(Locale.ROOT), text);
            }
        }
        texts.remove("");
        if (texts.isEmpty()) {
            wrong(path(element), null, "has no " + name + " with a language", "Correct the registry's entry");
            return LocalizedText.of("en", "-");
        }
        return new LocalizedText(texts);
    }

    private String country(Element element) {
        return children(element, "Jurisdiction").stream()
                .flatMap(jurisdiction -> children(jurisdiction, "AdminUnitLevel1").stream())
                .map(unit -> unit.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private String required(Element element, String name) {
        String text = optional(element, name);
        if (text.isEmpty()) {
            wrong(path(element), null, "has no " + name, "Correct the registry's entry");
        }
        return text;
    }

    private static String optional(Element element, String name) {
        return children(element, name).stream()
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private List<Element> all(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS(SDG, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element each
                    && SDG.equals(each.getNamespaceURI())
                    && each.getLocalName().equals(name)) {
                children.add(each);
            }
        }
        return children;
    }

    private static String path(Element element) {
        return element.getLocalName() + optionalId(element);
    }

    private static String optionalId(Element element) {
        String id = optional(element, "Identifier");
        return id.isEmpty() ? "" : "[" + id + "]";
    }

    private void wrong(String path, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(source, 0, 0, path, value, rule, remedy));
    }

    /** Prints nothing and lets nothing pass. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
