package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which kinds of observation a KPI can look at, and what is left to ask of an observation whose kind is known. */
final class Kinds {

    private static final Filter NOTHING = Filter.not(Filter.EVERYTHING);

    private Kinds() {}

    // ---- what is left to ask

    /** The measure for observations of one kind. */
    static Measure given(Measure measure, String kind) {
        if (measure instanceof Measure.Aggregate aggregate) {
            return new Measure.Aggregate(
                    given(aggregate.numerator(), kind),
                    aggregate.denominator() == null ? null : given(aggregate.denominator(), kind),
                    aggregate.share(),
                    aggregate.offset(),
                    aggregate.factor());
        }
        if (measure instanceof Measure.Attainment attainment) {
            return new Measure.Attainment(
                    given(attainment.opened(), kind),
                    given(attainment.closed(), kind),
                    attainment.within(),
                    attainment.cohort(),
                    attainment.closing(),
                    given(attainment.marks(), kind));
        }
        if (measure instanceof CaseMeasure.Elapsed elapsed) {
            return new CaseMeasure.Elapsed(
                    given(elapsed.opened(), kind),
                    given(elapsed.closed(), kind),
                    given(elapsed.marks(), kind),
                    elapsed.closing(),
                    elapsed.whose(),
                    elapsed.statistic());
        }
        if (measure instanceof CaseMeasure.Backlog backlog) {
            return new CaseMeasure.Backlog(
                    given(backlog.opened(), kind),
                    given(backlog.closed(), kind),
                    given(backlog.marks(), kind),
                    backlog.statistic());
        }
        if (measure instanceof CaseMeasure.Conversion conversion) {
            return new CaseMeasure.Conversion(
                    given(conversion.base(), kind),
                    given(conversion.followedBy(), kind),
                    conversion.within(),
                    conversion.by(),
                    conversion.firstOnly(),
                    conversion.negated());
        }
        if (measure instanceof ValueMeasure.Quantile quantile) {
            return new ValueMeasure.Quantile(quantile.value(), given(quantile.where(), kind), quantile.p());
        }
        return measure instanceof ValueMeasure.Distinct distinct
                ? new ValueMeasure.Distinct(distinct.of(), distinct.dimension(), given(distinct.where(), kind))
                : measure;
    }

    private static Measure.Term given(Measure.Term term, String kind) {
        return new Measure.Term(given(term.where(), kind), term.value(), term.having());
    }

    private static CaseMarks given(CaseMarks marks, String kind) {
        return new CaseMarks(
                givenIfAny(marks.paused(), kind),
                givenIfAny(marks.resumed(), kind),
                givenIfAny(marks.reopened(), kind),
                givenIfAny(marks.entered(), kind));
    }

    private static @Nullable Filter givenIfAny(@Nullable Filter filter, String kind) {
        return filter == null ? null : given(filter, kind);
    }

    /** A filter that says of observations of one kind what the other one says, and asks less of them. */
    static Filter given(Filter filter, String kind) {
        if (filter instanceof Filter.Kind kinds) {
            return kinds.kinds().contains(kind) ? Filter.EVERYTHING : NOTHING;
        }
        if (filter instanceof Filter.Not not) {
            Filter left = given(not.filter(), kind);
            return left.equals(NOTHING) ? Filter.EVERYTHING : Filter.not(left);
        }
        if (filter instanceof Filter.All all) {
            return joined(all.filters(), kind, Filter.EVERYTHING, NOTHING, Filter.All::new);
        }
        return filter instanceof Filter.Any any
                ? joined(any.filters(), kind, NOTHING, Filter.EVERYTHING, Filter.Any::new)
                : filter;
    }

    /** Leaves out what changes nothing; one that settles everything is all that is left. */
    private static Filter joined(
            List<Filter> filters, String kind, Filter nothing, Filter all, Function<List<Filter>, Filter> join) {
        List<Filter> left = new ArrayList<>();
        for (Filter part : filters) {
            Filter given = given(part, kind);
            if (given.equals(all)) {
                return all;
            }
            if (!given.equals(nothing)) {
                left.add(given);
            }
        }
        return left.isEmpty() ? nothing : left.size() == 1 ? left.get(0) : join.apply(left);
    }

    // ---- which kinds

    /** The kinds that a KPI can look at; empty for any. */
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
