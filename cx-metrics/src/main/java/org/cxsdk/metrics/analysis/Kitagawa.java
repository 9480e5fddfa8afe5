package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;

/**
 * Why a share or mean differs between two periods, agencies or groups of people: because the parts do otherwise (rate), or
 * because there are more of some parts and fewer of others (mix).
 *
 * <p>With weight w (a part's share of the volume) and rate r, 0 before and 1 after: rate Σ(r1-r0)(w1+w0)/2, mix
 * Σ(w1-w0)(r1+r0)/2; Kitagawa, "Components of a difference between two rates", JASA 50 (1955) 1168-1194. Both are rational
 * numbers and add up to the change exactly. A part that one side lacks has no rate there; the other side's is taken, so it
 * counts as mix.
 *
 * @param before the figure before
 * @param after the figure after
 * @param parts what each part adds to both effects, in the order given
 */
public record Kitagawa(Rational before, Rational after, List<Effect> parts) {

    public Kitagawa {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        parts = List.copyOf(parts);
    }

    /**
     * A part on both sides.
     *
     * @param name of the part
     * @param numeratorBefore above the line before
     * @param denominatorBefore its volume before, not negative
     * @param numeratorAfter above the line after
     * @param denominatorAfter its volume after, not negative
     */
    public record Part(
            String name,
            Rational numeratorBefore,
            Rational denominatorBefore,
            Rational numeratorAfter,
            Rational denominatorAfter) {
        public Part {
            Objects.requireNonNull(name, "name");
            if (denominatorBefore.signum() < 0 || denominatorAfter.signum() < 0) {
                throw new IllegalArgumentException("the volume of " + name + " must not be negative");
            }
        }

        /** A part with whole numbers. */
        public static Part of(
                String name, long numeratorBefore, long denominatorBefore, long numeratorAfter, long denominatorAfter) {
            return new Part(
                    name,
                    Rational.of(numeratorBefore),
                    Rational.of(denominatorBefore),
                    Rational.of(numeratorAfter),
                    Rational.of(denominatorAfter));
        }
    }

    /**
     * What a part adds.
     *
     * @param name of the part
     * @param rate because it does otherwise
     * @param mix because there is more or less of it
     * @param rateAlone (r1-r0)·w0: had only the rates changed
     * @param mixAlone (w1-w0)·r0: had only the mix changed
     */
    public record Effect(String name, Rational rate, Rational mix, Rational rateAlone, Rational mixAlone) {

        /** (r1-r0)(w1-w0): what neither does alone. */
        public Rational together() {
            return rate.plus(mix).minus(rateAlone).minus(mixAlone);
        }
    }

    /** What a reader of the whole must know. */
    public enum Warning implements Reason {
        SIMPSON(
                "The parts went the other way than the whole (Simpson's paradox): the change comes from the mix."
                        + " Compare like with like.",
                "سارت الأجزاء عكس الكل (مفارقة سيمبسون): التغير ناتج عن التركيبة. قارن المثيل بالمثيل.");

        private final LocalizedText text;

        Warning(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * Splits a difference.
     *
     * @param parts with some volume on each side
     */
    public static Kitagawa of(List<Part> parts) {
        Rational volumeBefore = sum(parts, Part::denominatorBefore);
        Rational volumeAfter = sum(parts, Part::denominatorAfter);
        if (volumeBefore.signum() == 0 || volumeAfter.signum() == 0) {
            throw new IllegalArgumentException("both sides need a volume");
        }
        List<Effect> effects = new ArrayList<>();
        for (Part part : parts) {
            boolean was = part.denominatorBefore().signum() > 0;
            boolean is = part.denominatorAfter().signum() > 0;
            if (!was && !is) {
                effects.add(new Effect(part.name(), Rational.ZERO, Rational.ZERO, Rational.ZERO, Rational.ZERO));
                continue;
            }
            Rational r0 = was
                    ? part.numeratorBefore().dividedBy(part.denominatorBefore())
                    : part.numeratorAfter().dividedBy(part.denominatorAfter());
            Rational r1 = is ? part.numeratorAfter().dividedBy(part.denominatorAfter()) : r0;
            Rational w0 = part.denominatorBefore().dividedBy(volumeBefore);
            Rational w1 = part.denominatorAfter().dividedBy(volumeAfter);
            Rational half = Rational.of(1, 2);
            effects.add(new Effect(
                    part.name(),
                    r1.minus(r0).times(w1.plus(w0)).times(half),
                    w1.minus(w0).times(r1.plus(r0)).times(half),
                    r1.minus(r0).times(w0),
                    w1.minus(w0).times(r0)));
        }
        return new Kitagawa(
                sum(parts, Part::numeratorBefore).dividedBy(volumeBefore),
                sum(parts, Part::numeratorAfter).dividedBy(volumeAfter),
                effects);
    }

    /** After less before. */
    public Rational change() {
        return after.minus(before);
    }

    /** What the parts' rates did. */
    public Rational rate() {
        return sum(parts, Effect::rate);
    }

    /** What the mix did. */
    public Rational mix() {
        return sum(parts, Effect::mix);
    }

    /** {@link Warning#SIMPSON} where the rates and the whole went opposite ways. */
    public List<Warning> warnings() {
        return rate().signum() * change().signum() < 0 ? List.of(Warning.SIMPSON) : List.of();
    }

    private static <T> Rational sum(List<T> list, Function<T, Rational> value) {
        return list.stream().map(value).reduce(Rational.ZERO, Rational::plus);
    }
}
