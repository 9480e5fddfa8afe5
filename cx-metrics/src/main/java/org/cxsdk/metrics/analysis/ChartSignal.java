package org.cxsdk.metrics.analysis;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * A point that chance alone hardly explains.
 *
 * @param index of the point, from 1
 * @param rule by which it was found
 * @param side 1 if the point tells of higher values (or a rise), -1 of lower ones (or a fall)
 */
public record ChartSignal(int index, Rule rule, int side) {

    public ChartSignal {
        Objects.requireNonNull(rule, "rule");
        if (index < 1 || (side != 1 && side != -1)) {
            throw new IllegalArgumentException("index (" + index + ") counts from 1, side (" + side + ") is 1 or -1");
        }
    }

    /** The four rules of the NHS (Making Data Count); a point bears the first that it meets. */
    public enum Rule implements Named {
        OUTSIDE_LIMITS("outside-limits", "outside the limits", "خارج الحدود"),
        TREND_7("trend-7", "seven in a row that only rise or only fall", "سبع قيم متتالية صاعدة فقط أو هابطة فقط"),
        TWO_OF_THREE("two-of-three", "two of three near the same limit", "اثنتان من ثلاث قرب الحد نفسه"),
        SHIFT_7("shift-7", "seven in a row on one side of the centre", "سبع قيم متتالية على جانب واحد من المركز");

        private final String code;
        private final LocalizedText text;

        Rule(String code, String english, String arabic) {
            this.code = code;
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }
}
