package org.cxsdk.examples.report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IsolatesTest {

    private static final String ENGLISH = "{0|# file|# files}";
    private static final String ARABIC = "{0|one|two|few #|many #|other #}";

    @ParameterizedTest
    @CsvSource({"0, 0 files", "1, 1 file", "2, 2 files", "21, 21 files"})
    void fill_takesTheEnglishForm(int count, String sentence) {
        assertThat(plain(Isolates.fill(ENGLISH, count))).isEqualTo(sentence);
    }

    /** Unicode CLDR 46, plural rules of "ar"; its form for zero is that of the rest here. */
    @ParameterizedTest
    @CsvSource({
        "0, other 0",
        "1, one",
        "2, two",
        "3, few 3",
        "10, few 10",
        "11, many 11",
        "99, many 99",
        "100, other 100",
        "102, other 102",
        "103, few 103",
        "111, many 111"
    })
    void fill_takesTheArabicForm(int count, String sentence) {
        assertThat(plain(Isolates.fill(ARABIC, count))).isEqualTo(sentence);
    }

    @Test
    void fill_readsTheNumberOfAFigure() {
        assertThat(plain(Isolates.fill(ENGLISH, "1"))).isEqualTo("1 file");
        assertThat(plain(Isolates.fill(ENGLISH, "1,000"))).isEqualTo("1,000 files");
        assertThat(plain(Isolates.fill(ENGLISH, 1.5))).isEqualTo("1.5 files");
    }

    @Test
    void fill_keepsTheValueApart() {
        assertThat(Isolates.fill("a {0} b", "x")).isEqualTo("a \u2068x\u2069 b");
    }

    @Test
    void fill_refusesAPlaceWithoutValueOrForms() {
        assertThatIllegalArgumentException().isThrownBy(() -> Isolates.fill("{1}", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Isolates.fill("{0|a|b|c}", 1));
    }

    private static String plain(String text) {
        return text.replaceAll("[\u2068\u2069]", "");
    }
}
