package org.cxsdk.core.catalog.store;

import java.util.Locale;
import org.cxsdk.core.catalog.CatalogueFinding;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue is asked whom it shuts out; every finding says why and what to do. */
@Tag("S22")
class InclusionStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void review_findsWhoIsShutOut() {
        // read off the document by hand
        assertThat(riverside.service.review(PublishedRiverside.DAY))
                .extracting(InclusionStoryTest::line)
                .containsExactly(
                        "INFORMATION_ONLY birth-registration hotline ",
                        "NON_DIGITAL_PATH_INCOMPLETE child-vaccination - RECEIVE",
                        "NO_END_TO_END_CHANNEL child-vaccination - ",
                        "NO_NON_DIGITAL_PATH parking-permit - ",
                        "NO_HUMAN_HELP parking-permit - ",
                        "ACCESSIBILITY_BELOW_AA - parking-app A",
                        "LANGUAGE_MISSING - parking-app ar",
                        "NO_FEEDBACK parking-permit parking-app ");
    }

    @Test
    void aFinding_saysWhatToDoInTheReadersLanguage() {
        CatalogueFinding finding = riverside.service.review(PublishedRiverside.DAY).stream()
                .filter(found -> found.reason().code().equals("NO_NON_DIGITAL_PATH"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.reason().text().in(Locale.ENGLISH)).endsWith("open one of these ways to it.");
        assertThat(finding.reason().text().in(Locale.forLanguageTag("ar-AE"))).contains("هاتفياً");
    }

    @Test
    void theFindingGoes_whenACounterOpensForTheService() {
        String mended = Riverside.yaml()
                .replace("version: 1.10", "version: 1.11")
                .replace(
                        "{channel: old-kiosk, transactions: [apply]}",
                        "{channel: town-desk, transactions: [apply, pay, receive]}");
        riverside.service.publish(CatalogueReader.read(Source.of("mended.yaml", mended)), PublishedRiverside.DAY);

        assertThat(riverside.service.review(PublishedRiverside.DAY))
                .extracting(finding -> finding.reason().code())
                .doesNotContain("NO_NON_DIGITAL_PATH", "NO_HUMAN_HELP");
    }

    private static String line(CatalogueFinding finding) {
        return finding.reason().code() + " "
                + finding.service().map(Object::toString).orElse("-") + " "
                + finding.channel().map(Object::toString).orElse("-") + " " + finding.detail();
    }
}
