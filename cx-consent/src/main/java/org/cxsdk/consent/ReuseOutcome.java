package org.cxsdk.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cxsdk.core.DataCategoryId;

/** What a decision says. Everything that is not a {@link Permit}, or the open part of a {@link Partial}, is forbidden. */
public sealed interface ReuseOutcome {

    /** A stable code: {@code PERMIT}, {@code PARTIAL}, {@code DENY}, {@code NEEDS_CONSENT}. */
    String code();

    /** Why, most decisive first; at least one. */
    List<ReuseReason> reasons();

    /** Whether data may be used: all of it, or what a partial permit leaves. */
    default boolean isUsable() {
        return this instanceof Permit || this instanceof Partial;
    }

    /** Returns what the function of the fitting kind makes of it. */
    <T> T fold(
            Function<? super Permit, ? extends T> permit,
            Function<? super Partial, ? extends T> partial,
            Function<? super Needs, ? extends T> needs,
            Function<? super Deny, ? extends T> deny);

    /**
     * The data may be used.
     *
     * @param basis what the permit rests on
     * @param useBefore the first instant at which the permit no longer holds; whoever has not used the data by then
     *     decides again
     */
    record Permit(List<ReuseReason> reasons, Basis basis, Instant useBefore) implements ReuseOutcome {
        public Permit {
            reasons = checked(reasons);
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(useBefore, "useBefore");
        }

        @Override
        public String code() {
            return "PERMIT";
        }

        @Override
        public <T> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return permit.apply(this);
        }
    }

    /**
     * The data may be used except for some categories below the requested one.
     *
     * @param basis what the permit rests on
     * @param useBefore the first instant at which the permit no longer holds
     * @param excluded every category below the requested one that must not be used, sorted; each stands for itself, not
     *     for what is below it
     */
    record Partial(List<ReuseReason> reasons, Basis basis, Instant useBefore, Set<DataCategoryId> excluded)
            implements ReuseOutcome {
        public Partial {
            reasons = checked(reasons);
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(useBefore, "useBefore");
            Set<DataCategoryId> sorted = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
            sorted.addAll(excluded);
            excluded = Collections.unmodifiableSet(sorted);
            if (excluded.isEmpty()) {
                throw new IllegalArgumentException("a partial permit excludes at least one category");
            }
        }

        /** Those of the reasons that say why something is excluded. */
        public List<ReuseReason> limits() {
            return reasons.stream()
                    .filter(reason -> reason == ReuseReason.PARTLY_REFUSED || reason == ReuseReason.PARTLY_NEW)
                    .toList();
        }

        @Override
        public String code() {
            return "PARTIAL";
        }

        @Override
        public <T> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return partial.apply(this);
        }
    }

    /**
     * The data must not be used yet; something that the person can do is missing.
     *
     * @param need what is missing
     */
    record Needs(List<ReuseReason> reasons, Need need) implements ReuseOutcome {
        public Needs {
            reasons = checked(reasons);
            Objects.requireNonNull(need, "need");
        }

        @Override
        public String code() {
            return "NEEDS_" + need;
        }

        @Override
        public <T> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return needs.apply(this);
        }
    }

    /** The data must not be used. */
    record Deny(List<ReuseReason> reasons) implements ReuseOutcome {
        public Deny {
            reasons = checked(reasons);
        }

        @Override
        public String code() {
            return "DENY";
        }

        @Override
        public <T> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return deny.apply(this);
        }
    }

    /** What the person would have to do. More needs may come; branch with a default. */
    enum Need {
        /** She was never asked: ask her for consent. */
        CONSENT
    }

    /**
     * What a permit rests on.
     *
     * @param kind the ground
     * @param statement the person's statement
     * @param revision its place in the person's log
     */
    record Basis(ReuseBasis kind, StatementId statement, long revision) {
        public Basis {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(statement, "statement");
        }
    }

    private static List<ReuseReason> checked(List<ReuseReason> reasons) {
        List<ReuseReason> copy = List.copyOf(reasons);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("an outcome needs at least one reason");
        }
        return copy;
    }
}
