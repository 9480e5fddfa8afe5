package org.cxsdk.maturity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.InitiativeFiles;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.plan.InitiativeCatalogue;
import org.cxsdk.maturity.plan.Objective;
import org.cxsdk.maturity.plan.PlanComparison;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.maturity.plan.PlanFact;
import org.cxsdk.maturity.plan.PlanId;
import org.cxsdk.maturity.plan.PlanLimits;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.plan.PlanProgress;
import org.cxsdk.maturity.plan.Roadmap;
import org.cxsdk.maturity.plan.RoadmapPlanner;
import org.cxsdk.maturity.score.AssessmentResult;

/**
 * Plans of an agency: publishes catalogues of initiatives, makes and keeps plans, notes what became of them, and sets plan
 * beside actual.
 *
 * <p>A plan keeps what it was made from and what was chosen; dates and projections are computed again from these by the
 * model that is handed in. Opened on a context that stands in a transaction it works inside it. Safe for threads.
 */
public final class CxPlans {

    private final CxContext context;
    private final PlanStore store;

    private CxPlans(CxContext context, PlanStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens the plans on the context's storage. */
    public static CxPlans on(CxContext context) {
        return new CxPlans(context, PlanStore.inStorage());
    }

    /** The same over another store. */
    public CxPlans over(PlanStore other) {
        return new CxPlans(context, other);
    }

    /**
     * Publishes a version of a catalogue of initiatives (docs/roadmap.md).
     *
     * @throws org.cxsdk.core.InvalidDocumentException if the document breaks rules; all of them are told
     * @throws CxException {@link PlanError#OTHER_CONTENT} if this version was published with other content
     */
    public InitiativeCatalogue publish(MaturityModel model, Source document) {
        InitiativeFiles.Read read = InitiativeFiles.readWhole(model, document);
        context.write(OnConflict.RETRY, session -> {
            store.publish(session, read.catalogue().ref(), read.canonical());
            return read;
        });
        return read.catalogue();
    }

    /** A version of a catalogue that was published. */
    public Optional<InitiativeCatalogue> catalogue(MaturityModel model, String id, String version) {
        return context.read(session -> store.catalogue(session, id, version))
                .map(source -> InitiativeFiles.read(model, source));
    }

    /**
     * Makes a plan and keeps it. A plan is never changed afterwards; a new one gets an identifier of its own.
     *
     * @param id its identifier
     * @param model the model to score by
     * @param catalogue what to choose from; published before
     * @param baseline how things stand
     * @param limits what may be used
     * @param objective what to make as great as it can be
     * @param start its first day
     * @throws CxException {@link PlanError#PLAN_EXISTS} if the identifier is taken; {@link PlanError#UNKNOWN} if the
     *     catalogue was not published
     */
    public Roadmap plan(
            PlanId id,
            MaturityModel model,
            InitiativeCatalogue catalogue,
            Assessment baseline,
            PlanLimits limits,
            Objective objective,
            LocalDate start) {
        Roadmap plan = RoadmapPlanner.of(model, catalogue).plan(baseline, limits, objective, start);
        context.write(OnConflict.RETRY, session -> {
            if (store.catalogue(session, catalogue.ref().id(), catalogue.ref().version())
                    .isEmpty()) {
                throw unknown("catalogue " + catalogue.ref() + " was not published", "Publish it first.");
            }
            store.add(session, id, plan, baseline);
            return plan;
        });
        return plan;
    }

    /**
     * A plan that was made.
     *
     * @throws CxException {@link MaturityError#OTHER_MODEL} if it was made by another version of the model
     */
    public Optional<Roadmap> find(PlanId id, MaturityModel model) {
        return context.read(session -> store.find(session, id)
                .map(kept -> again(
                        model,
                        kept,
                        store.catalogue(
                                        session,
                                        kept.catalogue().id(),
                                        kept.catalogue().version())
                                .orElseThrow(() ->
                                        unknown("catalogue " + kept.catalogue() + " is missing", "Restore it.")))));
    }

    /**
     * Notes what happened to a plan: an initiative started or finished, a KPI measured, people reached, stakeholders told.
     * The same again on the same day changes nothing.
     *
     * @throws CxException {@link PlanError#UNKNOWN} if there is no such plan
     */
    public void note(PlanId id, PlanFact fact) {
        context.write(OnConflict.RETRY, session -> {
            if (store.find(session, id).isEmpty()) {
                throw unknown("there is no plan " + id, "Make it first, or check the identifier.");
            }
            store.append(session, id, fact);
            return fact;
        });
    }

    /** Where a plan stands on a day. */
    public PlanProgress progress(PlanId id, MaturityModel model, LocalDate asOf) {
        List<PlanFact> facts = context.read(session -> store.facts(session, id));
        return PlanProgress.of(require(id, model), facts, asOf);
    }

    /**
     * What a plan expected after a phase beside what an assessment found then.
     *
     * @param found a result by the model of the plan
     */
    public PlanComparison compare(PlanId id, MaturityModel model, PlanPhase phase, AssessmentResult found) {
        return PlanComparison.of(model, require(id, model), phase, found);
    }

    private Roadmap require(PlanId id, MaturityModel model) {
        return find(id, model)
                .orElseThrow(() -> unknown("there is no plan " + id, "Make it first, or check the identifier."));
    }

    private static Roadmap again(MaturityModel model, PlanStore.Kept kept, Source catalogue) {
        if (!model.ref().equals(kept.model())) {
            throw new CxException(
                    MaturityError.OTHER_MODEL,
                    "the plan was made by " + kept.model() + ", not " + model.ref(),
                    "Load the model that it was made by.");
        }
        return RoadmapPlanner.of(model, InitiativeFiles.read(model, catalogue))
                .again(kept.baseline(), kept.limits(), kept.objective(), kept.start(), kept.choice());
    }

    private static CxException unknown(String text, String remedy) {
        return new CxException(PlanError.UNKNOWN, text, remedy);
    }
}
