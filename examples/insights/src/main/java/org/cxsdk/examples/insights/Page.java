package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Html;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Table;
import org.jspecify.annotations.Nullable;

/** What the pages of all commands have in common: texts, numbers and durations as a reader of one language sees them. */
record Page(Language language) {

    /** Smaller probabilities are told as smaller than this. */
    private static final double LEAST_P = 0.001;

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    String say(Phrase phrase, Object... values) {
        return phrase.in(language, values);
    }

    String of(LocalizedText text) {
        return text.in(Locale.forLanguageTag(language.tag()));
    }

    /** At most {@code decimals} decimals; a gap is said, never shown as 0. */
    String number(@Nullable Rational value, int decimals) {
        return value == null ? "–" : Numbers.shortest(value.toBigDecimal(12, java.math.RoundingMode.HALF_UP), decimals);
    }

    /** What a dimension is called; one that the program does not know keeps its name. */
    String dimension(String name) {
        return Phrase.ofDimension(name).map(this::say).orElse(name);
    }

    private String say(Phrase phrase) {
        return phrase.in(language);
    }

    /** A count inside a sentence, or the words that stand for one that is withheld. */
    String orNotShown(@Nullable Integer count) {
        return count == null ? say(Phrase.NOT_SHOWN) : count(count);
    }

    String count(long value) {
        return Numbers.fixed(value, 0);
    }

    String interval(@Nullable ConfidenceInterval interval, int decimals) {
        return interval == null
                ? "–"
                : Numbers.shortest(interval.low(), decimals) + " – " + Numbers.shortest(interval.high(), decimals);
    }

    /** A probability with its sign, as one value in either direction; one below a thousandth is told as that. */
    String p(double value) {
        return value < LEAST_P ? "p < " + LEAST_P : "p " + Numbers.shortest(value, 4);
    }

    /** A duration in the unit in which it has few digits. */
    String duration(double seconds) {
        TimeUnit unit = TimeUnit.fitting(seconds);
        return say(unit.phrase, Numbers.shortest(seconds / unit.seconds, 1));
    }

    /** The unit in which people read a length of time. */
    enum TimeUnit {
        SECONDS(1, Phrase.SECONDS),
        MINUTES(MINUTE, Phrase.MINUTES),
        HOURS(HOUR, Phrase.HOURS),
        DAYS(DAY, Phrase.DAYS);

        private final double seconds;
        private final Phrase phrase;

        TimeUnit(double seconds, Phrase phrase) {
            this.seconds = seconds;
            this.phrase = phrase;
        }

        static TimeUnit fitting(double seconds) {
            double size = Math.abs(seconds);
            if (size < MINUTE) {
                return SECONDS;
            }
            if (size < HOUR) {
                return MINUTES;
            }
            return size < 2 * DAY ? HOURS : DAYS;
        }

        double seconds() {
            return seconds;
        }

        /** Its sign alone, for an axis. */
        String sign(Page page) {
            return page.say(phrase, "").replaceAll("[^\\p{L}]", "");
        }
    }

    Table.Column text(Phrase phrase) {
        return Table.Column.text(say(phrase));
    }

    Table.Column numbers(Phrase phrase) {
        return Table.Column.number(say(phrase));
    }

    /** One row of a table: each value keeps its own direction. */
    static List<Node> row(String... values) {
        List<Node> row = new ArrayList<>();
        for (String value : values) {
            row.add(Html.isolated(value));
        }
        return row;
    }
}
