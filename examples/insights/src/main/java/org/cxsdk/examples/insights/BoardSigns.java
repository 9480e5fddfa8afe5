package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What do people experience? A few figures from feedback, journeys and reuse decisions; changes that may be chance are counted. */
final class BoardSigns {

    /** The list that a file has under a key; an empty one if there is no such file. */
    @FunctionalInterface
    interface Lists {
        JsonNode apply(String file, String key);
    }

    /** What chance alone shows more often is no cause. */
    private static final double ALPHA = 0.05;

    private final Lists lists;
    private final Map<String, JsonNode> read;

    BoardSigns(Lists lists, Map<String, JsonNode> read) {
        this.lists = lists;
        this.read = read;
    }

    /** In the order of the files: scores, what changed in them, journeys, conformance, causes, reuse of data. */
    List<Board.Sign> all() {
        List<Board.Sign> signs = new ArrayList<>();
        for (JsonNode score : lists.apply("feedback.json", "scores")) {
            if (score.path("group").isEmpty() && score.path("value").isNumber()) {
                signs.add(new Board.Sign(
                        BoardPhrase.SIGN_SCORE,
                        title(score),
                        List.of(
                                score.path("question").asString(""),
                                BoardReader.shortest(score.path("value").asDouble()),
                                BoardReader.shortest(score.path("low").asDouble(Double.NaN)),
                                BoardReader.shortest(score.path("high").asDouble(Double.NaN)),
                                score.path("used").asString("0"))));
            }
        }
        int noise = 0;
        for (JsonNode change : changes().values()) {
            if (change.path("verdict").asString("").equals("real")) {
                signs.add(new Board.Sign(
                        BoardPhrase.SIGN_CHANGE_REAL,
                        title(change),
                        List.of(
                                change.path("question").asString(""),
                                BoardReader.shortest(change.path("before").asDouble(Double.NaN)),
                                BoardReader.shortest(change.path("after").asDouble(Double.NaN)),
                                change.path("from").asString(""),
                                change.path("to").asString(""))));
            } else {
                noise++;
            }
        }
        if (noise > 0) {
            signs.add(new Board.Sign(BoardPhrase.SIGN_NOISE, List.of(Integer.toString(noise))));
        }
        JsonNode journeys = read.get("journeys.json");
        if (journeys != null) {
            signs.add(new Board.Sign(
                    BoardPhrase.SIGN_JOURNEYS,
                    List.of(
                            journeys.path("cases").asString("0"),
                            BoardReader.shortest(journeys.path("caseDurationSeconds")
                                            .path("median")
                                            .asDouble(0)
                                    / 86_400),
                            BoardReader.shortest(
                                    100 * journeys.path("rework").path("share").asDouble(0)))));
        }
        JsonNode conformance = read.get("conformance.json");
        if (conformance != null && conformance.path("cases").asLong(0) > 0) {
            signs.add(new Board.Sign(
                    BoardPhrase.SIGN_CONFORMANCE,
                    List.of(
                            conformance.path("fittingCases").asString("0"),
                            conformance.path("cases").asString("0"))));
        }
        JsonNode causes = read.get("causes.json");
        if (causes != null) {
            signs.add(cause(causes));
        }
        JsonNode decisions = lists.apply("reuse.json", "decisions");
        if (!decisions.isEmpty()) {
            int permitted = 0;
            for (JsonNode decision : decisions) {
                permitted += decision.path("outcome").asString("").equals("PERMIT") ? 1 : 0;
            }
            signs.add(new Board.Sign(
                    BoardPhrase.SIGN_REUSE, List.of(Integer.toString(permitted), Integer.toString(decisions.size()))));
        }
        return signs;
    }

    private static Board.Sign cause(JsonNode causes) {
        String period = causes.path("period").asString("");
        JsonNode main = causes.path("suspects").path(0);
        boolean everywhere = causes.path("everywhere").asBoolean(false);
        boolean chance = causes.path("replicas").asLong(0) > 0 && main.path("p").asDouble(1) > ALPHA;
        if (main.isMissingNode() || (chance && !everywhere)) {
            return new Board.Sign(BoardPhrase.SIGN_NO_CAUSE, List.of(period));
        }
        JsonNode counts = everywhere ? causes : main;
        String observed = BoardReader.shortest(counts.path("observed").asDouble(Double.NaN));
        String expected = BoardReader.shortest(counts.path("expected").asDouble(Double.NaN));
        if (everywhere) {
            return new Board.Sign(BoardPhrase.SIGN_CAUSE_EVERYWHERE, List.of(period, observed, expected));
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : main.path("cause").properties()) {
            parts.add(one.getKey() + " = " + one.getValue().asString("–"));
        }
        return new Board.Sign(BoardPhrase.SIGN_CAUSE, List.of(period, String.join(", ", parts), observed, expected));
    }

    private static Map<String, String> title(JsonNode score) {
        Map<String, String> title = BoardReader.texts(score.path("title"));
        return title.isEmpty() ? Map.of("en", score.path("method").asString("")) : title;
    }

    /** The last change of each score over everything that has two figures, by its identifier. */
    private Map<String, JsonNode> changes() {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (JsonNode change : lists.apply("feedback.json", "changes")) {
            if (change.path("group").isEmpty()
                    && change.path("before").isNumber()
                    && change.path("after").isNumber()) {
                String score = change.path("id").asString("") + "\n"
                        + change.path("method").asString("") + "\n"
                        + change.path("question").asString("");
                last.merge(
                        score,
                        change,
                        (a, b) ->
                                b.path("to").asString("").compareTo(a.path("to").asString("")) >= 0 ? b : a);
            }
        }
        return last;
    }
}
