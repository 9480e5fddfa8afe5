package org.cxsdk.core.insight.path;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps that journeys are expected to take, and what counts as taking them.
 *
 * @param steps activities in order, at least two, all different
 * @param mode in which order they must be taken
 * @param start from which occurrence of the first step on
 * @param windowOrNull within which time of the first step; null without limit
 * @param exclusions activities that end the attempt if they occur between two steps
 */
public record Funnel(
        List<String> steps,
        Mode mode,
        Start start,
        @Nullable Duration windowOrNull,
        Set<String> exclusions) {

    public Funnel {
        steps = List.copyOf(steps);
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(start, "start");
        exclusions = Set.copyOf(exclusions);
        if (steps.size() < 2 || new HashSet<>(steps).size() != steps.size()) {
            throw new IllegalArgumentException("a funnel needs at least two steps, all of them different");
        }
        if (windowOrNull != null && windowOrNull.isNegative()) {
            throw new IllegalArgumentException("window (" + windowOrNull + ") must not be negative");
        }
        for (String step : steps) {
            if (exclusions.contains(step)) {
                throw new IllegalArgumentException(step + " is a step and excluded");
            }
        }
    }

    /** These steps in order, with anything in between, from the first occurrence of the first, without limit of time. */
    public static Funnel of(String... steps) {
        return new Funnel(List.of(steps), Mode.ORDERED, Start.FIRST, null, Set.of());
    }

    /** The same funnel in another mode. */
    public Funnel mode(Mode value) {
        return new Funnel(steps, value, start, windowOrNull, exclusions);
    }

    /** The same funnel begun otherwise. */
    public Funnel start(Start value) {
        return new Funnel(steps, mode, value, windowOrNull, exclusions);
    }

    /** The same funnel within a time from its first step, the limit included. */
    public Funnel within(Duration window) {
        return new Funnel(steps, mode, start, Objects.requireNonNull(window, "window"), exclusions);
    }

    /** The same funnel, ended by any of these activities. */
    public Funnel excluding(String... activities) {
        return new Funnel(steps, mode, start, windowOrNull, Set.of(activities));
    }

    /** Within which time of the first step. */
    public Optional<Duration> window() {
        return Optional.ofNullable(windowOrNull);
    }

    /** In which order steps must be taken. */
    public enum Mode {
        /** One after the other, with anything in between. */
        ORDERED,
        /** One after the other, with nothing in between. */
        STRICT,
        /** In any order: the k-th step of the result is reached by journeys that took at least k of them. */
        ANY_ORDER
    }

    /** From which occurrence of the first step on. */
    public enum Start {
        /** The first. */
        FIRST,
        /** The one from which most steps are reached; of equals the first. */
        BEST
    }
}
