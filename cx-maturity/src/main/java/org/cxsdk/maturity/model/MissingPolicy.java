package org.cxsdk.maturity.model;

import java.util.Objects;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What a group does with a child that has no score.
 *
 * @param kind what is done
 * @param value the score it counts as; present if and only if the kind is {@link Kind#COUNT_AS}
 */
public record MissingPolicy(Kind kind, @Nullable Rational value) {

    /** The four things a group can do. */
    public enum Kind {
        /** It stays out; the weights of the others are rescaled. */
        LEAVE_OUT,
        /** It counts with a score that the model names. */
        COUNT_AS,
        /** The group then has no score either. */
        UNSCORED,
        /** The answers are refused. */
        FORBIDDEN
    }

    public static final MissingPolicy LEAVE_OUT = new MissingPolicy(Kind.LEAVE_OUT, null);
    public static final MissingPolicy UNSCORED = new MissingPolicy(Kind.UNSCORED, null);
    public static final MissingPolicy FORBIDDEN = new MissingPolicy(Kind.FORBIDDEN, null);

    public MissingPolicy {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.COUNT_AS) != (value != null)) {
            throw new IllegalArgumentException("exactly the kind COUNT_AS has a value");
        }
    }

    /** It counts with this score. */
    public static MissingPolicy countAs(Rational value) {
        return new MissingPolicy(Kind.COUNT_AS, value);
    }

    /**
     * Reads {@code leave-out}, {@code unscored}, {@code forbidden} or {@code count-as N}.
     *
     * @throws IllegalArgumentException if the text is none of them
     */
    public static MissingPolicy parse(String text) {
        if (text.startsWith("count-as ")) {
            return countAs(Rational.parse(text.substring("count-as ".length())));
        }
        return switch (text) {
            case "leave-out" -> LEAVE_OUT;
            case "unscored" -> UNSCORED;
            case "forbidden" -> FORBIDDEN;
            default -> throw new IllegalArgumentException("\"" + text + "\" is no policy for missing values");
        };
    }

    /** As in model documents. */
    @Override
    public String toString() {
        return switch (kind) {
            case LEAVE_OUT -> "leave-out";
            case COUNT_AS -> "count-as " + value;
            case UNSCORED -> "unscored";
            case FORBIDDEN -> "forbidden";
        };
    }
}
