package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Short names for the elements that reports are made of; meant to be imported statically. */
public final class Html {

    private Html() {}

    /** A text. */
    public static Text text(String value) {
        return new Text(value);
    }

    /** A name, number or identifier that keeps its own direction. */
    public static Text isolated(String value) {
        return new Text(Isolates.isolate(value));
    }

    /** Nodes one after another. */
    public static Group group(Node... nodes) {
        return new Group(Arrays.asList(nodes));
    }

    /** Nodes one after another. */
    public static Group group(List<? extends Node> nodes) {
        return new Group(new ArrayList<>(nodes));
    }

    /** A paragraph. */
    public static Element p(String text) {
        return Element.of("p", text(text));
    }

    /** A paragraph. */
    public static Element p(Node... children) {
        return Element.of("p", children);
    }

    /** A heading inside a section, {@code level} 3 or 4. */
    public static Element heading(int level, String text) {
        if (level != 3 && level != 4) {
            throw new IllegalArgumentException("level (" + level + ") must be 3 or 4: 1 is the page, 2 a section");
        }
        return Element.of("h" + level, text(text));
    }

    /** Important words. */
    public static Element strong(String text) {
        return Element.of("strong", text(text));
    }

    /** A short word on a coloured ground that says a state; {@code kind} good, warn, bad or calm. */
    public static Element badge(String kind, String text) {
        return Element.of("span", text(text)).with("class", "badge " + kind);
    }

    /** A list without order. */
    public static Element list(List<? extends Node> items) {
        return Element.of(
                "ul", items.stream().map(item -> Element.of("li", item)).toList());
    }

    /** A list of terms with what they mean, given in turn. */
    public static Element definitions(Node... termsAndMeanings) {
        if (termsAndMeanings.length % 2 != 0) {
            throw new IllegalArgumentException("terms and meanings must come in pairs");
        }
        List<Node> pairs = new ArrayList<>();
        for (int i = 0; i < termsAndMeanings.length; i += 2) {
            pairs.add(Element.of(
                    "div", Element.of("dt", termsAndMeanings[i]), Element.of("dd", termsAndMeanings[i + 1])));
        }
        return Element.of("dl", pairs);
    }

    /** Something that opens on demand and is printed open. */
    public static Element details(String summary, Node... content) {
        List<Node> children = new ArrayList<>();
        children.add(Element.of("summary", text(summary)));
        children.addAll(Arrays.asList(content));
        return Element.of("details", children);
    }

    /** A link to the element of the page with this id. */
    public static Element link(String id, String text) {
        return Element.of("a", text(text)).with("href", "#" + Objects.requireNonNull(id, "id"));
    }
}
