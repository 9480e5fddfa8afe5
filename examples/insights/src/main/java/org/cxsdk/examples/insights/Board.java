package org.cxsdk.examples.insights;

import java.util.List;
import java.util.Map;
import org.cxsdk.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a director looks at.
 *
 * @param sources the files it was made from
 * @param elsewhere files of other commands in the same folder that are not told here
 * @param levels the maturity of each subject
 * @param shortfalls the worst first, at most three
 * @param more how many further targets are missed
 * @param raised targets that became harder
 * @param promises what was promised, and whether it is done
 * @param signs a few figures of what people experience
 */
record Board(
        List<String> sources,
        List<String> elsewhere,
        List<Standing> levels,
        List<Shortfall> shortfalls,
        int more,
        List<Raised> raised,
        List<Promise> promises,
        List<Sign> signs) {

    /** The maturity of a subject, and what stops the next level, by language. */
    record Standing(
            String subject,
            String scope,
            @Nullable Long level,
            @Nullable Double score,
            Map<String, String> limit) {}

    /**
     * A target that is missed, or a criterion that stops a level.
     *
     * @param what the KPI or criterion
     * @param titles its title by language; empty if only the identifier is known
     * @param period the period; empty for a criterion
     * @param value where it stands; absent if it has no figure
     * @param target where it should stand
     * @param unit of both
     * @param gap how far it is from the target, of the target; 1 is nothing of it
     * @param conclusive whether luck is ruled out
     * @param cause the part in which most of the gap lies; empty if it is not known
     * @param share share of the gap that lies there
     * @param owner who sees to it; empty if nobody is named
     * @param action what is planned, by language; empty if nothing is
     */
    record Shortfall(
            String what,
            Map<String, String> titles,
            String period,
            @Nullable Double value,
            double target,
            String unit,
            double gap,
            boolean conclusive,
            String cause,
            double share,
            String owner,
            Map<String, String> action) {}

    /** A target that became harder. */
    record Raised(String kpi, Map<String, String> titles, String since, double from, double to) {}

    /** Something that was promised; {@code done} is absent where nothing tells. */
    record Promise(
            Map<String, String> title,
            String owner,
            String due,
            @Nullable Boolean done,
            String standing) {}

    /**
     * A figure of what people experience.
     *
     * @param title what is measured, by language, in front of the values; empty where the phrase says it
     */
    record Sign(BoardPhrase phrase, Map<String, String> title, List<String> values) {

        Sign(BoardPhrase phrase, List<String> values) {
            this(phrase, Map.of(), values);
        }
    }

    JsonObject json() {
        return JsonObject.of()
                .put("sources", sources)
                .put("elsewhere", elsewhere)
                .put(
                        "levels",
                        levels.stream()
                                .map(one -> JsonObject.of()
                                        .put("subject", one.subject)
                                        .put("scope", one.scope)
                                        .put("level", one.level)
                                        .put("score", one.score)
                                        .put("limit", one.limit))
                                .toList())
                .put(
                        "shortfalls",
                        shortfalls.stream()
                                .map(one -> JsonObject.of()
                                        .put("what", one.what)
                                        .put("period", one.period)
                                        .put("value", one.value)
                                        .put("target", one.target)
                                        .put("unit", one.unit)
                                        .put("gap", one.gap)
                                        .put("conclusive", one.conclusive)
                                        .put("cause", one.cause)
                                        .put("shareOfGap", one.share)
                                        .put("owner", one.owner)
                                        .put("action", one.action))
                                .toList())
                .put("furtherShortfalls", more)
                .put(
                        "targetsRaised",
                        raised.stream()
                                .map(one -> JsonObject.of()
                                        .put("kpi", one.kpi)
                                        .put("since", one.since)
                                        .put("from", one.from)
                                        .put("to", one.to))
                                .toList())
                .put(
                        "promises",
                        promises.stream()
                                .map(one -> JsonObject.of()
                                        .put("title", one.title)
                                        .put("owner", one.owner)
                                        .put("due", one.due)
                                        .put("done", one.done)
                                        .put("standing", one.standing))
                                .toList());
    }
}
