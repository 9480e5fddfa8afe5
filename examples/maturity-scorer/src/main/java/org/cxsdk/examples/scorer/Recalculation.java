package org.cxsdk.examples.scorer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the figures of an {@code explanation.json} from their inputs, without the engine that made them: a second, small calculation with
 * fractions of its own. Means, weighted means, medians, sums, least, greatest, counts and roundings are computed anew; what the model
 * alone can tell (the score of an answer, a row of a table, a step) is taken as the file says and followed upwards.
 */
final class Recalculation {

    private final List<String> problems = new ArrayList<>();
    private int figures;

    /** How many figures were recomputed. */
    int figures() {
        return figures;
    }

    /** What did not come out, with its place. */
    List<String> problems() {
        return problems;
    }

    /**
     * A fraction.
     *
     * @param over numerator
     * @param under denominator, above 0
     */
    private record Fraction(BigInteger over, BigInteger under) {

        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(String text) {
            int slash = text.indexOf('/');
            if (slash > 0) {
                return new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)))
                        .reduced();
            }
            BigDecimal decimal = new BigDecimal(text);
            BigInteger scale = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
            return new Fraction(decimal.multiply(new BigDecimal(scale)).toBigIntegerExact(), scale).reduced();
        }

        Fraction reduced() {
            BigInteger common = over.gcd(under);
            BigInteger divisor = under.signum() < 0 ? common.negate() : common;
            return new Fraction(over.divide(divisor), under.divide(divisor));
        }

        Fraction plus(Fraction other) {
            return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under))
                    .reduced();
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under)).reduced();
        }

        Fraction over(Fraction other) {
            return new Fraction(over.multiply(other.under), under.multiply(other.over)).reduced();
        }

        int compare(Fraction other) {
            return over.multiply(other.under).compareTo(other.over.multiply(under));
        }

        Fraction rounded(int decimals, RoundingMode mode) {
            BigDecimal value = new BigDecimal(over).divide(new BigDecimal(under), decimals, mode);
            return of(value.toPlainString());
        }
    }

    /**
     * One thing that counts.
     *
     * @param value its score
     * @param weight its weight
     */
    private record Counted(Fraction value, Fraction weight) {}

    /** Recomputes a node and everything below it. */
    void check(DocumentNode node) {
        List<Counted> counted = new ArrayList<>();
        for (DocumentNode input : elements(node, "inputs")) {
            DocumentNode below = input.members().get("result");
            if (below != null && below.kind() == DocumentNode.Kind.OBJECT) {
                check(below);
            }
            Fraction value = counts(input, below == null ? input : below);
            if (value != null) {
                String weight = text(input, "weight");
                counted.add(new Counted(value, weight == null ? Fraction.of("1") : Fraction.of(weight)));
            }
        }
        Fraction last = null;
        for (DocumentNode step : elements(node, "rules")) {
            Fraction computed = computed(step, counted, last);
            Fraction told = score(step, "result");
            if (computed != null) {
                figures++;
                // a step is told to 17 decimals
                if (told == null || told.compare(computed.rounded(17, RoundingMode.HALF_UP)) != 0) {
                    problem(node, "the step " + text(step, "rule") + " is not what its inputs give");
                }
                last = computed;
            } else {
                last = told;
            }
        }
        Fraction score = exact(node);
        boolean same = score == null
                ? last == null
                : last != null
                        && (last.compare(score) == 0 || last.compare(score.rounded(17, RoundingMode.HALF_UP)) == 0);
        if (!same) {
            problem(node, "the score is not the result of its last step");
        }
    }

    private @Nullable Fraction computed(DocumentNode step, List<Counted> counted, @Nullable Fraction last) {
        String rule =
                String.valueOf(text(step, "rule")).toUpperCase(Locale.ROOT).replace('-', '_');
        String detail = text(step, "detail");
        if (rule.equals("ROUNDED") && last != null && detail != null) {
            String[] words = detail.split(" ");
            return last.rounded(
                    Integer.parseInt(words[2]),
                    RoundingMode.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        if (counted.isEmpty()) {
            return null;
        }
        if (rule.equals("SCOPES") && detail != null) {
            rule = detail.toUpperCase(Locale.ROOT).replace('-', '_');
        }
        return switch (rule) {
            case "MEAN" -> sum(counted).over(Fraction.of(Integer.toString(counted.size())));
            case "WEIGHTED_MEAN" -> {
                Fraction total = Fraction.ZERO;
                Fraction weights = Fraction.ZERO;
                for (Counted c : counted) {
                    total = total.plus(c.value.times(c.weight));
                    weights = weights.plus(c.weight);
                }
                yield total.over(weights);
            }
            case "SUM" -> sum(counted);
            case "MIN" -> sorted(counted).get(0);
            case "BEST_OF" -> sorted(counted).get(counted.size() - 1);
            case "MEDIAN" -> median(sorted(counted));
            default -> null;
        };
    }

    private static Fraction sum(List<Counted> counted) {
        Fraction sum = Fraction.ZERO;
        for (Counted c : counted) {
            sum = sum.plus(c.value);
        }
        return sum;
    }

    private static List<Fraction> sorted(List<Counted> counted) {
        return counted.stream().map(Counted::value).sorted(Fraction::compare).toList();
    }

    private static Fraction median(List<Fraction> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).over(Fraction.of("2"));
    }

    /** The score with which an input counts; null if it does not. */
    private static @Nullable Fraction counts(DocumentNode input, DocumentNode scored) {
        String policy = text(input, "policy");
        if (text(input, "overruledBy") != null) {
            return null;
        }
        if (policy != null) {
            return policy.startsWith("count-as ") ? Fraction.of(policy.substring("count-as ".length())) : null;
        }
        return exact(scored);
    }

    private static @Nullable Fraction exact(DocumentNode node) {
        String exact = text(node, "exact");
        return exact == null ? score(node, "score") : Fraction.of(exact);
    }

    private static @Nullable Fraction score(DocumentNode node, String key) {
        String text = text(node, key);
        return text == null ? null : Fraction.of(text);
    }

    private static List<DocumentNode> elements(DocumentNode node, String key) {
        DocumentNode list = node.members().get(key);
        return list == null ? List.of() : list.elements();
    }

    private static @Nullable String text(DocumentNode node, String key) {
        Map<String, DocumentNode> members = node.members();
        DocumentNode member = members.get(key);
        return member == null
                        || member.kind() == DocumentNode.Kind.NULL
                        || member.text().isEmpty()
                ? null
                : member.text();
    }

    private void problem(DocumentNode node, String what) {
        problems.add("explanation.json:" + node.line() + ": " + text(node, "node") + ": " + what);
    }
}
