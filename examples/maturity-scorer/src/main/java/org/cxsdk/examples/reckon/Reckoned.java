package org.cxsdk.examples.reckon;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node as it was reckoned.
 *
 * @param node its id
 * @param context the attributes that it was reckoned for
 * @param score its score; null if it has none
 * @param why why it has no score; empty if it has one
 * @param steps the figure after each step; null for one that gives none
 * @param parts what it was made of, in order
 * @param levels its level and what stops the next; null if it has none
 */
record Reckoned(
        String node,
        Map<String, String> context,
        @Nullable Fraction score,
        String why,
        List<@Nullable Fraction> steps,
        List<Part> parts,
        @Nullable Levels levels) {

    /** As scores.json says it. */
    String state() {
        return score != null ? "scored" : outOfScope(why) ? "not-applicable" : "unscored";
    }

    static boolean outOfScope(String why) {
        return why.equals("not-applicable") || why.equals("not-relevant");
    }

    Reckoned with(Levels given) {
        return new Reckoned(node, context, score, why, steps, parts, given);
    }

    /**
     * One thing that a node was made of.
     *
     * @param kind node, face, answer or scope
     * @param name the node, face, answer or scope
     * @param score its own score; null if it has none
     * @param why why it has none
     * @param policy what the model does about that; null if it has a score
     * @param weight its weight
     * @param share its share in the whole; null where it has none
     * @param reference whether the node stands elsewhere in the model
     * @param below the node or face itself; null for answers and scopes
     */
    record Part(
            String kind,
            String name,
            @Nullable Fraction score,
            String why,
            @Nullable String policy,
            Fraction weight,
            @Nullable Fraction share,
            boolean reference,
            @Nullable Reckoned below) {

        /** The score with which it counts; null if it does not. */
        @Nullable
        Fraction counts() {
            return policy != null && policy.startsWith("count-as ")
                    ? Fraction.of(policy.substring("count-as ".length()))
                    : score;
        }

        Part sharing(@Nullable Fraction part) {
            return new Part(kind, name, score, why, policy, weight, part, reference, below);
        }
    }

    /**
     * A level, and how it came about.
     *
     * @param level the level
     * @param rungs each level that was tried, up to the first that fails
     * @param stop what stops the next; null at the top
     */
    record Levels(int level, List<Rung> rungs, @Nullable Stop stop) {}

    /**
     * A level that was tried.
     *
     * @param level the level
     * @param requirements what fails, for each requirement; nothing if it holds
     */
    record Rung(int level, List<List<Stop>> requirements) {

        boolean reached() {
            return requirements.stream().allMatch(List::isEmpty);
        }
    }

    /**
     * What stops a level.
     *
     * @param level the level
     * @param node where
     * @param score its score; null if it has none
     */
    record Stop(int level, String node, @Nullable Fraction score) {}
}
