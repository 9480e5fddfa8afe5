package org.cxsdk.maturity.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.cxsdk.core.Measurement;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The way of an assessment from ratings made alone to one that stands: a pure state machine over the steps taken. Each step
 * either gives the review after it, or a refusal with its reason; nothing is ever changed or taken back, and who did what,
 * when and why stays.
 *
 * <p>Separated duties: who rated may not validate, and who validated inside may not validate from outside, which also needs a
 * declaration of independence and another organisation. Ratings are blind: {@link #ratingsFor} shows an assessor only her own
 * until all have handed in. What the assessors rate alike is taken over; each criterion on which they differ (in value or
 * state, on any face) must be settled with a reason. Left out: deadlines, and reminding anybody. Immutable; linear in steps and answers.
 */
public final class Review {

    private static final int LEAST_ASSESSORS = 2;
    private static final int MOST_ASSESSORS = 4;

    private final Subject subject;
    private final Scope scope;
    private final Set<Assessor> assessors;
    private final boolean external;
    private final List<ReviewStep> steps;
    private final ReviewState state;

    private Review(
            Subject subject,
            Scope scope,
            Set<Assessor> assessors,
            boolean external,
            List<ReviewStep> steps,
            ReviewState state) {
        this.subject = subject;
        this.scope = scope;
        this.assessors = assessors;
        this.external = external;
        this.steps = steps;
        this.state = state;
    }

    /**
     * Opens a review.
     *
     * @param assessors two to four
     * @param external whether somebody from outside must validate too
     */
    public static Review of(Subject subject, Scope scope, Set<Assessor> assessors, boolean external) {
        if (assessors.size() < LEAST_ASSESSORS || assessors.size() > MOST_ASSESSORS) {
            throw new IllegalArgumentException("assessors (" + assessors.size() + ") must be 2 to 4");
        }
        return new Review(
                Objects.requireNonNull(subject, "subject"),
                Objects.requireNonNull(scope, "scope"),
                new TreeSet<>(assessors),
                external,
                List.of(),
                ReviewState.RATING);
    }

    /** What came of a step. */
    public sealed interface Outcome {

        /** Returns whichever of the two results applies. */
        <T extends @Nullable Object> T fold(Function<Review, T> taken, Function<ReviewReason, T> refused);

        /**
         * The step was taken.
         *
         * @param review the review after it
         */
        record Taken(Review review) implements Outcome {
            @Override
            public <T extends @Nullable Object> T fold(Function<Review, T> taken, Function<ReviewReason, T> refused) {
                return taken.apply(review);
            }
        }

        /**
         * The step was refused; the review is as it was.
         *
         * @param reason why
         */
        record Refused(ReviewReason reason) implements Outcome {
            @Override
            public <T extends @Nullable Object> T fold(Function<Review, T> taken, Function<ReviewReason, T> refused) {
                return refused.apply(reason);
            }
        }
    }

    /** Takes a step, or refuses it. */
    public Outcome take(ReviewStep step) {
        Optional<ReviewReason> refused = refusal(step);
        if (refused.isPresent()) {
            return new Outcome.Refused(refused.get());
        }
        List<ReviewStep> more = new ArrayList<>(steps);
        more.add(step);
        return new Outcome.Taken(new Review(subject, scope, assessors, external, List.copyOf(more), after(step, more)));
    }

    private Optional<ReviewReason> refusal(ReviewStep step) {
        if (step instanceof ReviewStep.HandIn handIn) {
            return handIn(handIn);
        }
        if (step instanceof ReviewStep.Settle settle) {
            return settle(settle);
        }
        if (step instanceof ReviewStep.Submit) {
            if (state != ReviewState.CONSENSUS) {
                return Optional.of(ReviewReason.WRONG_STATE);
            }
            return !assessors.contains(step.by())
                    ? Optional.of(ReviewReason.NOT_AN_ASSESSOR)
                    : unsettled().isEmpty() ? Optional.empty() : Optional.of(ReviewReason.UNSETTLED);
        }
        if (step instanceof ReviewStep.Validate validate) {
            return validate(validate.by(), validate.reason(), ReviewState.VALIDATION);
        }
        if (step instanceof ReviewStep.ValidateExternally outside) {
            return validate(outside.by(), outside.reason(), ReviewState.EXTERNAL_VALIDATION)
                    .or(() -> independent(outside));
        }
        if (state != ReviewState.APPROVED) {
            return Optional.of(ReviewReason.WRONG_STATE);
        }
        return missing(((ReviewStep.Supersede) step).reason());
    }

    private Optional<ReviewReason> handIn(ReviewStep.HandIn step) {
        if (state != ReviewState.RATING) {
            return Optional.of(ReviewReason.WRONG_STATE);
        }
        if (!assessors.contains(step.by())) {
            return Optional.of(ReviewReason.NOT_AN_ASSESSOR);
        }
        boolean same = step.ratings().subject().equals(subject)
                && step.ratings().scope().equals(scope);
        return same ? Optional.empty() : Optional.of(ReviewReason.OTHER_ASSESSMENT);
    }

    private Optional<ReviewReason> settle(ReviewStep.Settle step) {
        if (state != ReviewState.CONSENSUS) {
            return Optional.of(ReviewReason.WRONG_STATE);
        }
        if (!assessors.contains(step.by())) {
            return Optional.of(ReviewReason.NOT_AN_ASSESSOR);
        }
        return !disputedPlaces().contains(step.answer().place())
                ? Optional.of(ReviewReason.NOT_DISPUTED)
                : missing(step.reason());
    }

    private Optional<ReviewReason> validate(Assessor by, String reason, ReviewState due) {
        if (state != due) {
            return Optional.of(ReviewReason.WRONG_STATE);
        }
        return assessors.contains(by) ? Optional.of(ReviewReason.RATED_IT_HERSELF) : missing(reason);
    }

    private Optional<ReviewReason> independent(ReviewStep.ValidateExternally step) {
        boolean inside = steps.stream()
                .anyMatch(earlier ->
                        earlier instanceof ReviewStep.Validate && earlier.by().equals(step.by()));
        if (inside) {
            return Optional.of(ReviewReason.VALIDATED_IT_BEFORE);
        }
        boolean declared = !step.independence().isBlank()
                && !step.organisation().isBlank()
                && !step.organisation().strip().equals(subject.value());
        return declared ? Optional.empty() : Optional.of(ReviewReason.NOT_INDEPENDENT);
    }

    private static Optional<ReviewReason> missing(String reason) {
        return reason.isBlank() ? Optional.of(ReviewReason.REASON_MISSING) : Optional.empty();
    }

    private ReviewState after(ReviewStep step, List<ReviewStep> taken) {
        if (step instanceof ReviewStep.HandIn) {
            return handedIn(taken).size() == assessors.size() ? ReviewState.CONSENSUS : ReviewState.RATING;
        }
        if (step instanceof ReviewStep.Settle) {
            return state;
        }
        if (step instanceof ReviewStep.Submit) {
            return ReviewState.VALIDATION;
        }
        if (step instanceof ReviewStep.Validate validate) {
            return !validate.accepted()
                    ? ReviewState.CONSENSUS
                    : external ? ReviewState.EXTERNAL_VALIDATION : ReviewState.APPROVED;
        }
        if (step instanceof ReviewStep.ValidateExternally outside) {
            return outside.accepted() ? ReviewState.APPROVED : ReviewState.CONSENSUS;
        }
        return ReviewState.SUPERSEDED;
    }

    /** Who is assessed. */
    public Subject subject() {
        return subject;
    }

    /** What is covered. */
    public Scope scope() {
        return scope;
    }

    /** Who rates. */
    public Set<Assessor> assessors() {
        return Collections.unmodifiableSet(assessors);
    }

    /** Whether somebody from outside must validate too. */
    public boolean isExternal() {
        return external;
    }

    /** How far it has come. */
    public ReviewState state() {
        return state;
    }

    /** Every step taken, in order. */
    public List<ReviewStep> steps() {
        return steps;
    }

    /** What an assessor may see: her own ratings alone until all have handed in, then everybody's. */
    public Map<Assessor, Assessment> ratingsFor(Assessor reader) {
        Map<Assessor, Assessment> ratings = handedIn(steps);
        if (state == ReviewState.RATING) {
            ratings.keySet().removeIf(assessor -> !assessor.equals(reader));
        }
        return ratings;
    }

    /** The criteria on which the assessors differ, in value or state; empty before all have handed in. */
    public Set<NodeId> disputed() {
        Set<NodeId> disputed = new TreeSet<>();
        if (state != ReviewState.RATING) {
            disputedPlaces().forEach(place -> disputed.add(place.criterion()));
        }
        return disputed;
    }

    private Set<Answer.Place> disputedPlaces() {
        Set<Answer.Place> disputed = new TreeSet<>();
        if (state != ReviewState.RATING) {
            byPlace().forEach((place, given) -> {
                Answer first = given.get(0);
                boolean alike = given.size() == assessors.size()
                        && given.stream()
                                .allMatch(answer -> Objects.equals(answer.value(), first.value())
                                        && answer.absence() == first.absence());
                if (!alike) {
                    disputed.add(place);
                }
            });
        }
        return disputed;
    }

    /** Of these, the ones that are not settled yet. */
    public Set<NodeId> unsettled() {
        Set<Answer.Place> places = disputedPlaces();
        places.removeAll(settled().keySet());
        Set<NodeId> open = new TreeSet<>();
        places.forEach(place -> open.add(place.criterion()));
        return open;
    }

    /**
     * The one assessment that came of it: what all rated alike, and what they settled.
     *
     * @return empty while anything is unsettled or somebody has not handed in
     */
    public Optional<Assessment> agreed() {
        if (state == ReviewState.RATING || !unsettled().isEmpty()) {
            return Optional.empty();
        }
        Map<Answer.Place, Answer> settled = settled();
        List<Answer> answers = new ArrayList<>();
        byPlace().forEach((place, given) -> answers.add(settled.getOrDefault(place, given.get(0))));
        Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        handedIn(steps).values().forEach(ratings -> {
            ratings.evidence().forEach(evidence::putIfAbsent);
            ratings.measurements().forEach(measurements::putIfAbsent);
        });
        String names = String.join(", ", assessors.stream().map(Assessor::value).toList());
        return Optional.of(new Assessment(subject, scope, names, answers, evidence, measurements));
    }

    private Map<Answer.Place, Answer> settled() {
        Map<Answer.Place, Answer> settled = new TreeMap<>();
        for (ReviewStep step : steps) {
            if (step instanceof ReviewStep.Settle settle) {
                settled.put(settle.answer().place(), settle.answer());
            }
        }
        return settled;
    }

    private Map<Answer.Place, List<Answer>> byPlace() {
        Map<Answer.Place, List<Answer>> byPlace = new LinkedHashMap<>();
        handedIn(steps)
                .values()
                .forEach(ratings -> ratings.answers()
                        .forEach(answer -> byPlace.computeIfAbsent(answer.place(), c -> new ArrayList<>())
                                .add(answer)));
        return byPlace;
    }

    /** The last ratings of each assessor. */
    private static Map<Assessor, Assessment> handedIn(List<ReviewStep> steps) {
        Map<Assessor, Assessment> ratings = new TreeMap<>();
        for (ReviewStep step : steps) {
            if (step instanceof ReviewStep.HandIn handIn) {
                ratings.put(handIn.by(), handIn.ratings());
            }
        }
        return ratings;
    }
}
