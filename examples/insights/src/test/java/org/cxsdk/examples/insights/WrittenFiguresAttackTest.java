package org.cxsdk.examples.insights;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cxsdk.core.insight.Attribution;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.pain.PainPointFinder;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The attacker has the files as they were written. He knows of each figure which journeys it counts, though not how many
 * they are, and adds and subtracts all figures in whatever way: a group is bared if its number is a linear combination of
 * those that are out. No group of fewer than the minimum may be: no figure, nor what two figures share or differ by.
 */
class WrittenFiguresAttackTest {

    private static final String[] WAY = {"apply", "upload proof", "check", "decide"};
    private static final Set<String> GOOD = Set.of("decide");
    private static final String WITHHELD = "–";
    private static final String ORGANISATION = "organisation: ";
    private static final String SEGMENT = "segment: ";

    @TempDir
    Path out;

    /** What every figure counts, shown or not, by name. */
    private final Map<String, BitSet> meaning = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({"21,60,5", "22,150,5", "23,300,5", "24,300,10"})
    void whatIsWritten_baresNoSmallGroup(long seed, int journeys, int minimumN) throws Exception {
        EventLog log = written(seed, journeys, minimumN);
        understand(log);

        Set<String> shown = published(log);
        assertReportTellsNoMore(new JsonMapper().readTree(out.resolve("published.json")));

        List<BitSet> small = smallGroups(log.cases(), minimumN);
        assertThat(small).as("there is something to protect").isNotEmpty();
        Attacker attacker = new Attacker(log.cases());
        shown.forEach(name -> attacker.hears(meaning.getOrDefault(name, new BitSet())));
        assertThat(small).noneMatch(attacker::knows);
    }

    /** The attacker is no straw man: journeys.json, which is complete and for analysts, tells him of small groups. */
    @ParameterizedTest
    @CsvSource({"22,150,5"})
    void theCompleteFigures_bareSmallGroups(long seed, int journeys, int minimumN) throws Exception {
        EventLog log = written(seed, journeys, minimumN);
        understand(log);
        Attacker attacker = new Attacker(log.cases());
        meaning.values().forEach(attacker::hears);

        assertThat(smallGroups(log.cases(), minimumN)).anyMatch(attacker::knows);
    }

