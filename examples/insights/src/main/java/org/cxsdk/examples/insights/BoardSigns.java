package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What do people experience? A few figures from feedback, journeys and reuse decisions; changes that may be chance are counted. */
final class BoardSigns {

    /** The list that a file has under a key; an empty one if there is no such file. */
    @FunctionalInterface
    interface Lists {
        JsonNode apply(String file, String key);
    }

    private final Lists lists;
    private final @Nullable JsonNode journeys;

    BoardSigns(Lists lists, @Nullable JsonNode journeys) {
        this.lists = lists;
        this.journeys = journeys;
    }

    /** In the order of the files: scores, what changed in them, journeys, reuse of data. */
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
