package org.cxsdk.feedback.score;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.disclosure.Aggregates;
import org.cxsdk.core.disclosure.Protection;
import org.cxsdk.core.disclosure.TableProtection;
import org.cxsdk.feedback.survey.Response;

/**
 * Responses by dimension and by period, and what of their scores may be shown. Counted are the answers that a score rests on.
 * Each dimension splits the whole, with those who name no value of it as a part that nobody publishes; a group that lies
 * inside another one of another dimension must not give away the few in which they differ.
 *
 * @param all every response
 * @param byDimension members by dimension and value
 * @param byPeriod members by month, or by week where all lie in one month; empty where all lie in one week
 */
record Groups(
        List<Response> all,
        Map<String, SortedMap<String, List<Response>>> byDimension,
        SortedMap<ReportingPeriod, List<Response>> byPeriod) {

    private static final String WHOLE = "all";

    static Groups of(List<Response> responses, List<String> dimensions, ZoneId zone) {
        Map<String, SortedMap<String, List<Response>>> byDimension = new LinkedHashMap<>();
        for (String dimension : dimensions) {
            SortedMap<String, List<Response>> groups = new TreeMap<>();
            for (Response response : responses) {
                String value = response.dimensions().get(dimension);
                if (value != null) {
                    groups.computeIfAbsent(value, first -> new ArrayList<>()).add(response);
                }
            }
            byDimension.put(dimension, groups);
        }
        SortedMap<ReportingPeriod, List<Response>> periods = periods(responses, ReportingPeriod.Grain.MONTH, zone);
        if (periods.size() < 2) {
            periods = periods(responses, ReportingPeriod.Grain.ISO_WEEK, zone);
        }
        return new Groups(responses, byDimension, periods.size() < 2 ? new TreeMap<>() : periods);
    }

    /** The same by months, and by nothing where all lie in one month. */
    static Groups byMonth(List<Response> responses, List<String> dimensions, ZoneId zone) {
        Groups groups = of(responses, dimensions, zone);
        SortedMap<ReportingPeriod, List<Response>> months = periods(responses, ReportingPeriod.Grain.MONTH, zone);
        return new Groups(responses, groups.byDimension(), months.size() < 2 ? new TreeMap<>() : months);
    }

    private static SortedMap<ReportingPeriod, List<Response>> periods(
            List<Response> responses, ReportingPeriod.Grain grain, ZoneId zone) {
        SortedMap<ReportingPeriod, List<Response>> periods = new TreeMap<>();
        for (Response response : responses) {
            periods.computeIfAbsent(
                            ReportingPeriod.containing(response.answeredAt(), grain, zone), first -> new ArrayList<>())
                    .add(response);
        }
        return periods;
    }

    static String cell(String dimension, String value) {
        return dimension + "=" + value;
    }

    static String cell(ReportingPeriod period) {
        return "period=" + period.label();
    }

    /** Whether the whole is nobody, or enough people asked and enough answers that count. */
    boolean isWholeShown(ScoreReader reader, int minimumN) {
        long used = answers(reader, all);
        long asked = all.stream()
                .filter(response -> reader.read(response) != ScoreReader.NOT_ASKED)
                .count();
        return (used == 0 || used >= minimumN) && (asked == 0 || asked >= minimumN);
    }

    /** What may be shown of a score, the whole being out already. */
    Protection protection(ScoreReader reader, int minimumN) {
        if (minimumN < 2) {
            return new Protection(java.util.Set.of(), java.util.Set.of());
        }
        long whole = answers(reader, all);
        Aggregates.Builder builder = Aggregates.builder().cell(WHOLE, whole).shown(WHOLE);
        byDimension.forEach((dimension, groups) -> {
            Map<String, Long> sizes = new LinkedHashMap<>();
            groups.forEach((value, members) -> sizes.put(cell(dimension, value), answers(reader, members)));
            split(builder, dimension, sizes, whole);
        });
        Map<String, Long> sizes = new LinkedHashMap<>();
        byPeriod.forEach((period, members) -> sizes.put(cell(period), answers(reader, members)));
        split(builder, "period", sizes, whole);
        nested(reader, builder, minimumN);
        return TableProtection.below(minimumN).protect(builder.build());
    }

    private static void split(Aggregates.Builder builder, String dimension, Map<String, Long> sizes, long whole) {
        if (sizes.isEmpty()) {
            return;
        }
        sizes.forEach(builder::cell);
        List<String> parts = new ArrayList<>(sizes.keySet());
        String rest = "without " + dimension;
        builder.neverShown(
                rest, whole - sizes.values().stream().mapToLong(Long::longValue).sum());
        parts.add(rest);
        builder.sum(WHOLE, parts);
    }

    /** Groups of two dimensions of which one holds the other and only a few more. */
    private void nested(ScoreReader reader, Aggregates.Builder builder, int minimumN) {
        Map<String, Long> sizes = new HashMap<>();
        Map<String, Map<String, Long>> together = new TreeMap<>();
        for (Response response : all) {
            if (!ScoreReader.isValue(reader.read(response))) {
                continue;
            }
            List<String> cells = new ArrayList<>();
            byDimension.keySet().forEach(dimension -> {
                String value = response.dimensions().get(dimension);
                if (value != null) {
                    cells.add(cell(dimension, value));
                }
            });
            for (String one : cells) {
                sizes.merge(one, 1L, Long::sum);
                for (String other : cells) {
                    if (!one.equals(other)) {
                        together.computeIfAbsent(one, first -> new TreeMap<>()).merge(other, 1L, Long::sum);
                    }
                }
            }
        }
        together.forEach((one, others) -> others.forEach((other, both) -> {
            long more = Objects.requireNonNull(sizes.get(other)) - both;
            if (both.equals(sizes.get(one)) && more > 0 && more < minimumN) {
                builder.inside(one, other);
            }
        }));
    }

    private static long answers(ScoreReader reader, List<Response> members) {
        return members.stream()
                .filter(response -> ScoreReader.isValue(reader.read(response)))
                .count();
    }
}
