package org.cxsdk.maturity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.json.ProgrammeFiles;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.maturity.programme.BacklogVelocity;
import org.cxsdk.maturity.programme.IdeaRegister;
import org.cxsdk.maturity.programme.ProgrammeFact;
import org.cxsdk.maturity.programme.ProgrammeId;
import org.cxsdk.maturity.programme.ProgrammeStanding;
import org.cxsdk.maturity.programme.Readiness;
import org.cxsdk.maturity.programme.RolloutWave;
import org.cxsdk.maturity.programme.TrainingCoverage;
import org.cxsdk.maturity.programme.TransformationProgramme;
import org.cxsdk.maturity.score.AssessmentResult;

/**
 * Transformation programmes: publishes versions, notes what happens, opens a phase or a wave only when its gate holds, and
 * tells where everything stands on a day.
 *
 * <p>Opened on a context that stands in a transaction it works inside it. Safe for threads: two who act on one programme at
 * the same moment do so one after the other.
 */
public final class CxProgrammes {

    private final CxContext context;
    private final ProgrammeStore store;

    private CxProgrammes(CxContext context, ProgrammeStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens the programmes on the context's storage. */
    public static CxProgrammes on(CxContext context) {
        return new CxProgrammes(context, ProgrammeStore.inStorage());
    }

    /** The same over another store. */
    public CxProgrammes over(ProgrammeStore other) {
        return new CxProgrammes(context, other);
    }

    /**
     * Publishes a version of a programme (docs/programme.md).
     *
     * @throws org.cxsdk.core.InvalidDocumentException if the document breaks rules; all of them are told
     * @throws CxException {@link PlanError#OTHER_CONTENT} if this version was published with other content
     */
    public TransformationProgramme publish(Source document) {
        ProgrammeFiles.Read read = ProgrammeFiles.readWhole(document);
        context.write(OnConflict.RETRY, session -> {
            store.publish(session, read.programme().ref(), read.canonical());
            return read;
        });
        return read.programme();
    }

    /** A version that was published. */
    public Optional<TransformationProgramme> find(ProgrammeId programme, String version) {
        return context.read(session -> store.find(session, programme, version)).map(ProgrammeFiles::read);
    }

    /**
     * Notes what happened. A phase is entered or left, and a wave begins, only when its gate holds.
     *
     * @param programme the version by which gates are judged
     * @param assessed the last assessment, where a gate asks for a level or a criterion
     * @throws CxException {@link PlanError#NOT_NOW} if a gate does not hold; all that is missing is told
     */
    public void note(TransformationProgramme programme, ProgrammeFact fact, Optional<AssessmentResult> assessed) {
        context.write(OnConflict.RETRY, session -> {
            List<ProgrammeFact> facts = store.facts(session, programme.id());
            List<String> missing =
                    ProgrammeStanding.of(programme, facts, assessed, fact.day()).refuses(fact, facts, assessed);
            if (!missing.isEmpty()) {
                throw new CxException(
                        PlanError.NOT_NOW,
                        programme.id() + " cannot do this yet:\n  " + String.join("\n  ", missing),
                        "See to every line above, then note it again.");
            }
            store.append(session, programme.id(), facts.size(), fact);
            return fact;
        });
    }

    /** Notes what happened, where no gate asks for an assessment. */
    public void note(TransformationProgramme programme, ProgrammeFact fact) {
        note(programme, fact, Optional.empty());
    }

    /**
     * Where a programme stands on a day: phase, gate, overdue milestones, resources, who has heard of it.
     *
     * @param assessed the last assessment, where there is one
     */
    public ProgrammeStanding standing(
            TransformationProgramme programme, Optional<AssessmentResult> assessed, LocalDate asOf) {
        return ProgrammeStanding.of(programme, facts(programme), assessed, asOf);
    }

    /** How ready each group is. */
    public List<Readiness> readiness(TransformationProgramme programme, LocalDate asOf) {
        return Readiness.of(programme, facts(programme), asOf);
    }

    /** Which steps of the roll-out may begin, and what the others wait for. */
    public List<RolloutWave> waves(TransformationProgramme programme, LocalDate asOf) {
        return RolloutWave.of(programme, facts(programme), asOf);
    }

    /** Who has the competencies that the roles need, and whether it shows. */
    public TrainingCoverage training(TransformationProgramme programme, LocalDate asOf) {
        return TrainingCoverage.of(programme, facts(programme), asOf);
    }

    /** Which ideas came from where, and what became of them. */
    public IdeaRegister ideas(TransformationProgramme programme, LocalDate asOf) {
        return IdeaRegister.of(facts(programme), asOf);
    }

    /** How fast the backlog of improvements is worked off. */
    public BacklogVelocity velocity(TransformationProgramme programme, LocalDate asOf) {
        return BacklogVelocity.of(facts(programme), asOf);
    }

    private List<ProgrammeFact> facts(TransformationProgramme programme) {
        return context.read(session -> store.facts(session, programme.id()));
    }
}
