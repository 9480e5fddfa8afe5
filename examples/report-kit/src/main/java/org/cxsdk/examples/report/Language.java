package org.cxsdk.examples.report;

import java.util.Objects;

/** The languages that reports are written in. */
public enum Language {
    /** English, left to right. */
    ENGLISH("en", "English", false),
    /** Arabic, right to left; with the digits 0-9, as Gulf governments write them. */
    ARABIC("ar", "العربية", true);

    private final String tag;
    private final String ownName;
    private final boolean rightToLeft;

    Language(String tag, String ownName, boolean rightToLeft) {
        this.tag = tag;
        this.ownName = ownName;
        this.rightToLeft = rightToLeft;
    }

    /** The language of a BCP 47 tag such as {@code ar} or {@code ar-AE}. */
    public static Language of(String tag) {
        Objects.requireNonNull(tag, "tag");
        for (Language language : values()) {
            if (tag.equals(language.tag) || tag.startsWith(language.tag + "-")) {
                return language;
            }
        }
        throw new IllegalArgumentException("no reports in language \"" + tag + "\"; there is en and ar");
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** Whether lines run from right to left. */
    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /** Value of the {@code dir} attribute. */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }
}
