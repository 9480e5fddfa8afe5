package org.cxsdk.feedback.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A score that an instrument defines.
 *
 * @param id identifies it within the instrument, for example {@code csat}
 * @param title what people call it
 * @param question the question it scores; of several items the first
 * @param method how
 * @param favourable codes that count in favour; empty for means
 * @param unfavourable codes that count against; empty but for {@link ScoreMethod#NET}
 * @param denominator of what it is a share
 * @param minimumN fewer answers than this give no figure but the state "too few"; at least 1
 * @param against the second question: what was expected ({@link ScoreMethod#GAP}, {@link ScoreMethod#MET}, {@link ScoreMethod#EXCEEDED}), or the choices of
 *     what was bad ({@link ScoreMethod#NET_CHOICE}); null for other methods
 * @param items the questions of an {@link ScoreMethod#ITEM_INDEX}; empty for other methods
 * @param factor an index is multiplied by it; 1 for other methods
 * @param constant and then this is added; 0 for other methods
 * @param direction which way it is good
 */
public record ScoreDefinition(
        ScoreId id,
        LocalizedText title,
        QuestionId question,
        ScoreMethod method,
        Set<Integer> favourable,
        Set<Integer> unfavourable,
        Denominator denominator,
        int minimumN,
        @Nullable QuestionId against,
        List<Item> items,
        Rational factor,
        Rational constant,
        ScoreDirection direction) {

    public ScoreDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(denominator, "denominator");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(constant, "constant");
        Objects.requireNonNull(direction, "direction");
        favourable = Set.copyOf(favourable);
        unfavourable = Set.copyOf(unfavourable);
        items = List.copyOf(items);
        boolean share = method == ScoreMethod.TOP_BOX || method == ScoreMethod.NET || method == ScoreMethod.NET_CHOICE;
        if (share == favourable.isEmpty()) {
            throw new IllegalArgumentException(
                    share ? method + " needs favourable codes" : method + " takes no favourable codes");
        }
        if ((method == ScoreMethod.NET) == unfavourable.isEmpty()) {
            throw new IllegalArgumentException(
                    method == ScoreMethod.NET
                            ? "NET needs unfavourable codes"
                            : method + " takes no unfavourable codes");
        }
        if (favourable.stream().anyMatch(unfavourable::contains)) {
            throw new IllegalArgumentException("a code of score " + id + " is both favourable and unfavourable");
        }
        if (!share && denominator != Denominator.OPINIONS) {
            throw new IllegalArgumentException("a mean is a mean of opinions; its denominator must be OPINIONS");
        }
        if (minimumN < 1) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 1");
        }
        if (needsSecond(method) == (against == null)) {
            throw new IllegalArgumentException(
                    needsSecond(method) ? method + " needs a second question" : method + " takes no second question");
        }
        if ((method == ScoreMethod.ITEM_INDEX) == items.isEmpty()) {
            throw new IllegalArgumentException(
                    method == ScoreMethod.ITEM_INDEX ? "ITEM_INDEX needs items" : method + " takes no items");
        }
    }

    /** A score of one question, of which more is better. */
    public ScoreDefinition(
            ScoreId id,
            LocalizedText title,
            QuestionId question,
            ScoreMethod method,
            Set<Integer> favourable,
            Set<Integer> unfavourable,
            Denominator denominator,
            int minimumN) {
        this(
                id,
                title,
                question,
                method,
                favourable,
                unfavourable,
                denominator,
                minimumN,
                null,
                List.of(),
                Rational.ONE,
                Rational.ZERO,
                ScoreDirection.HIGHER_IS_BETTER);
    }

    private static boolean needsSecond(ScoreMethod method) {
        return switch (method) {
            case GAP, MET, EXCEEDED, NET_CHOICE -> true;
            case TOP_BOX, NET, MEAN, RESCALED_MEAN, ITEM_INDEX -> false;
        };
    }

    /** How it is made, in one sentence: what is counted, of what, and when there is no figure. */
    public LocalizedText formula() {
        return ScoreFormula.of(this);
    }

    /**
     * One item of an index.
     *
     * @param question the question
     * @param reversed whether agreement counts against
     */
    public record Item(QuestionId question, boolean reversed) {
        public Item {
            Objects.requireNonNull(question, "question");
        }
    }

    /** Every question it needs, in order. */
    public List<QuestionId> questions() {
        List<QuestionId> all = new ArrayList<>(List.of(question));
        if (against != null) {
            all.add(against);
        }
        items.stream().map(Item::question).filter(item -> !all.contains(item)).forEach(all::add);
        return List.copyOf(all);
    }
}
