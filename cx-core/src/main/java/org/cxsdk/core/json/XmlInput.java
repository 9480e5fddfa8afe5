package org.cxsdk.core.json;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Streams the elements of an XML source of any length, gzipped or not. Document types are refused and external entities are
 * never fetched. What is no XML, or ends too early, is a violation with its line, and so is an element whose attributes have more
 * than {@value Source#MAX_VALUE} characters; it is handed on all the same. Stateless.
 */
public final class XmlInput {

    private XmlInput() {}

    /** What is to be done with the elements, in the order of the document. */
    public interface Handler {

        /** An element begins; its attributes can be asked for. */
        void start(XMLStreamReader xml);

        /** Text inside an element, perhaps in several parts. */
        default void text(XMLStreamReader xml) {}

        /** An element ends. */
        void end(XMLStreamReader xml);
    }

    /**
     * Reads to the end, or to where the source is no XML any more, which is noted.
     *
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static void read(Source source, Violations violations, Handler handler) {
        try (Watched in = new Watched(source.unpacked())) {
            try {
                parse(in, source.name(), violations, handler);
            } catch (XMLStreamException e) {
                IOException cause = in.problem;
                if (cause != null && !isCutOff(cause)) {
                    throw source.unreadable(cause);
                }
                String rule =
                        cause == null ? rule(e) : "is compressed, and its compressed data end or are damaged here";
                violations.add(
                        new Violation(source.name(), line(e), 0, "", null, rule, "Export or fetch the file again"));
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** The line of the element that is being read. */
    public static int line(XMLStreamReader xml) {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    private static void parse(InputStream in, String source, Violations violations, Handler handler)
            throws XMLStreamException {
        XMLStreamReader xml = factory().createXMLStreamReader(in);
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (isTooLong(xml)) {
                            violations.add(new Violation(
                                    source,
                                    line(xml),
                                    0,
                                    xml.getLocalName(),
                                    null,
                                    "has attributes of more than " + Source.MAX_VALUE + " characters",
                                    "Look for a quote that is not closed, or leave the value out"));
                        }
                        handler.start(xml);
                    }
                    case XMLStreamConstants.END_ELEMENT -> handler.end(xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> handler.text(xml);
                    case XMLStreamConstants.DTD ->
                        throw new XMLStreamException("a document type is not allowed", xml.getLocation());
                    default -> {}
                }
            }
        } finally {
            xml.close();
        }
    }

    private static boolean isTooLong(XMLStreamReader xml) {
        long length = 0;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            length += value == null ? 0 : value.length();
        }
        return length > Source.MAX_VALUE;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Whether compressed data ended too early or were damaged, as a broken download leaves them. */
    static boolean isCutOff(@Nullable Throwable problem) {
        return problem instanceof EOFException || problem instanceof ZipException;
    }

    private static int line(XMLStreamException problem) {
        return problem.getLocation() == null
                ? 0
                : Math.max(0, problem.getLocation().getLineNumber());
    }

    private static String rule(XMLStreamException problem) {
        // the parser's sentence without its own location, which stands in front already
        String message = String.valueOf(problem.getMessage());
        int text = message.indexOf("\nMessage: ");
        String reason = text < 0 ? message : message.substring(text + "\nMessage: ".length());
        return "is not well-formed XML: "
                + reason.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    /** Remembers why reading failed: the parser takes an early end of compressed data for the end of the document. */
    private static final class Watched extends FilterInputStream {
        private @Nullable IOException problem;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                problem = e;
                throw e;
            }
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                problem = e;
                throw e;
            }
        }
    }
}
