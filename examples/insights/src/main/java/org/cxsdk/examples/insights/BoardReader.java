package org.cxsdk.examples.insights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.examples.report.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the other commands wrote; any of the files may be missing, not all of them. */
final class BoardReader {

    private static final List<String> FILES = List.of(
            "scores.json",
            "explanation.json",
            "kpis.json",
            "feedback.json",
            "journeys.json",
            "conformance.json",
            "causes.json",
            "reuse.json",
            "roadmap.json",
            "progress.json");

    /** What other commands write and a board does not tell: they have pages or readers of their own. */
    private static final List<String> ELSEWHERE = List.of("series.json", "survival.json", "text.json", "proofs.json");

    private static final int WORST = 3;

    private final Map<String, JsonNode> read = new LinkedHashMap<>();
    private final List<String> elsewhere;

    private BoardReader(Path folder) {
        elsewhere = ELSEWHERE.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .toList();
    }

    static Board read(Path folder) {
        BoardReader reader = new BoardReader(folder);
        List<Violation> violations = new ArrayList<>();
        for (String name : FILES) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                reader.load(name, file, violations);
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
        if (reader.read.isEmpty()) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    "--in " + folder + " holds none of the files that a board is made of",
                    "Put one or more of " + String.join(", ", FILES) + " there: the other commands write them.");
        }
        return reader.board();
    }

    private void load(String name, Path file, List<Violation> violations) {
        try {
            JsonNode root = JsonMapper.shared().readTree(file.toFile());
            if (root.isObject()) {
                violations.addAll(BoardShape.violations(name, file, root));
                read.put(name, root);
            } else {
                violations.add(violation(file, 1, 1, "is not an object"));
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            violations.add(violation(file, Math.max(0, line), Math.max(0, column), "is not JSON"));
        }
    }

    private static Violation violation(Path file, int line, int column, String rule) {
        return new Violation(
                file.toString(), line, column, "", null, rule, "Write it again with the command it comes from");
    }

    private JsonNode list(String file, String key) {
        JsonNode root = read.get(file);
        return root == null ? JsonMapper.shared().createArrayNode() : root.path(key);
    }

    private Board board() {
        List<Board.Shortfall> all = new ArrayList<>(missedTargets());
        all.sort(Comparator.comparing((Board.Shortfall one) -> !one.conclusive())
                .thenComparing(one -> -one.gap())
                .thenComparing(Board.Shortfall::what));
        all.addAll(openCriteria());
        return new Board(
                List.copyOf(read.keySet()),
                elsewhere,
                levels(),
                all.subList(0, Math.min(WORST, all.size())),
                Math.max(0, all.size() - WORST),
                raised(),
                promises(),
                new BoardSigns(this::list, read).all());
    }

    // ---- maturity

    private List<Board.Standing> levels() {
        Map<String, Map<String, String>> limits = new TreeMap<>();
        Map<String, String> roots = new TreeMap<>();
        for (JsonNode assessment : list("explanation.json", "assessments")) {
            JsonNode first = assessment.path("limits").path(0);
            if (assessment.path("nodes").size() == 1) {
                roots.put(
                        key(assessment),
                        assessment.path("nodes").path(0).path("node").asString(""));
            }
            limits.put(
                    key(assessment),
                    first.isMissingNode() ? Map.of() : texts(first.path("limit").path("sentence")));
        }
        Map<String, Board.Standing> standings = new TreeMap<>();
        for (JsonNode row : list("scores.json", "results")) {
            String node = row.path("node").asString("");
            // the explanation names the whole; without it, what the models that come with the SDK call it
            String root = roots.get(key(row));
            boolean whole = root != null
                    ? node.equals(root)
                    : node.equals("overall") || node.equals("Overall") || node.startsWith("0. ");
            if (whole) {
                standings.put(
                        key(row),
                        new Board.Standing(
                                row.path("subject").asString(""),
                                row.path("scope").asString(""),
                                row.path("level").isNumber() ? row.path("level").asLong() : null,
                                number(row.path("score")),
                                limits.getOrDefault(key(row), Map.of())));
            }
        }
        return List.copyOf(standings.values());
    }

    private static String key(JsonNode row) {
        return row.path("subject").asString("") + "\n" + row.path("scope").asString("");
    }

    /** What stands before the next level and what the plan does about it, where there is a plan. */
    private List<Board.Shortfall> openCriteria() {
        List<Board.Shortfall> open = new ArrayList<>();
        for (JsonNode gap : list("roadmap.json", "gaps")) {
            String criterion = gap.path("criterion").asString("");
            Double score = number(gap.path("score"));
            double target = gap.path("target").asDouble(0);
            Optional<JsonNode> initiative =
                    initiative(one -> one.path("effects").has(criterion));
            open.add(new Board.Shortfall(
                    criterion,
                    texts(gap.path("title")),
                    "",
                    score,
                    target,
                    "",
                    score == null || target == 0 ? 1 : (target - score) / target,
                    true,
                    "",
                    0,
                    initiative.map(one -> one.path("owner").asString("")).orElse(""),
                    initiative.map(one -> texts(one.path("title"))).orElse(Map.of())));
        }
        return open.isEmpty()
                ? WayToNextLevel.of(list("explanation.json", "assessments"), list("explanation.json", "nextLevel"))
                : open;
    }

    // ---- KPIs

    /** The last figure of each KPI over everything, final before provisional, where it misses its target. */
    private List<Board.Shortfall> missedTargets() {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (JsonNode row : list("kpis.json", "results")) {
            if (isWhole(row)
                    && row.path("target").isObject()
                    && row.path("value").isNumber()) {
                last.merge(row.path("kpi").asString(""), row, (a, b) -> counts(b, a) ? b : a);
            }
        }
        List<Board.Shortfall> missed = new ArrayList<>();
        last.forEach((kpi, row) -> {
            if (row.path("target").path("status").asString("").equals("missed")) {
                missed.add(shortfall(kpi, row));
            }
        });
        return missed;
    }

    private Board.Shortfall shortfall(String kpi, JsonNode row) {
        double target = row.path("target").path("value").asDouble(0);
        double gap = row.path("target").path("gap").asDouble(0);
        Cause cause = cause(kpi, row, target);
        Optional<JsonNode> initiative = initiative(one -> {
            for (JsonNode outcome : list("roadmap.json", "outcomes")) {
                if (outcome.path("kpi").asString("").equals(kpi)
                        && outcome.path("initiative")
                                .asString("")
                                .equals(one.path("id").asString())) {
                    return true;
                }
            }
            return false;
        });
        return new Board.Shortfall(
                kpi,
                texts(row.path("title")),
                row.path("period").asString(""),
                number(row.path("value")),
                target,
                row.path("unit").asString(""),
                target == 0 ? gap : gap / Math.abs(target),
                row.path("target").path("conclusive").asBoolean(false),
                cause.part,
                cause.share,
                initiative.map(one -> one.path("owner").asString("")).orElse(""),
                initiative.map(one -> texts(one.path("title"))).orElse(Map.of()));
    }

    /** A part of a KPI and the share of its gap that lies there. */
    private record Cause(String part, double share) {}

    /**
     * The part in which most of the gap lies: of the parts by one dimension, the one with the greatest {@code (distance from the
     * target) * denominator}, as a share of the same product of the whole.
     */
    private Cause cause(String kpi, JsonNode whole, double target) {
        double sign = whole.path("target").path("direction").asString("").startsWith("lower") ? -1 : 1;
        double all = sign * (target - whole.path("value").asDouble()) * weight(whole);
        Cause most = new Cause("", 0);
        for (JsonNode row : list("kpis.json", "results")) {
            if (row.path("kpi").asString("").equals(kpi)
                    && row.path("period").equals(whole.path("period"))
                    && row.path("value").isNumber()
                    && named(row).size() == 1) {
                double share = all == 0 ? 0 : sign * (target - row.path("value").asDouble()) * weight(row) / all;
                if (share > most.share) {
                    Map.Entry<String, String> part =
                            named(row).entrySet().iterator().next();
                    most = new Cause(part.getKey() + " = " + part.getValue(), share);
                }
            }
        }
        return most;
    }

    private static double weight(JsonNode row) {
        return row.path("denominator").isNumber()
                ? row.path("denominator").asDouble()
                : row.path("n").asDouble(0);
    }

    private static Map<String, String> named(JsonNode row) {
        Map<String, String> named = new TreeMap<>();
        row.path("dimensions").properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                named.put(entry.getKey(), entry.getValue().asString(""));
            }
        });
        return named;
    }

    private static boolean isWhole(JsonNode row) {
        return named(row).isEmpty();
    }

    /** Whether a figure counts more than another: a final one more than one that may still change, then the later one. */
    private static boolean counts(JsonNode a, JsonNode b) {
        boolean provisional = isProvisional(a);
        return provisional == isProvisional(b) ? later(a, b) : !provisional;
    }

    private static boolean isProvisional(JsonNode row) {
        return row.path("state").asString("").equals("provisional");
    }

    private static boolean later(JsonNode a, JsonNode b) {
        return a.path("period").asString("").compareTo(b.path("period").asString("")) > 0;
    }

    /** Targets that are harder than in an earlier period of the same KPI. */
    private List<Board.Raised> raised() {
        Map<String, TreeMap<String, JsonNode>> byKpi = new TreeMap<>();
        Map<String, Map<String, String>> titles = new TreeMap<>();
        for (JsonNode row : list("kpis.json", "results")) {
            if (isWhole(row) && row.path("target").isObject()) {
                byKpi.computeIfAbsent(row.path("kpi").asString(""), kpi -> new TreeMap<>())
                        .put(row.path("period").asString(""), row.path("target"));
                titles.putIfAbsent(row.path("kpi").asString(""), texts(row.path("title")));
            }
        }
        List<Board.Raised> raised = new ArrayList<>();
        byKpi.forEach((kpi, targets) -> {
            JsonNode before = null;
            for (Map.Entry<String, JsonNode> target : targets.entrySet()) {
                if (before != null) {
                    double from = before.path("value").asDouble();
                    double to = target.getValue().path("value").asDouble();
                    boolean lower =
                            target.getValue().path("direction").asString("").startsWith("lower");
                    if (lower ? to < from : to > from) {
                        raised.add(
                                new Board.Raised(kpi, titles.getOrDefault(kpi, Map.of()), target.getKey(), from, to));
                    }
                }
                before = target.getValue();
            }
        });
        return raised;
    }

    // ---- promises

    private List<Board.Promise> promises() {
        List<Board.Promise> promises = new ArrayList<>();
        Map<String, JsonNode> progress = new LinkedHashMap<>();
        for (JsonNode line : list("progress.json", "initiatives")) {
            progress.put(line.path("id").asString(""), line);
        }
        for (JsonNode initiative : list("roadmap.json", "initiatives")) {
            JsonNode line = progress.get(initiative.path("id").asString(""));
            String standing = line == null ? "" : line.path("standing").asString("");
            promises.add(new Board.Promise(
                    texts(initiative.path("title")),
                    initiative.path("owner").asString(""),
                    initiative.path("end").asString(""),
                    line == null ? null : standing.equals("done"),
                    standing));
        }
        return promises;
    }

    private Optional<JsonNode> initiative(Predicate<JsonNode> wanted) {
        for (JsonNode one : list("roadmap.json", "initiatives")) {
            if (wanted.test(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** A number for reading; a small one with more decimals, so that 0.75 and 0.8 are told apart. */
    static String shortest(double number) {
        return Double.isFinite(number) ? Numbers.shortest(number, Math.abs(number) < 10 ? 2 : 1) : "–";
    }

    static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node.isString() && !node.asString().isBlank()) {
            texts.put("en", node.asString());
        }
        node.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                texts.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return texts;
    }
}
