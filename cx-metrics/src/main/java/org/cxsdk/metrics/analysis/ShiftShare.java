package org.cxsdk.metrics.analysis;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Rational;

/**
 * Why a count of one agency, channel or area grew: as all grew, as its kind grew beyond all, or on its own. With growth G of
 * everything and g of the kind everywhere: national x0·G, mix x0·(g - G), own x1 - x0 - x0·g (Dunn, "A statistical and
 * analytical technique for regional analysis", 1960). Rational; the three add up to the change exactly.
 *
 * @param name of the part
 * @param change after less before
 * @param national what the growth of everything would have brought
 * @param mix what its kind grew beyond that
 * @param own what remains: its own doing
 */
public record ShiftShare(String name, Rational change, Rational national, Rational mix, Rational own) {

    public ShiftShare {
        Objects.requireNonNull(name, "name");
    }

    /**
     * A kind here and everywhere.
     *
     * @param name of the kind, for example a channel
     * @param before here, before
     * @param after here, after
     * @param allBefore everywhere, before; more than 0
     * @param allAfter everywhere, after
     */
    public record Kind(String name, Rational before, Rational after, Rational allBefore, Rational allAfter) {
        public Kind {
            if (allBefore.signum() <= 0) {
                throw new IllegalArgumentException(name + " everywhere before (" + allBefore + ") must be more than 0");
            }
        }

        /** With whole numbers. */
        public static Kind of(String name, long before, long after, long allBefore, long allAfter) {
            return new Kind(
                    name, Rational.of(before), Rational.of(after), Rational.of(allBefore), Rational.of(allAfter));
        }
    }

    /** Splits the growth of each kind. */
    public static List<ShiftShare> of(List<Kind> kinds) {
        Rational all0 = Rational.ZERO;
        Rational all1 = Rational.ZERO;
        for (Kind kind : kinds) {
            all0 = all0.plus(kind.allBefore());
            all1 = all1.plus(kind.allAfter());
        }
        if (kinds.isEmpty()) {
            return List.of();
        }
        Rational growth = all1.dividedBy(all0).minus(Rational.ONE);
        return kinds.stream()
                .map(kind -> {
                    Rational here = kind.before();
                    Rational kinds1 =
                            kind.allAfter().dividedBy(kind.allBefore()).minus(Rational.ONE);
                    return new ShiftShare(
                            kind.name(),
                            kind.after().minus(here),
                            here.times(growth),
                            here.times(kinds1.minus(growth)),
                            kind.after().minus(here).minus(here.times(kinds1)));
                })
                .toList();
    }
}
