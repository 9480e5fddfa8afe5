package org.cxsdk.maturity.model;

import java.util.Objects;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What a model does with an answer that nothing stands behind. An answer that a measurement gives needs no other evidence.
 *
 * @param none if the answer names no evidence that supports it
 * @param expired if it names some, and none of it stands on the day of the assessment; not looked at where no day is known
 */
public record EvidenceRule(Treatment none, Treatment expired) {

    /** Evidence changes no score. */
    public static final EvidenceRule NOT_ASKED = new EvidenceRule(Treatment.ACCEPT, Treatment.ACCEPT);

    public EvidenceRule {
        Objects.requireNonNull(none, "none");
        Objects.requireNonNull(expired, "expired");
    }

    /**
     * What happens to the answer's score.
     *
     * @param kind what happens
     * @param cap the most that the criterion can then score; present if and only if the kind is {@link Kind#CAP}
     */
    public record Treatment(Kind kind, @Nullable Rational cap) {

        /** The score stands. */
        public static final Treatment ACCEPT = new Treatment(Kind.ACCEPT, null);

        /** The criterion has no score; the policies of its group for {@code no-evidence} and {@code expired} decide. */
        public static final Treatment NO_SCORE = new Treatment(Kind.NO_SCORE, null);

        /** The three things that can happen. */
        public enum Kind {
            ACCEPT,
            CAP,
            NO_SCORE
        }

        public Treatment {
            Objects.requireNonNull(kind, "kind");
            if ((kind == Kind.CAP) != (cap != null)) {
                throw new IllegalArgumentException("exactly the kind CAP has a cap");
            }
        }

        /** The criterion scores at most this. */
        public static Treatment cap(Rational most) {
            return new Treatment(Kind.CAP, most);
        }

        /**
         * Reads {@code accept}, {@code no-score} or {@code cap N}.
         *
         * @throws IllegalArgumentException if the text is none of them
         */
        public static Treatment parse(String text) {
            if (text.startsWith("cap ")) {
                return cap(Rational.parse(text.substring("cap ".length())));
            }
            return switch (text) {
                case "accept" -> ACCEPT;
                case "no-score" -> NO_SCORE;
                default -> throw new IllegalArgumentException("\"" + text + "\" is no treatment of missing evidence");
            };
        }

        /** As in model documents. */
        @Override
        public String toString() {
            return switch (kind) {
                case ACCEPT -> "accept";
                case CAP -> "cap " + cap;
                case NO_SCORE -> "no-score";
            };
        }
    }
}
