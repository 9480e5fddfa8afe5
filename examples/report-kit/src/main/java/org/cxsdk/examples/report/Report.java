package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A self-contained page: no script, no other resource (a content security policy forbids both), one heading outline,
 * landmarks, a skip link, style for screen, phone and paper. Meant to meet WCAG 2.2 AA.
 *
 * @param language of the page
 * @param title its heading and window title
 * @param head what stands under the heading before the contents: the one thing the reader must know
 * @param sections in order
 * @param footer how the page came about
 */
public record Report(Language language, String title, Node head, List<Section> sections, Node footer) {

    /**
     * A section with its heading.
     *
     * @param id unique on the page
     * @param title its heading
     * @param content below the heading
     */
    public record Section(String id, String title, List<Node> content) {

        public Section {
            if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
                throw new IllegalArgumentException("id (" + id + ") must be letters, digits and hyphens");
            }
            Objects.requireNonNull(title, "title");
            content = List.copyOf(content);
        }
    }

    public Report {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(footer, "footer");
        sections = List.copyOf(sections);
    }

    /** The page as HTML that is well-formed XML too. */
    public String html() {
        Element page = Element.of("html", headOfDocument(), body())
                .with("lang", language.tag())
                .with("dir", language.direction());
        return "<!DOCTYPE html>\n" + page.markup() + "\n";
    }

    private Element headOfDocument() {
        return Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.of("title", Html.text(title)),
                Element.of("style", Stylesheet.ofReports()));
    }

    private Element body() {
        List<Node> main = new ArrayList<>();
        for (Section section : sections) {
            String headingId = section.id() + "-heading";
            List<Node> content = new ArrayList<>();
            content.add(Element.of("h2", Html.text(section.title())).with("id", headingId));
            content.addAll(section.content());
            main.add(Element.of("section", content).with("id", section.id()).with("aria-labelledby", headingId));
        }
        return Element.of(
                "body",
                Html.link("main", Word.SKIP_TO_CONTENT.in(language)).with("class", "skip"),
                Element.of("header", Element.of("h1", Html.text(title)), head),
                contents(),
                Element.of("main", main).with("id", "main").with("tabindex", "-1"),
                Element.of("footer", footer));
    }

    private Element contents() {
        return Element.of(
                        "nav",
                        Element.of(
                                "ol",
                                sections.stream()
                                        .map(section -> Element.of("li", Html.link(section.id(), section.title())))
                                        .toList()))
                .with("aria-label", Word.CONTENTS.in(language));
    }
}
