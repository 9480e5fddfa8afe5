package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.PurposeId;
import org.jspecify.annotations.Nullable;

/**
 * May these people, acting together, act for this person for this purpose at this instant?
 *
 * <p>A mandate carries an act if it is not void, runs at that instant, covers the purpose, and, where it was passed on, all
 * mandates above it do as well and allow it to be passed on so often. Where those who have a mandate of a kind act
 * together, all whose mandate of that kind carries the act must take part; to take something back, one of them is enough.
 *
 * <p>Cost: linear in the number of mandates of the person, times the length of the chains. Pure and safe for threads.
 */
public final class Representations {

    private final List<Representation> mandates;
    private final Map<RepresentationId, Representation> byId;
    private final BiPredicate<PurposeId, PurposeId> covers;

    private Representations(List<Representation> mandates, BiPredicate<PurposeId, PurposeId> covers) {
        this.mandates = List.copyOf(mandates);
        this.covers = Objects.requireNonNull(covers, "covers");
        this.byId = new HashMap<>();
        this.mandates.forEach(mandate -> byId.put(mandate.id(), mandate));
        if (this.mandates.stream().map(Representation::represented).distinct().count() > 1) {
            throw new IllegalArgumentException("mandates must be about one person");
        }
    }

    /**
     * Returns the mandates of one person.
     *
     * @param mandates all that were ever given for her
     * @param covers whether the first purpose is the second or lies above it
     */
    public static Representations of(List<Representation> mandates, BiPredicate<PurposeId, PurposeId> covers) {
        return new Representations(mandates, covers);
    }

    /** Those who come along and help her at this instant; to see what she sees they need nothing else. */
    public List<Representation> companions(Instant at) {
        return mandates.stream()
                .filter(mandate -> mandate.kind() == Representation.Kind.COMPANION)
                .filter(mandate -> mandate.isRunning(at) && !mandate.isVoid())
                .toList();
    }

    /** The mandate with this identifier. */
    public Optional<Representation> find(RepresentationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Judges people who give something or refuse it together. */
    public Judgement toSay(Collection<ActorId> actors, PurposeId purpose, Instant at) {
        return judge(actors, purpose, at, true);
    }

    /** Judges people who take something back: each who has a mandate may, whatever the others think. */
    public Judgement toTakeBack(Collection<ActorId> actors, PurposeId purpose, Instant at) {
        return judge(actors, purpose, at, false);
    }

    private Judgement judge(Collection<ActorId> actors, PurposeId purpose, Instant at, boolean together) {
        Set<RepresentationReason> reasons = EnumSet.noneOf(RepresentationReason.class);
        Map<ActorId, Representation> acting = new LinkedHashMap<>();
        for (ActorId actor : actors) {
            List<Representation> own = mandates.stream()
                    .filter(mandate -> mandate.representative().equals(actor))
                    .toList();
            Optional<Representation> carrying = own.stream()
                    .filter(mandate -> against(mandate, purpose, at).isEmpty())
                    .min(Comparator.comparing(mandate -> mandate.id().value()));
            if (carrying.isPresent()) {
                acting.put(actor, carrying.get());
            } else if (own.isEmpty()) {
                reasons.add(RepresentationReason.NO_MANDATE);
            } else {
                own.forEach(mandate -> reasons.addAll(against(mandate, purpose, at)));
            }
        }
        if (together && acting.values().stream().anyMatch(mandate -> othersAreMissing(mandate, acting, purpose, at))) {
            reasons.add(RepresentationReason.OTHERS_MUST_AGREE);
        }
        return reasons.isEmpty() && !acting.isEmpty()
                ? new Judgement.Mandated(List.copyOf(acting.values()))
                : new Judgement.Refused(
                        reasons.isEmpty() ? List.of(RepresentationReason.NO_MANDATE) : List.copyOf(reasons));
    }

    private boolean othersAreMissing(
            Representation mandate, Map<ActorId, Representation> acting, PurposeId purpose, Instant at) {
        return mandate.together() == Representation.Together.ALL
                && mandates.stream()
                        .filter(other -> other.kind() == mandate.kind())
                        .filter(other -> against(other, purpose, at).isEmpty())
                        .anyMatch(other -> !acting.containsKey(other.representative()));
    }

    /** Everything that keeps a mandate from carrying an act. */
    private Set<RepresentationReason> against(Representation mandate, PurposeId purpose, Instant at) {
        Set<RepresentationReason> reasons = EnumSet.noneOf(RepresentationReason.class);
        Set<RepresentationId> seen = new HashSet<>();
        List<Representation> chain = new ArrayList<>();
        Representation link = mandate;
        while (link != null && seen.add(link.id())) {
            chain.add(link);
            Optional<RepresentationId> above = link.passedOnFrom();
            link = above.map(byId::get).orElse(null);
            if (link == null && above.isPresent()) {
                reasons.add(RepresentationReason.NO_MANDATE);
            }
        }
        if (link != null) {
            reasons.add(RepresentationReason.NO_MANDATE); // a circle has no first mandate
        }
        for (int passedOn = 0; passedOn < chain.size(); passedOn++) {
            Representation each = chain.get(passedOn);
            if (each.kind() == Representation.Kind.COMPANION) {
                reasons.add(RepresentationReason.ONLY_ACCOMPANIES);
            }
            if (each.isVoid()) {
                reasons.add(RepresentationReason.MANDATE_VOID);
            }
            if (at.isBefore(each.from())) {
                reasons.add(RepresentationReason.MANDATE_NOT_BEGUN);
            } else if (!each.isRunning(at)) {
                reasons.add(RepresentationReason.MANDATE_ENDED);
            }
            if (!each.purposes().isEmpty() && each.purposes().stream().noneMatch(own -> covers.test(own, purpose))) {
                reasons.add(RepresentationReason.OUTSIDE_MANDATE);
            }
            if (each.depth() < passedOn) {
                reasons.add(RepresentationReason.PASSED_ON_TOO_OFTEN);
            }
        }
        return reasons;
    }

    /** Whether people may act. */
    public sealed interface Judgement {

        /** Returns what the function of the fitting kind makes of it. */
        <T extends @Nullable Object> T fold(
                Function<? super Mandated, ? extends T> mandated, Function<? super Refused, ? extends T> refused);

        /**
         * They may.
         *
         * @param mandates one for each who acts
         */
        record Mandated(List<Representation> mandates) implements Judgement {
            public Mandated {
                mandates = List.copyOf(mandates);
            }

            @Override
            public <T extends @Nullable Object> T fold(
                    Function<? super Mandated, ? extends T> mandated, Function<? super Refused, ? extends T> refused) {
                return mandated.apply(this);
            }
        }

        /**
         * They may not.
         *
         * @param reasons why, at least one
         */
        record Refused(List<RepresentationReason> reasons) implements Judgement {
            public Refused {
                reasons = List.copyOf(reasons);
            }

            @Override
            public <T extends @Nullable Object> T fold(
                    Function<? super Mandated, ? extends T> mandated, Function<? super Refused, ? extends T> refused) {
                return refused.apply(this);
            }
        }
    }
}
