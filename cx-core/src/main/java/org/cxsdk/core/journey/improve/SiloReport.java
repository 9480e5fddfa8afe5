package org.cxsdk.core.journey.improve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.journey.DataNeed;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Step;
import org.jspecify.annotations.Nullable;

/**
 * Answers: what is asked or done more than once, because organisations do not share it? Looks at many designed journeys
 * together: a document that several journeys ask of people, a kind of data that several of them need, and an activity that
 * several organisations do. A step that needs data takes it from a register, if it may, and else asks: each journey with
 * such a step is one more that may ask for the same.
 *
 * <p>Left out: whether two activities of the same name are the same, and what the law demands. Cost: linear in the steps,
 * times the logarithm of the names. Immutable.
 *
 * @param askedAgain documents that several journeys ask for, those asked by most journeys first, then by name
 * @param neededAgain kinds of data that several journeys need, those needed by most first, then by name
 * @param doneAgain activities that several organisations do, those done by most first, then by name
 * @param joint journeys in which several organisations serve a person as one, of all journeys whose design says who serves;
 *     null if none says so
 */
public record SiloReport(
        List<Repeated> askedAgain,
        List<Repeated> neededAgain,
        List<Repeated> doneAgain,
        @Nullable Ratio joint) {

    public SiloReport {
        askedAgain = List.copyOf(askedAgain);
        neededAgain = List.copyOf(neededAgain);
        doneAgain = List.copyOf(doneAgain);
    }

    /** The joint-service ratio; empty if no design says who serves. */
    public Optional<Ratio> jointServiceRatio() {
        return Optional.ofNullable(joint);
    }

    /**
     * Something that is asked or done more than once.
     *
     * @param what the document, the kind of data, or the activity
     * @param journeys in which journeys, in order of name
     * @param organisations by which organisations, as far as the designs say, in order of name
     */
    public record Repeated(String what, Set<JourneyVersion> journeys, Set<OrganisationId> organisations) {
        public Repeated {
            Objects.requireNonNull(what, "what");
            journeys = sorted(journeys, Comparator.comparing(JourneyVersion::toString));
            organisations = sorted(organisations, Comparator.comparing(OrganisationId::value));
        }
    }

    /** Reports on these journeys, one version of each. */
    public static SiloReport of(Collection<JourneyDefinition> journeys) {
        Map<String, Uses> documents = new TreeMap<>();
        Map<String, Uses> data = new TreeMap<>();
        Map<String, Uses> activities = new TreeMap<>();
        long known = 0;
        long joint = 0;
        for (JourneyDefinition journey : journeys) {
            Set<OrganisationId> serving = new LinkedHashSet<>();
            for (Step step : journey.steps()) {
                OrganisationId organisation = step.blueprint().organisation();
                if (organisation != null) {
                    serving.add(organisation);
                }
                step.demands()
                        .evidence()
                        .forEach(evidence -> documents
                                .computeIfAbsent(evidence.value(), name -> new Uses())
                                .add(journey.version(), organisation));
                DataNeed need = step.data();
                if (need != null) {
                    need.categories()
                            .forEach(category -> data.computeIfAbsent(category.value(), name -> new Uses())
                                    .add(journey.version(), organisation));
                }
                activities.computeIfAbsent(step.activity(), name -> new Uses()).add(journey.version(), organisation);
            }
            known += serving.isEmpty() ? 0 : 1;
            joint += serving.size() > 1 ? 1 : 0;
        }
        return new SiloReport(
                ranked(documents, uses -> uses.journeys.size()),
                ranked(data, uses -> uses.journeys.size()),
                ranked(activities, uses -> uses.organisations.size()),
                known == 0 ? null : Ratio.of(joint, known));
    }

    private static List<Repeated> ranked(Map<String, Uses> byName, ToIntFunction<Uses> times) {
        List<Repeated> repeated = new ArrayList<>();
        byName.entrySet().stream()
                .filter(entry -> times.applyAsInt(entry.getValue()) > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, Uses> entry) -> times.applyAsInt(entry.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> repeated.add(
                        new Repeated(entry.getKey(), entry.getValue().journeys, entry.getValue().organisations)));
        return repeated;
    }

    private static <T> Set<T> sorted(Set<T> values, Comparator<T> order) {
        Set<T> sorted = new TreeSet<>(order);
        sorted.addAll(values);
        return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
    }

    private static final class Uses {
        private final Set<JourneyVersion> journeys = new LinkedHashSet<>();
        private final Set<OrganisationId> organisations = new LinkedHashSet<>();

        void add(JourneyVersion journey, @Nullable OrganisationId organisation) {
            journeys.add(journey);
            if (organisation != null) {
                organisations.add(organisation);
            }
        }
    }
}
