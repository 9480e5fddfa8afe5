package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something an agency may do to get better.
 *
 * @param id its identifier
 * @param title its title
 * @param phase the phase of the transformation that it belongs to
 * @param kind what kind of work it is
 * @param cost what it costs, in the currency of its catalogue, not negative
 * @param capacity what it takes of the phase's people, in person-days, not negative
 * @param days how long it takes, in calendar days, not negative; 0 is a milestone
 * @param risk how likely it is to bring less
 * @param statedValue what it is worth in somebody's judgement, not negative; absent where only scoring again tells
 * @param owner the unit that answers for it, where named
 * @param after the initiatives that must be done before
 * @param partners who takes part from outside
 * @param stakeholders groups that must hear of it, in words
 * @param effects what it does to criteria
 * @param outcomes what it is to do to KPIs
 * @param reach whom it is to reach, for literacy and training; absent otherwise
 */
public record Initiative(
        InitiativeId id,
        LocalizedText title,
        PlanPhase phase,
        Kind kind,
        BigDecimal cost,
        BigDecimal capacity,
        int days,
        Risk risk,
        @Nullable BigDecimal statedValue,
        @Nullable String owner,
        Set<InitiativeId> after,
        List<Partner> partners,
        List<String> stakeholders,
        List<Effect> effects,
        List<KpiOutcome> outcomes,
        @Nullable Reach reach) {

    /** Kinds of work. */
    public enum Kind {
        PROCESS("process", "إجراءات"),
        TECHNOLOGY("technology", "تقنية"),
        PEOPLE("people", "كوادر"),
        POLICY("policy", "سياسات"),
        /** Helps people use digital services; has a reach. */
        LITERACY("digital literacy", "محو الأمية الرقمية"),
        TRAINING("training", "تدريب");

        private final LocalizedText title;

        Kind(String english, String arabic) {
            this.title = LocalizedText.enAr(english, arabic);
        }

        /** Its name for people. */
        public LocalizedText title() {
            return title;
        }

        /** The name in files: {@code process}, … */
        public String fileName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Initiative {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(risk, "risk");
        requireNotNegative("cost", cost);
        requireNotNegative("capacity", capacity);
        if (statedValue != null) {
            requireNotNegative("statedValue", statedValue);
        }
        if (days < 0) {
            throw new IllegalArgumentException("days (" + days + ") must not be negative");
        }
        if (kind == Kind.LITERACY && reach == null) {
            throw new IllegalArgumentException("the literacy initiative " + id + " must say whom it reaches");
        }
        after = Collections.unmodifiableSet(new TreeSet<>(after));
        partners = List.copyOf(partners);
        stakeholders = List.copyOf(stakeholders);
        effects =
                effects.stream().sorted(Comparator.comparing(Effect::criterion)).toList();
        outcomes = List.copyOf(outcomes);
    }

    private static void requireNotNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must not be negative");
        }
    }
}
