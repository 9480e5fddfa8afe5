package org.cxsdk.examples.report;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextFitTest {

    /** Widths in 1/1000 em from Adobe's font metrics of Helvetica (Helvetica.afm, Core 14); Arial has the same. */
    private static final Map<Character, Integer> HELVETICA = Map.ofEntries(
            Map.entry(' ', 278),
            Map.entry('a', 556),
            Map.entry('c', 500),
            Map.entry('e', 556),
            Map.entry('i', 222),
            Map.entry('l', 222),
            Map.entry('m', 833),
            Map.entry('n', 556),
            Map.entry('o', 556),
            Map.entry('r', 333),
            Map.entry('s', 500),
            Map.entry('t', 278),
            Map.entry('v', 500),
            Map.entry('w', 722),
            Map.entry('A', 667),
            Map.entry('M', 833),
            Map.entry('O', 778),
            Map.entry('W', 944),
            Map.entry('Q', 778),
            Map.entry('G', 778),
            Map.entry('0', 556),
            Map.entry('8', 556),
            Map.entry('.', 278),
            Map.entry('%', 889),
            Map.entry('@', 1015),
            Map.entry('-', 333),
            Map.entry('(', 333));

    @Test
    void width_isNotLessThanInHelvetica_andNotMuchMore() {
        for (String text :
                List.of("Services at counter", "Women in Mission", "80.8 %", "a coat (new)", "OMA WQG", "ll")) {
            if (text.chars().allMatch(c -> HELVETICA.containsKey((char) c))) {
                double real = text.chars().map(c -> HELVETICA.get((char) c)).sum() / 1000.0 * 14;
                assertThat(TextFit.width(text, 14)).as(text).isBetween(real, real * 1.9);
            }
        }
    }

    @Test
    void width_doesNotCountMarks() {
        assertThat(TextFit.width("مُؤَشِّر", 14)).isEqualTo(TextFit.width("مؤشر", 14));
        assertThat(TextFit.width(Isolates.isolate("ab"), 14)).isEqualTo(TextFit.width("ab", 14));
    }

    @Test
    void wrap_breaksAtSpaces() {
        assertThat(TextFit.wrap("one two three", 10, TextFit.width("one two", 10), 5))
                .containsExactly("one two", "three");
    }

    @Test
    void wrap_breaksAWord_thatIsLongerThanALine() {
        assertThat(TextFit.wrap("nnnnnnn", 10, TextFit.width("nnn", 10) + 0.1, 5))
                .containsExactly("nnn", "nnn", "n");
    }

    @Test
    void wrap_cutsWithAnEllipsis_whatDoesNotFit() {
        double room = TextFit.width("one two", 10);

        List<String> lines = TextFit.wrap("one two three four five six", 10, room, 2);

        assertThat(lines).hasSize(2).first().isEqualTo("one two");
        assertThat(lines.get(1)).startsWith("thr").endsWith("…");
        assertThat(TextFit.width(lines.get(1), 10)).isLessThanOrEqualTo(room);
    }

    @Test
    void wrap_keepsAnEmptyText() {
        assertThat(TextFit.wrap("", 10, 100, 3)).containsExactly("");
    }
}
