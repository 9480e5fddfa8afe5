package org.cxsdk.examples.report;

/** A piece of a page: an element, a text or several of both. Whatever a text holds, it can never become markup. */
public sealed interface Node permits Element, Text, Group, Stylesheet {

    /** The node as markup that is well-formed XML and valid HTML alike. */
    default String markup() {
        return new MarkupWriter().write(this);
    }
}