    /** Journeys with rare detours and rare channels; the command writes what it makes of them. */
    private EventLog written(long seed, int journeys, int minimumN) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder rows = new StringBuilder("case,activity,time,channel,agency,group\n");
        for (int j = 0; j < journeys; j++) {
            String channel = random.nextInt(12) == 0 ? "phone" : random.nextInt(40) == 0 ? "fax" : "app";
            String agency = random.nextInt(10) == 0 ? "tax office" : "city";
            String group = random.nextInt(25) == 0 ? "visitor" : random.nextInt(3) == 0 ? "business" : "resident";
            int minute = 0;
            for (String step : WAY) {
                if (random.nextInt(9) == 0) {
                    break;
                }
                if (random.nextInt(10) == 0) {
                    channel = random.nextBoolean() ? "counter" : "app";
                }
                String detour = random.nextInt(15) == 0 ? "ask again" : random.nextInt(60) == 0 ? "complain" : step;
                minute += 1 + random.nextInt(50);
                agency = random.nextInt(12) == 0 ? "transport" : agency;
                rows.append("j%d,%s,2026-03-02T%02d:%02d:00Z,%s,%s,%s\n"
                        .formatted(j, detour, 8 + minute / 60, minute % 60, channel, agency, group));
                if (!detour.equals(step)) {
                    rows.append("j%d,%s,2026-03-02T%02d:%02d:30Z,%s,%s,%s\n"
                            .formatted(j, step, 8 + minute / 60, minute % 60, channel, agency, group));
                }
            }
        }
        Path file = Files.writeString(out.resolve("log.csv"), rows);
        List<String> args = new ArrayList<>(List.of("journeys", "--log", file.toString(), "--case", "case"));
        args.addAll(List.of("--activity", "activity", "--time", "time", "--channel", "channel", "--published"));
        args.addAll(List.of("--organisation", "agency", "--segment", "group"));
        args.addAll(List.of("--success", "decide", "--minimum-n", String.valueOf(minimumN), "--out", out.toString()));
        for (String step : WAY) {
            args.addAll(List.of("--funnel", step));
        }
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = Insights.run(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8),
                args.toArray(String[]::new));
        assertThat(code).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
        return CsvLog.columns("case", "activity", "time")
                .trait(Trait.CHANNEL, "channel")
                .trait(Trait.ORGANISATION, "agency")
                .trait(Trait.SEGMENT, "group")
                .read(Source.of(file));
    }

    private void understand(EventLog log) {
        BitSet all = new BitSet();
        all.set(0, log.cases());
        meaning.put("journeys", all);
        for (int c = 0; c < log.cases(); c++) {
            String before = null;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                String activity = log.activity(log.activityOf(e));
                counts(c, "did " + activity);
                counts(c, before == null ? "starts " + activity : before + " > " + activity);
                before = activity;
            }
            counts(c, "ends " + before);
            if (!meaning.getOrDefault("did decide", new BitSet()).get(c)) {
                counts(c, "open");
            }
        }
        meaning.putAll(FunnelAnalysis.journeys(log, Funnel.of(WAY)));
        meaning.putAll(GroupComparison.journeys(log, Trait.CHANNEL, Attribution.FIRST, GOOD));
        meaning.putAll(LogAnalysis.again(log));
        meaning.putAll(SwitchAnalysis.journeys(log, Trait.CHANNEL, GOOD));
        GroupComparison.journeys(log, Trait.ORGANISATION, Attribution.FIRST, GOOD)
                .forEach((name, who) -> meaning.put(ORGANISATION + name, who));
        SwitchAnalysis.journeys(log, Trait.ORGANISATION, GOOD)
                .forEach((name, who) -> meaning.put(ORGANISATION + name, who));
        GroupComparison.journeys(log, Trait.SEGMENT, Attribution.FIRST, GOOD)
                .forEach((name, who) -> meaning.put(SEGMENT + name, who));
        meaning.putAll(
                PainPointFinder.journeys(log, PainPointFinder.Options.none().goodEnds(GOOD)));
    }

    private void counts(int journey, String name) {
        meaning.computeIfAbsent(name, any -> new BitSet()).set(journey);
    }

    /** The names of the figures in published.json; each is as large as what it counts. */
    private Set<String> published(EventLog log) {
        JsonNode json = new JsonMapper().readTree(out.resolve("published.json"));
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("journeys", json.get("journeys").asInt());
        json.get("activities")
                .properties()
                .forEach(f -> figures.put("did " + f.getKey(), f.getValue().asInt()));
        json.get("startActivities")
                .properties()
                .forEach(f -> figures.put("starts " + f.getKey(), f.getValue().asInt()));
        json.get("endActivities")
                .properties()
                .forEach(f -> figures.put("ends " + f.getKey(), f.getValue().asInt()));
        for (JsonNode edge : json.get("directlyFollows")) {
            figures.put(
                    edge.get("from").asString() + " > " + edge.get("to").asString(),
                    edge.get("journeys").asInt());
        }
        json.get("counts")
                .properties()
                .forEach(f -> figures.put(f.getKey(), f.getValue().asInt()));
        figures.forEach((name, count) -> assertThat(
                        meaning.getOrDefault(name, new BitSet()).cardinality())
                .as(name)
                .isEqualTo(count));
        if (json.get("otherPaths").isNumber()) {
            figures.put("other paths", json.get("otherPaths").asInt());
            meaning.put("other paths", othersThan(log, json.get("paths")));
        }
        return figures.keySet();
    }

    private static BitSet othersThan(EventLog log, JsonNode paths) {
        Set<List<String>> told = new LinkedHashSet<>();
        for (JsonNode path : paths) {
            List<String> steps = new ArrayList<>();
            path.get("path").forEach(step -> steps.add(step.asString()));
            told.add(steps);
        }
        BitSet others = new BitSet();
        for (int c = 0; c < log.cases(); c++) {
            List<String> path = new ArrayList<>();
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                path.add(log.activity(log.activityOf(e)));
            }
            others.set(c, !told.contains(path));
        }
        return others;
    }

    /** Every count on the page stands in published.json as well, or is withheld. */
    private void assertReportTellsNoMore(JsonNode json) throws Exception {
        JsonNode counts = json.get("counts");
        assertThat(rows("steps", 5)).isNotEmpty();
        assertThat(rows("funnel", 5)).hasSize(WAY.length);
        assertThat(rows("channels", 5)).isNotEmpty();
        for (List<String> row : rows("steps", 5)) {
            assertThat(row.get(1))
                    .isEqualTo(json.at("/activities/" + row.get(0)).asString());
            assertThat(row.get(2))
                    .isEqualTo(zeroOr(
                            "starts " + row.get(0), json.get("startActivities").path(row.get(0))));
            assertThat(row.get(3))
                    .isEqualTo(zeroOr(
                            "ends " + row.get(0), json.get("endActivities").path(row.get(0))));
            boolean never = !meaning.containsKey(LogAnalysis.countOfAgain(row.get(0)));
            assertThat(row.get(4))
                    .isEqualTo(never ? "0" : orWithheld(counts.path(LogAnalysis.countOfAgain(row.get(0)))));
        }
        Map<String, String> edges = new LinkedHashMap<>();
        json.get("directlyFollows")
                .forEach(edge -> edges.put(
                        edge.get("from").asString() + " > " + edge.get("to").asString(),
                        edge.get("journeys").asString()));
        for (List<String> row : rows("follows", 4)) {
            assertThat(row.get(2)).isEqualTo(edges.get(row.get(0) + " > " + row.get(1)));
        }
        int all = json.get("journeys").asInt();
        for (List<String> row : rows("funnel", 5)) {
            String step = row.get(0);
            JsonNode reached = counts.path(FunnelAnalysis.count(step, FunnelAnalysis.Part.REACHED));
            assertThat(row.get(1)).isEqualTo(orWithheld(reached));
            assertThat(row.get(2).equals(WITHHELD)).isEqualTo(reached.isMissingNode());
            assertThat(row.get(3))
                    .isEqualTo(orWithheld(counts.path(FunnelAnalysis.count(step, FunnelAnalysis.Part.OUT_OF_ORDER))));
            JsonNode did = json.get("activities").path(step);
            assertThat(row.get(4)).isEqualTo(did.isMissingNode() ? WITHHELD : String.valueOf(all - did.asInt()));
        }
        for (List<String> row : rows("channels", 5)) {
            assertThat(row.get(1)).isIn(WITHHELD, orWithheld(counts.path(GroupComparison.count(row.get(0), false))));
            assertThat(row.get(4)).isIn(WITHHELD, orWithheld(counts.path(GroupComparison.count(row.get(0), true))));
        }
        for (List<String> row : rows("channels", 4)) {
            assertThat(row.get(2)).isEqualTo(orWithheld(counts.path(SwitchAnalysis.count(row.get(0), row.get(1)))));
        }
        assertGroups("organisations", ORGANISATION, counts);
        assertGroups("segments", SEGMENT, counts);
        // the twins of the charts
        for (List<String> row : rows("steps", 2)) {
            assertThat(row.get(1))
                    .isEqualTo(json.at("/activities/" + row.get(0)).asString());
        }
        for (List<String> row : rows("funnel", 2)) {
            assertThat(row.get(1))
                    .isEqualTo(orWithheld(counts.path(FunnelAnalysis.count(row.get(0), FunnelAnalysis.Part.REACHED))));
        }
        Set<String> told = new LinkedHashSet<>();
        counts.properties().forEach(count -> told.add(count.getValue().asString()));
        for (List<String> row : rows("pain", 6)) {
            assertThat(told).contains(row.get(2));
        }
    }

    private void assertGroups(String section, String prefix, JsonNode counts) throws Exception {
        assertThat(rows(section, 5)).isNotEmpty();
        for (List<String> row : rows(section, 5)) {
            assertThat(row.get(1))
                    .isIn(WITHHELD, orWithheld(counts.path(prefix + GroupComparison.count(row.get(0), false))));
            assertThat(row.get(4))
                    .isIn(WITHHELD, orWithheld(counts.path(prefix + GroupComparison.count(row.get(0), true))));
        }
        for (List<String> row : rows(section, 4)) {
            assertThat(row.get(2))
                    .isEqualTo(orWithheld(counts.path(prefix + SwitchAnalysis.count(row.get(0), row.get(1)))));
        }
    }

    private String zeroOr(String figure, JsonNode count) {
        return meaning.containsKey(figure) ? orWithheld(count) : "0";
    }

    private static String orWithheld(JsonNode count) {
        return count.isMissingNode() ? WITHHELD : count.asString();
    }

    /** The texts of the cells of the tables of a section that have so many columns, row by row without the head. */
    private List<List<String>> rows(String section, int columns) throws Exception {
        String html = Files.readString(out.resolve("report.html")).replaceFirst("(?i)<!doctype[^>]*>", "");
        Document page = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        List<List<String>> rows = new ArrayList<>();
        NodeList sections = page.getElementsByTagName("section");
        for (int s = 0; s < sections.getLength(); s++) {
            Element element = (Element) sections.item(s);
            NodeList tables = element.getElementsByTagName("table");
            for (int t = 0; element.getAttribute("id").equals(section) && t < tables.getLength(); t++) {
                NodeList lines = ((Element) tables.item(t)).getElementsByTagName("tr");
                for (int l = 1; l < lines.getLength(); l++) {
                    List<String> cells = new ArrayList<>();
                    NodeList children = lines.item(l).getChildNodes();
                    for (int c = 0; c < children.getLength(); c++) {
                        cells.add(children.item(c).getTextContent().strip());
                    }
                    if (cells.size() == columns) {
                        rows.add(cells);
                    }
                }
            }
        }
        return rows;
    }

    private List<BitSet> smallGroups(int journeys, int minimumN) {
        Collection<BitSet> figures = new LinkedHashSet<>(meaning.values());
        Set<BitSet> small = new LinkedHashSet<>();
        for (BitSet one : figures) {
            for (BitSet other : figures) {
                BitSet both = (BitSet) one.clone();
                both.and(other);
                BitSet rest = (BitSet) one.clone();
                rest.andNot(other);
                for (BitSet group : List.of(both, rest)) {
                    if (!group.isEmpty() && group.cardinality() < minimumN) {
                        small.add(group);
                    }
                }
            }
        }
        assertThat(journeys).isGreaterThanOrEqualTo(minimumN);
        return List.copyOf(small);
    }

    /** Knows a group if it lies in the span of what he heard: elimination modulo a prime, which misses nothing that is exact. */
    private static final class Attacker {

        private static final long PRIME = 2_147_483_629L;

        private final int journeys;
        private final List<long[]> heard = new ArrayList<>();

        Attacker(int journeys) {
            this.journeys = journeys;
        }

        void hears(BitSet group) {
            long[] row = reduced(group);
            int pivot = pivot(row);
            if (pivot < 0) {
                return;
            }
            long inverse = BigInteger.valueOf(row[pivot])
                    .modInverse(BigInteger.valueOf(PRIME))
                    .longValueExact();
            for (int j = pivot; j < journeys; j++) {
                row[j] = row[j] * inverse % PRIME;
            }
            heard.add(row);
        }

        boolean knows(BitSet group) {
            return pivot(reduced(group)) < 0;
        }

        private long[] reduced(BitSet group) {
            long[] row = new long[journeys];
            group.stream().forEach(j -> row[j] = 1);
            for (long[] known : heard) {
                int pivot = pivot(known);
                long times = row[pivot];
                for (int j = pivot; times != 0 && j < journeys; j++) {
                    row[j] = Math.floorMod(row[j] - times * known[j] % PRIME, PRIME);
                }
            }
            return row;
        }

        private int pivot(long[] row) {
            for (int j = 0; j < journeys; j++) {
                if (row[j] != 0) {
                    return j;
                }
            }
            return -1;
        }
    }
}
