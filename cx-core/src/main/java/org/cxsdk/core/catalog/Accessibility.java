package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a channel's accessibility. What is not stated is unknown, not absent.
 *
 * @param facts what is there, in the order of the enum
 * @param wcagLevel the level met when it was last checked; null if it was never checked or does not apply
 * @param checkedOn the day of that check; null if unknown
 */
public record Accessibility(
        Set<AccessibilityFact> facts,
        @Nullable WcagLevel wcagLevel,
        @Nullable LocalDate checkedOn) {

    /** Nothing is known. */
    public static final Accessibility UNKNOWN = new Accessibility(Set.of(), null, null);

    public Accessibility {
        facts = Collections.unmodifiableSet(new TreeSet<>(facts));
    }

    /** The level of WCAG 2.2 that was found, if it was checked. */
    public Optional<WcagLevel> wcag() {
        return Optional.ofNullable(wcagLevel);
    }
}
