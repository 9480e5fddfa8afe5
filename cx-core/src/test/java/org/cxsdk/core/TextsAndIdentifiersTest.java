package org.cxsdk.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** {@link LocalizedText}, {@link Identifier} and what rests on them. */
class TextsAndIdentifiersTest {

    // --- LocalizedText: look-up of RFC 4647 section 3.4

    /** The RFC's own example: zh-Hant-CN-x-private1-private2 falls back to …-private1, zh-Hant-CN, zh-Hant, zh. */
    @Test
    void in_fallsBackAsTheExampleOfTheRfc() {
        Locale range = Locale.forLanguageTag("zh-Hant-CN-x-private1-private2");

        assertThat(texts("de", "zh", "zh-Hant", "zh-Hant-CN", "zh-Hant-CN-x-private1")
                        .in(range))
                .isEqualTo("zh-Hant-CN-x-private1");
        assertThat(texts("de", "zh", "zh-Hant", "zh-Hant-CN").in(range)).isEqualTo("zh-Hant-CN");
        assertThat(texts("de", "zh", "zh-Hant").in(range)).isEqualTo("zh-Hant");
        assertThat(texts("de", "zh").in(range)).isEqualTo("zh");
        assertThat(texts("de", "zh-Hant-TW").in(range)).isEqualTo("de");
    }

    @Test
    void in_triesEachPreferenceToItsEndBeforeTheNext() {
        // section 3.4: "de-CH" then "de" before the second range
        LocalizedText text = texts("fr", "de", "it-CH");

        assertThat(text.in(List.of(Locale.forLanguageTag("de-CH"), Locale.FRENCH)))
                .isEqualTo("de");
        assertThat(text.in(List.of(Locale.forLanguageTag("it"), Locale.FRENCH))).isEqualTo("fr");
        assertThat(text.in(List.of())).isEqualTo("fr");
    }

    @Test
    void in_findsLanguagesWhateverTheirSpelling() {
        LocalizedText text = new LocalizedText(Map.of("AR-ae", "مرحبا"));

        assertThat(text.texts()).containsOnlyKeys("ar-AE");
        assertThat(text.in(Locale.forLanguageTag("ar-AE"))).isEqualTo("مرحبا");
        assertThat(LocalizedText.enAr("Hello", "مرحبا").in(Locale.forLanguageTag("ar-AE")))
                .isEqualTo("مرحبا");
        assertThat(LocalizedText.enAr("Hello", "مرحبا").in(Locale.JAPANESE)).isEqualTo("Hello");
    }

    @Test
    void text_refusesWhatNobodyCouldRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("en", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("not_a_tag", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("", "x"));
        Map<String, String> twice = new LinkedHashMap<>();
        twice.put("en-GB", "a");
        twice.put("en-gb", "b");
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(twice));
    }

    private static LocalizedText texts(String... tags) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String tag : tags) {
            texts.put(tag, tag);
        }
        return new LocalizedText(texts);
    }

    // --- identifiers

    @ParameterizedTest
    @ValueSource(
            strings = {"", " a", "a ", "\u2003a", "a\nb", "a\u0000b", "a\u0085b", "\uD83D", "a\uDE00", "\uDE00\uD83D"})
    void identifier_refuses(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantId.of(value))
                .withMessageContaining("TenantId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "بلدية", "😀", "a/b:c@d", "Ａ"})
    void identifier_acceptsEveryScript(String value) {
        assertThat(ActorId.of(value)).hasToString(value);
    }

    @Test
    void identifier_countsBytesOfUtf8() {
        // one letter of Arabic is two bytes, one emoji four (RFC 3629)
        assertThat(SubjectId.of("a".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> SubjectId.of("a".repeat(201)));
        assertThat(SubjectId.of("ب".repeat(100)).value()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> SubjectId.of("ب".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> SubjectId.of("😀".repeat(51)));
    }

    @Test
    void identifier_isNeverNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Identifier.require("TenantId", null))
                .withMessage("TenantId");
    }

    @Test
    void externalId_doesNotShowItsValue() {
        assertThat(ExternalId.of("ee:isikukood", "37605030299").toString()).doesNotContain("37605030299");
    }
}
