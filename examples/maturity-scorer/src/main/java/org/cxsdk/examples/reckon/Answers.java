package org.cxsdk.examples.reckon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.reckon.ModelTree.list;
import static org.cxsdk.examples.reckon.ModelTree.text;

/** What an answer scores by its type, and the answers that score least and most. */
final class Answers {

    private Answers() {}

    /** The score; each figure on the way is added to the steps. */
    static Fraction score(ModelTree model, DocumentNode type, String value, List<@Nullable Fraction> steps) {
        Fraction first =
                switch (kind(type)) {
                    case "choice" ->
                        Objects.requireNonNull(model.scale(scale(type)).get(value), value);
                    case "yes-no" -> yesNo(model, type, value.equals("yes") || value.equals("true"));
                    default -> Fraction.of(value);
                };
        steps.add(first);
        if (!type.members().containsKey("steps") && !type.members().containsKey("linear")) {
            return first;
        }
        Fraction score = converted(model, type, first);
        steps.add(score);
        return score;
    }

    private static String kind(DocumentNode type) {
        return Objects.requireNonNull(text(type, "type"));
    }

    private static String scale(DocumentNode type) {
        return Objects.requireNonNull(text(type, "scale"));
    }

    private static Fraction yesNo(ModelTree model, DocumentNode type, boolean yes) {
        String own = text(type, yes ? "yes" : "no");
        return own != null ? Fraction.of(own) : yes ? model.max() : model.min();
    }

    /** A figure after steps or a line. */
    static Fraction converted(ModelTree model, DocumentNode holder, Fraction figure) {
        DocumentNode linear = holder.members().get("linear");
        if (linear != null) {
            Fraction from = Fraction.of(Objects.requireNonNull(text(linear, "from")));
            Fraction to = Fraction.of(Objects.requireNonNull(text(linear, "to")));
            Fraction share = figure.minus(from).over(to.minus(from));
            Fraction cut = share.compareTo(Fraction.ZERO) < 0
                    ? Fraction.ZERO
                    : share.compareTo(Fraction.ONE) > 0 ? Fraction.ONE : share;
            return model.min().plus(cut.times(model.max().minus(model.min())));
        }
        for (DocumentNode step : list(holder, "steps")) {
            if (figure.meets(Objects.requireNonNull(text(step, "when")))) {
                return Fraction.of(Objects.requireNonNull(text(step, "score")));
            }
        }
        return Fraction.of(Objects.requireNonNull(text(holder, "otherwise")));
    }

    /** Everything that a criterion can score, as far as it matters for the least and the most. */
    static List<Fraction> possible(ModelTree model, DocumentNode type) {
        if (kind(type).equals("choice")) {
            return List.copyOf(model.scale(scale(type)).values());
        }
        if (kind(type).equals("yes-no")) {
            return List.of(yesNo(model, type, false), yesNo(model, type, true));
        }
        Map<String, Fraction> figures = new LinkedHashMap<>();
        boolean percentage = kind(type).equals("percentage");
        Fraction least = bound(type, "min", percentage ? Fraction.ZERO : null);
        Fraction most = bound(type, "max", percentage ? Fraction.of(100) : null);
        for (Fraction end : new Fraction[] {least == null ? model.min() : least, most == null ? model.max() : most}) {
            figures.put(end.toString(), end);
        }
        DocumentNode linear = type.members().get("linear");
        if (linear != null) {
            linear.members().values().forEach(end -> figures.put(end.text(), Fraction.of(end.text())));
        }
        for (DocumentNode step : list(type, "steps")) {
            Fraction bound = Fraction.bound(Objects.requireNonNull(text(step, "when")));
            for (Fraction near : new Fraction[] {bound, bound.plus(Fraction.ONE), bound.minus(Fraction.ONE)}) {
                figures.put(near.toString(), near);
            }
        }
        List<Fraction> scores = new ArrayList<>();
        boolean converts = type.members().containsKey("steps") || linear != null;
        for (Fraction figure : figures.values()) {
            if ((least == null || figure.compareTo(least) >= 0) && (most == null || figure.compareTo(most) <= 0)) {
                scores.add(converts ? converted(model, type, figure) : figure);
            }
        }
        return scores;
    }

    private static @Nullable Fraction bound(DocumentNode type, String key, @Nullable Fraction otherwise) {
        String own = text(type, key);
        return own == null ? otherwise : Fraction.of(own);
    }
}
