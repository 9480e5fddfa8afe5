package org.cxsdk.examples.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReportTest {

    private static final String HOSTILE = "</title></svg><script>alert(1)</script><img src=x onerror=\"alert('2')\">"
            + "&amp;]]>--><!--\u202Etxt.exe\u2069\u0000\uD800 'q' \u2067";

    @ParameterizedTest
    @EnumSource
    void html_isWellFormedXml_andSaysItsLanguageAndDirection(Language language) throws IOException {
        String html = Samples.page(language, "Office").html();
        // kept so that it can be looked at in a browser
        Files.writeString(Path.of("target", "sample-" + language.tag() + ".html"), html);

        Element page = Xml.parse(html).getDocumentElement();

        assertThat(page.getAttribute("lang")).isEqualTo(language.tag());
        assertThat(page.getAttribute("dir")).isEqualTo(language == Language.ARABIC ? "rtl" : "ltr");
    }

    @ParameterizedTest
    @EnumSource
    void html_holdsNoMarkupOfNames_whateverTheySay(Language language) {
        String html = Samples.page(language, HOSTILE).html();
        Document page = Xml.parse(html);

        assertThat(Xml.all(page, "script")).isEmpty();
        assertThat(Xml.all(page, "img")).isEmpty();
        assertThat(html).doesNotContain("<script", "<img", "<!--", "]]>--", "\u202E", "\u2067", "\u0000");
        // the same elements in the same order as with a harmless name: the name has become text alone
        assertThat(elementNames(page.getDocumentElement()))
                .isEqualTo(elementNames(
                        Xml.parse(Samples.page(language, LIKE_HOSTILE).html()).getDocumentElement()));
        assertThat(Xml.all(page, "h1").get(0).getTextContent()).startsWith("</title></svg><script>alert(1)</script>");
    }

    /** As long as the hostile name and broken at the same places, so that labels wrap alike. */
    private static final String LIKE_HOSTILE = HOSTILE.replaceAll("[<>&\"']", "|")
            .replaceAll("[\u202E\u2067\u2069]", "")
            .replace('\u0000', '\uFFFD')
            .replace('\uD800', '\uFFFD');

    @Test
    void html_isTheSame_underAnyLocaleAndZone() {
        String expected = Samples.page(Language.ARABIC, "دائرة").html();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Samples.page(Language.ARABIC, "دائرة").html()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void html_hasOneOutline_landmarksAndASkipLink() {
        Document page = Xml.parse(Samples.page(Language.ENGLISH, "Office").html());

        assertThat(Xml.all(page, "h1")).hasSize(1);
        for (String landmark : List.of("header", "nav", "main", "footer")) {
            assertThat(Xml.all(page, landmark)).as(landmark).hasSize(1);
        }
        Element first = Xml.all(page, "a").get(0);
        assertThat(first.getAttribute("href")).isEqualTo("#main");
        for (Element section : Xml.all(page, "section")) {
            assertThat(Xml.byId(page, section.getAttribute("aria-labelledby")).getTagName())
                    .isEqualTo("h2");
        }
    }

    @Test
    void html_givesEveryIdOnce_andEveryReferenceItsTarget() {
        Document page = Xml.parse(Samples.page(Language.ENGLISH, "Office").html());
        Set<String> ids = new HashSet<>();
        for (Element element : Xml.all(page, "*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
            }
        }
        for (Element element : Xml.all(page, "*")) {
            for (String id : element.getAttribute("aria-labelledby").split(" ")) {
                assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
            }
            if (element.getAttribute("fill").startsWith("url(#")) {
                assertThat(ids).contains(element.getAttribute("fill").replaceAll("url\\(#(.*)\\)", "$1"));
            }
            if (element.hasAttribute("href")) {
                assertThat(ids).contains(element.getAttribute("href").substring(1));
            }
        }
    }

    @Test
    void html_namesNoOtherResource() {
        String html = Samples.page(Language.ENGLISH, "Office").html();

        assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http:", "https:", "//", "@import", "url(h", "src=");
        assertThat(html).contains("default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void html_isolatesNamesAndNumbers() {
        String html = Samples.page(Language.ARABIC, "Office (North)").html();

        assertThat(html)
                .contains("النموذج <bdi>cx-government@0.1.0</bdi> للجهة <bdi>Office (North)</bdi>: <bdi>-3.5 %</bdi>.");
    }

    @Test
    void table_hasCaptionAndScopes() {
        Document page = Xml.parse(
                Samples.bars(Language.ENGLISH).table(Language.ENGLISH).html().markup());

        assertThat(Xml.all(page, "caption").get(0).getTextContent()).isEqualTo("Scores of the pillars");
        assertThat(Xml.all(page, "th"))
                .extracting(th -> th.getAttribute("scope"))
                .startsWith("col", "col", "row")
                .hasSize(2 + 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "SCRIPT", "a b", "", "x\">"})
    void element_refusesNames_thatAReportMustNotHold(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> org.cxsdk.examples.report.Element.of(name));
    }

    @Test
    void element_refusesHandlersAndLinksToOutside() {
        org.cxsdk.examples.report.Element a = org.cxsdk.examples.report.Element.of("a");

        assertThatIllegalArgumentException().isThrownBy(() -> a.with("onclick", "x()"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.with("href", "javascript:x()"))
                .withMessageContaining("must stay inside the page");
    }

    private static List<String> elementNames(Element root) {
        return Xml.all(root, "*").stream().map(Element::getTagName).toList();
    }
}
