package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An element of HTML or SVG.
 *
 * @param name tag name
 * @param attributes values by name, in the order in which they are written
 * @param children in order
 */
public record Element(String name, Map<String, String> attributes, List<Node> children) implements Node {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    public Element {
        requireName(name);
        attributes.forEach(Element::requireSafe);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** Returns an element without attributes. */
    public static Element of(String name, Node... children) {
        return new Element(name, Map.of(), Arrays.asList(children));
    }

    /** Returns an element without attributes. */
    public static Element of(String name, List<? extends Node> children) {
        return new Element(name, Map.of(), new ArrayList<>(children));
    }

    /** This element with an attribute more, or another value of it. */
    public Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, Objects.requireNonNull(value, "value"));
        return new Element(name, more, children);
    }

    private static void requireSafe(String attribute, String value) {
        requireName(attribute);
        if (attribute.startsWith("on")) {
            throw new IllegalArgumentException("attribute \"" + attribute + "\": a report holds no script");
        }
        if ((attribute.equals("href") || attribute.equals("src")) && !value.startsWith("#")) {
            throw new IllegalArgumentException(attribute + " (" + value + ") must stay inside the page: #id");
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase("script")) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name that a report may hold");
        }
    }
}
