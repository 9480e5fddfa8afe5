package org.cxsdk.maturity.plan;

import java.util.Locale;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;

/** How likely it is that an initiative does not bring what it promises. The shares are ours, to be said openly. */
public enum Risk {
    /** Done before, by us or a neighbour: 9 of 10 are expected to deliver. */
    LOW(Rational.of(9, 10), "low", "منخفضة"),
    /** New to us: 7 of 10. */
    MEDIUM(Rational.of(7, 10), "medium", "متوسطة"),
    /** New to everybody, or hanging on others: 1 of 2. */
    HIGH(Rational.of(1, 2), "high", "عالية");

    private final Rational delivers;
    private final LocalizedText title;

    Risk(Rational delivers, String english, String arabic) {
        this.delivers = delivers;
        this.title = LocalizedText.enAr(english, arabic);
    }

    /** The share of such initiatives that is expected to deliver. */
    public Rational delivers() {
        return delivers;
    }

    /** Its name for people. */
    public LocalizedText title() {
        return title;
    }

    /** The name in files: {@code low}, {@code medium}, {@code high}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
