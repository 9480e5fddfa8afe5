package org.cxsdk.core.catalog.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cxsdk.core.catalog.AccessibilityFact;
import org.cxsdk.core.catalog.Channel;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ChannelKind;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.WcagLevel;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A channel tells when it is open, in which languages, with whose help, and for whom it is fit. */
@Tag("S4")
class ChannelsStoryTest {

    private final PublishedRiverside riverside = new PublishedRiverside();

    @Test
    void aCustomer_seesWhetherTheCounterIsOpen() {
        // 2026-11-23 is a Monday, 2026-12-02 a Wednesday and a holiday, 2026-11-27 a Friday (any calendar)
        assertThat(isOpen("town-desk", "2026-11-23T08:00")).isTrue();
        assertThat(isOpen("town-desk", "2026-11-23T11:59:59")).isTrue();
        assertThat(isOpen("town-desk", "2026-11-23T12:00")).isFalse();
        assertThat(isOpen("town-desk", "2026-11-23T13:00")).isTrue();
        assertThat(isOpen("town-desk", "2026-11-27T13:00")).isFalse();
        assertThat(isOpen("town-desk", "2026-11-22T10:00")).isFalse();
        assertThat(isOpen("town-desk", "2026-12-02T10:00")).isFalse();
        assertThat(isOpen("portal", "2026-12-02T03:00")).isTrue();
        assertThat(isOpen("hotline", "2026-11-22T23:59:59")).isTrue();
        assertThat(isOpen("hotline", "2026-11-23T00:00")).isFalse();
    }

    @Test
    void aCustomer_seesLanguagesHelpAndAccessibility() {
        Channel desk = channel("town-desk");
        Channel portal = channel("portal");

        assertThat(desk.speaks("ar")).isTrue();
        assertThat(portal.speaks("en")).isTrue();
        assertThat(portal.speaks("fr")).isFalse();
        assertThat(desk.offersHumanHelp()).isTrue();
        assertThat(channel("parking-app").offersHumanHelp()).isFalse();
        assertThat(desk.isNonDigital()).isTrue();
        assertThat(portal.isNonDigital()).isFalse();
        assertThat(desk.accessibility().facts()).contains(AccessibilityFact.SIGN_LANGUAGE);
        assertThat(portal.accessibility().wcag()).contains(WcagLevel.AA);
        assertThat(channel("hotline").accessibility().wcag()).isEmpty();
        assertThat(channel("old-kiosk").isActive()).isFalse();
    }

    /** Service desk, web, portal, telephone, app, social media, assistant, kiosk, short message and mail are told apart. */
    @Test
    void everyKindOfChannel_hasItsPlace_andSaysWhetherOneNeedsAScreen() {
        String more = Arrays.stream(ChannelKind.values())
                .map(kind -> """
                      - id: any-%1$s
                        kind: %1$s
                        name: {en: %1$s, ar: قناة}
                        owner: riverside
                        assistance: human
                        languages: [en, ar]
                    """.formatted(kind.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
        riverside.service.publish(
                CatalogueReader.read(Source.of(
                        "kinds.yaml",
                        Riverside.yaml()
                                .replace("version: 1.10", "version: 1.11")
                                .replace("channels:\n  - id: town-desk", "channels:\n" + more + "  - id: town-desk"))),
                PublishedRiverside.DAY);

        assertThat(riverside.today().channels())
                .filteredOn(channel -> channel.id().value().startsWith("any-"))
                .extracting(Channel::kind, Channel::isNonDigital)
                .containsExactly(
                        tuple(ChannelKind.DESK, true),
                        tuple(ChannelKind.WEB, false),
                        tuple(ChannelKind.PORTAL, false),
                        tuple(ChannelKind.PHONE, true),
                        tuple(ChannelKind.APP, false),
                        tuple(ChannelKind.SOCIAL, false),
                        tuple(ChannelKind.CHATBOT, false),
                        tuple(ChannelKind.KIOSK, false),
                        tuple(ChannelKind.SMS, false),
                        tuple(ChannelKind.MAIL, true));
    }

    private boolean isOpen(String channel, String localTime) {
        Instant at =
                LocalDateTime.parse(localTime).atZone(PublishedRiverside.DUBAI).toInstant();
        return channel(channel).openingHours().orElseThrow().isOpen(at);
    }

    private Channel channel(String id) {
        return riverside.today().channel(ChannelId.of(id));
    }
}
