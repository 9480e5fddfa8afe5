package org.cxsdk.feedback.score;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.disclosure.Aggregates;
import org.cxsdk.core.disclosure.Protection;
import org.cxsdk.core.disclosure.TableProtection;
import org.cxsdk.feedback.survey.Response;

/**
 * Responses by dimension and by period, and what of their scores may be shown. Counted are the people whose answers a score rests on.
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

    /** Whether the whole is nobody, or enough people asked and enough whose answers count. */
    boolean isWholeShown(ScoreReader reader, int minimumN) {
        List<Response> asked = asked(reader);
        List<Response> used = answers(reader, all);
        return (used.isEmpty() || people(used) >= minimumN) && (asked.isEmpty() || people(asked) >= minimumN);
    }

    private static long people(List<Response> responses) {
        return responses.stream().map(Response::respondent).distinct().count();
    }

    /**
     * What may be shown of a score, the whole being out already. A person counts once, where she is rarest; what holds answers
     * of people who all count elsewhere is hidden as well, with another part of the same whole.
     */
    Protection protection(ScoreReader reader, int minimumN) {
        if (minimumN < 2) {
            return new Protection(Set.of(), Set.of());
        }
        List<Response> used = answers(reader, all);
        List<Response> asked = asked(reader);
        Protection ofUsed = protection(used, minimumN);
        if (asked.size() == used.size()) {
            return ofUsed;
        }
        // who was asked and did not answer is somebody, too
        Protection ofAsked = protection(asked, minimumN);
        Set<String> hidden = new TreeSet<>(ofUsed.hidden());
        hidden.addAll(ofAsked.hidden());
        Set<String> exposed = new TreeSet<>(ofUsed.exposed());
        exposed.addAll(ofAsked.exposed());
        return new Protection(hidden, exposed);
    }

    private Protection protection(List<Response> responses, int minimumN) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        List<Counted> counting = counting(responses, parts);
        Map<String, Long> answers = sizes(counting);
        Map<String, Long> people = sizes(representatives(counting, answers));
        long whole = people.getOrDefault(WHOLE, 0L);
        Aggregates.Builder builder = Aggregates.builder().cell(WHOLE, whole).shown(WHOLE);
        parts.forEach((dimension, names) -> split(builder, dimension, names, people, whole));
        nested(counting, people, builder, minimumN);
        Protection protection = TableProtection.below(minimumN).protect(builder.build());
        Set<String> hidden = new TreeSet<>(protection.hidden());
        hideExposed(parts, protection.exposed(), hidden);
        parts.values().forEach(names -> hideRepeats(names, answers, people, hidden));
        return new Protection(hidden, protection.exposed());
    }

    /**
     * An answer that counts.
     *
     * @param person whose it is
     * @param cells that it is in
     */
    private record Counted(SubjectId person, List<String> cells) {}

    private List<Counted> counting(List<Response> responses, Map<String, List<String>> parts) {
        List<Counted> counting = new ArrayList<>();
        Map<Response, List<String>> cells = new IdentityHashMap<>();
        for (Response response : responses) {
            Counted counted = new Counted(response.respondent(), new ArrayList<>(List.of(WHOLE)));
            counting.add(counted);
            cells.put(response, counted.cells());
        }
        byDimension.forEach((dimension, groups) -> {
            parts.put(
                    dimension,
                    groups.keySet().stream()
                            .map(value -> cell(dimension, value))
                            .toList());
            groups.forEach((value, members) -> join(cells, members, cell(dimension, value)));
        });
        parts.put("period", byPeriod.keySet().stream().map(Groups::cell).toList());
        byPeriod.forEach((period, members) -> join(cells, members, cell(period)));
        return counting;
    }

    private static void join(Map<Response, List<String>> cells, List<Response> members, String cell) {
        for (Response member : members) {
            List<String> of = cells.get(member);
            if (of != null) {
                of.add(cell);
            }
        }
    }

    private static Map<String, Long> sizes(Collection<Counted> counting) {
        Map<String, Long> sizes = new HashMap<>();
        counting.forEach(counted -> counted.cells().forEach(cell -> sizes.merge(cell, 1L, Long::sum)));
        return sizes;
    }

    /** Of each person the answer in the smallest cell; of equals the first. */
    private static Collection<Counted> representatives(List<Counted> counting, Map<String, Long> answers) {
        Map<SubjectId, Counted> chosen = new LinkedHashMap<>();
        counting.forEach(counted -> chosen.merge(
                counted.person(),
                counted,
                (one, other) -> rarest(other, answers) < rarest(one, answers) ? other : one));
        return chosen.values();
    }

    private static long rarest(Counted counted, Map<String, Long> answers) {
        return counted.cells().stream()
                .mapToLong(cell -> answers.getOrDefault(cell, 0L))
                .min()
                .orElse(0);
    }

    /** Where nothing was found that hides a small part, all parts beside it are hidden: the whole is out already. */
    private static void hideExposed(Map<String, List<String>> parts, Set<String> exposed, Set<String> hidden) {
        Set<String> left = new TreeSet<>(exposed);
        parts.forEach((dimension, names) -> {
            if (left.remove(rest(dimension)) | left.removeAll(names)) {
                hidden.addAll(names);
            }
        });
        if (!left.isEmpty()) {
            // what a group of one dimension holds besides one of another
            parts.values().forEach(hidden::addAll);
        }
    }

    private static String rest(String dimension) {
        return "without " + dimension;
    }

    private static void hideRepeats(
            List<String> names, Map<String, Long> answers, Map<String, Long> people, Set<String> hidden) {
        List<String> repeated = names.stream()
                .filter(name -> answers.getOrDefault(name, 0L) > 0 && people.getOrDefault(name, 0L) == 0)
                .toList();
        hidden.addAll(repeated);
        if (!repeated.isEmpty() && hidden.stream().filter(names::contains).count() == 1) {
            names.stream()
                    .filter(name -> !hidden.contains(name) && answers.getOrDefault(name, 0L) > 0)
                    .min(Comparator.comparing((String name) -> people.getOrDefault(name, 0L))
                            .thenComparing(name -> name))
                    .ifPresent(hidden::add);
        }
    }

    private static void split(
            Aggregates.Builder builder, String dimension, List<String> names, Map<String, Long> people, long whole) {
        if (names.isEmpty()) {
            return;
        }
        names.forEach(name -> builder.cell(name, people.getOrDefault(name, 0L)));
        List<String> parts = new ArrayList<>(names);
        String rest = rest(dimension);
        builder.neverShown(
                rest,
                whole
                        - names.stream()
                                .mapToLong(name -> people.getOrDefault(name, 0L))
                                .sum());
        parts.add(rest);
        builder.sum(WHOLE, parts);
    }

    /** Groups of two dimensions of which one holds the other and only a few people more. */
    private void nested(List<Counted> counting, Map<String, Long> people, Aggregates.Builder builder, int minimumN) {
        Set<String> periods = byPeriod.keySet().stream().map(Groups::cell).collect(Collectors.toSet());
        Map<String, Long> answers = new HashMap<>();
        Map<String, Map<String, Long>> together = new TreeMap<>();
        counting.forEach(counted -> {
            List<String> groups = counted.cells().stream()
                    .filter(cell -> !cell.equals(WHOLE) && !periods.contains(cell))
                    .toList();
            for (String one : groups) {
                answers.merge(one, 1L, Long::sum);
                for (String other : groups) {
                    if (!one.equals(other)) {
                        together.computeIfAbsent(one, first -> new TreeMap<>()).merge(other, 1L, Long::sum);
                    }
                }
            }
        });
        together.forEach((one, others) -> others.forEach((other, both) -> {
            long answersMore = answers.getOrDefault(other, 0L) - both;
            long peopleMore = people.getOrDefault(other, 0L) - people.getOrDefault(one, 0L);
            if (both.equals(answers.get(one)) && answersMore > 0 && peopleMore < minimumN) {
                builder.inside(one, other);
            }
        }));
    }

    private List<Response> asked(ScoreReader reader) {
        return all.stream()
                .filter(response -> reader.read(response) != ScoreReader.NOT_ASKED)
                .toList();
    }

    private static List<Response> answers(ScoreReader reader, List<Response> members) {
        return members.stream()
                .filter(response -> ScoreReader.isValue(reader.read(response)))
                .toList();
    }
}
