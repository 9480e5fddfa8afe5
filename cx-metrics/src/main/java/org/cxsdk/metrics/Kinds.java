package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which kinds of observation a KPI can look at; empty for any kind. */
final class Kinds {

    private Kinds() {}

    static Optional<Set<String>> of(KpiDefinition definition) {
        return both(of(definition.where()), any(filters(definition.measure().counted())));
    }

    private static List<Filter> filters(Measure measure) {
        List<@Nullable Filter> filters = new ArrayList<>();
        if (measure instanceof Measure.Aggregate aggregate) {
            filters.add(aggregate.numerator().where());
            filters.add(
                    aggregate.denominator() == null
                            ? null
                            : aggregate.denominator().where());
        } else if (measure instanceof Measure.Attainment attainment) {
            cases(attainment.opened(), attainment.closed(), attainment.marks(), filters);
        } else if (measure instanceof CaseMeasure.Elapsed elapsed) {
            cases(elapsed.opened(), elapsed.closed(), elapsed.marks(), filters);
        } else if (measure instanceof CaseMeasure.Backlog backlog) {
            cases(backlog.opened(), backlog.closed(), backlog.marks(), filters);
        } else if (measure instanceof CaseMeasure.Conversion conversion) {
            filters.add(conversion.base());
            filters.add(conversion.followedBy());
        } else if (measure instanceof ValueMeasure value) {
            filters.add(value.where());
        }
        List<Filter> given = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter != null) {
                given.add(filter);
            }
        }
        return given;
    }

    private static void cases(Filter opened, Filter closed, CaseMarks marks, List<@Nullable Filter> filters) {
        filters.add(opened);
        filters.add(closed);
        filters.add(marks.paused());
        filters.add(marks.resumed());
        filters.add(marks.reopened());
        filters.add(marks.entered());
    }

    private static Optional<Set<String>> of(Filter filter) {
        if (filter instanceof Filter.Kind kind) {
            return Optional.of(kind.kinds());
        }
        if (filter instanceof Filter.All all) {
            Optional<Set<String>> kinds = Optional.empty();
            for (Filter part : all.filters()) {
                kinds = both(kinds, of(part));
            }
            return kinds;
        }
        return filter instanceof Filter.Any any ? any(any.filters()) : Optional.empty();
    }

    private static Optional<Set<String>> any(List<Filter> filters) {
        Set<String> kinds = new TreeSet<>();
        for (Filter filter : filters) {
            Optional<Set<String>> some = of(filter);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            kinds.addAll(some.get());
        }
        return Optional.of(kinds);
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        Set<String> kinds = new TreeSet<>(one.get());
        kinds.retainAll(other.get());
        return Optional.of(kinds);
    }
}
