package org.cxsdk.maturity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.plan.Choice;
import org.cxsdk.maturity.plan.Objective;
import org.cxsdk.maturity.plan.PlanFact;
import org.cxsdk.maturity.plan.PlanId;
import org.cxsdk.maturity.plan.PlanLimits;
import org.cxsdk.maturity.plan.Roadmap;

/**
 * Keeps catalogues of initiatives, plans and what happened to them. {@link CxPlans#on} uses the one over {@code Storage}; an
 * agency with a project tool may implement it over that one.
 */
public interface PlanStore {

    /** Returns the store that keeps them in the context's storage. */
    static PlanStore inStorage() {
        return new DocumentPlanStore();
    }

    /**
     * Publishes a version of a catalogue; the same content again changes nothing.
     *
     * @param document its canonical form
     * @throws org.cxsdk.core.CxException {@link org.cxsdk.maturity.plan.PlanError#OTHER_CONTENT} if the version has other content
     */
    void publish(CxSession session, DefinitionRef catalogue, String document);

    /** A version of a catalogue that was published. */
    Optional<Source> catalogue(CxSession session, String id, String version);

    /** Keeps a plan that is not there yet, with the assessment it starts from (without names and notes). */
    void add(CxSession session, PlanId id, Roadmap plan, Assessment baseline);

    /** What a plan was made from. */
    Optional<Kept> find(CxSession session, PlanId id);

    /** Notes what happened to a plan; the same fact on the same day once. */
    void append(CxSession session, PlanId id, PlanFact fact);

    /** Everything that happened to a plan, in the order in which it was noted. */
    List<PlanFact> facts(CxSession session, PlanId id);

    /**
     * What a plan was made from.
     *
     * @param model exactly which model
     * @param catalogue exactly which catalogue
     * @param baseline the assessment it starts from
     * @param limits what it may use
     * @param objective what was made as great as it can be
     * @param start its first day
     * @param choice what was chosen
     */
    record Kept(
            DefinitionRef model,
            DefinitionRef catalogue,
            Assessment baseline,
            PlanLimits limits,
            Objective objective,
            LocalDate start,
            Choice choice) {}
}
