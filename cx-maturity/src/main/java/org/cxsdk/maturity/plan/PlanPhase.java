package org.cxsdk.maturity.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxsdk.core.LocalizedText;

/** The four phases of a transformation, in order; the last one repeats. */
public enum PlanPhase {
    /** Where do we stand, what hurts, where do we want to be. */
    ASSESSMENT_AND_PLANNING("Assessment and planning", "التقييم والتخطيط"),
    /** Platform, identity, data exchange, consent: what the third phase stands on. */
    DIGITAL_INFRASTRUCTURE("Digital infrastructure", "البنية الرقمية"),
    /** Forms, journeys, channels, accessibility. */
    SERVICE_REDESIGN("Service redesign", "إعادة تصميم الخدمات"),
    /** Measure, listen, improve, assess again. */
    CONTINUOUS_IMPROVEMENT("Continuous improvement", "التحسين المستمر");

    private final LocalizedText title;

    PlanPhase(String english, String arabic) {
        this.title = LocalizedText.enAr(english, arabic);
    }

    /** Its name for people. */
    public LocalizedText title() {
        return title;
    }

    /** The name in files: {@code assessment-and-planning}, … */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The phase with this name in files. */
    public static Optional<PlanPhase> ofFileName(String name) {
        return Stream.of(values())
                .filter(phase -> phase.fileName().equals(name))
                .findFirst();
    }
}
