package org.cxsdk.examples.report;

import java.util.Map;
import java.util.Set;

/**
 * Writes nodes so that an XML parser and an HTML parser read the same tree: every element is closed, void elements the
 * XML way, every text and attribute escaped, no character that XML forbids.
 */
final class MarkupWriter {

    private static final Set<String> VOID = Set.of("br", "col", "hr", "link", "meta", "wbr");
    private static final Set<String> ON_A_NEW_LINE = Set.of(
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "nav",
            "main",
            "section",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "details",
            "figure",
            "figcaption",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "svg",
            "defs",
            "pattern",
            "g",
            "rect",
            "line",
            "path",
            "circle",
            "text");

    private final StringBuilder out = new StringBuilder();

    String write(Node node) {
        append(node, false);
        return out.toString();
    }

    /** @param plain whether no element may be put into texts: inside SVG and {@code <title>} */
    private void append(Node node, boolean plain) {
        if (node instanceof Text text) {
            appendText(text.value(), plain);
        } else if (node instanceof Group group) {
            group.nodes().forEach(child -> append(child, plain));
        } else if (node instanceof Stylesheet sheet) {
            out.append('\n').append(sheet.css());
        } else if (node instanceof Element element) {
            appendElement(element, plain);
        }
    }

    private void appendElement(Element element, boolean plain) {
        if (ON_A_NEW_LINE.contains(element.name()) && !out.isEmpty()) {
            out.append('\n');
        }
        out.append('<').append(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            out.append(' ').append(attribute.getKey()).append("=\"");
            appendText(attribute.getValue(), true);
            out.append('"');
        }
        if (VOID.contains(element.name())) {
            out.append("/>");
            return;
        }
        out.append('>');
        boolean inside = plain || element.name().equals("svg") || element.name().equals("title");
        element.children().forEach(child -> append(child, inside));
        out.append("</").append(element.name()).append('>');
    }

    private void appendText(String text, boolean plain) {
        int open = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == Isolates.FIRST_STRONG) {
                open++;
                out.append(plain ? Character.toString(c) : "<bdi>");
            } else if (c == Isolates.POP) {
                // one that closes nothing would end an isolate of somebody else
                if (open > 0) {
                    open--;
                    out.append(plain ? Character.toString(c) : "</bdi>");
                }
            } else if (!Isolates.isControl(c)) {
                appendEscaped(c);
            }
        }
        out.append((plain ? Character.toString(Isolates.POP) : "</bdi>").repeat(open));
    }

    private void appendEscaped(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\r' -> out.append(' ');
            default -> out.appendCodePoint(isXmlCharacter(c) ? c : 0xFFFD);
        }
    }

    /** Char of XML 1.0, without the C1 controls that HTML forbids. */
    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c < 0xD800)
                || (c >= 0xE000 && c < 0xFFFE)
                || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
    }
}
