package org.cxsdk.maturity.plan;

import java.util.Locale;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * Somebody outside the agency who takes part in an initiative.
 *
 * @param name who
 * @param kind what kind of partner
 * @param contribution what the partner brings
 */
public record Partner(String name, Kind kind, LocalizedText contribution) {

    /** Kinds of partners. */
    public enum Kind {
        GOVTECH_STARTUP("GovTech start-up", "شركة ناشئة في التقنية الحكومية"),
        CONSULTANT("consultant", "مستشار"),
        VENDOR("vendor", "مورّد"),
        AGENCY("other agency", "جهة أخرى"),
        UNIVERSITY("university", "جامعة"),
        CIVIL_SOCIETY("civil society", "مجتمع مدني");

        private final LocalizedText title;

        Kind(String english, String arabic) {
            this.title = LocalizedText.enAr(english, arabic);
        }

        /** Its name for people. */
        public LocalizedText title() {
            return title;
        }

        /** The name in files: {@code govtech-startup}, … */
        public String fileName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Partner {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(contribution, "contribution");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }
}
