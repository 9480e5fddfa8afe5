package org.cxsdk.maturity;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.maturity.programme.ProgrammeFact;
import org.cxsdk.maturity.programme.ProgrammeId;

/** {@link ProgrammeStore} over documents and one stream for each programme. The facts are their own form 1. */
final class DocumentProgrammeStore implements ProgrammeStore {

    static final StreamKind<ProgrammeFact> FACTS = StreamKind.<ProgrammeFact>of("maturity.programme")
            .with("milestone-reached", ProgrammeFact.MilestoneReached.class, form(ProgrammeFact.MilestoneReached.class))
            .with("phase-entered", ProgrammeFact.PhaseEntered.class, form(ProgrammeFact.PhaseEntered.class))
            .with("phase-left", ProgrammeFact.PhaseLeft.class, form(ProgrammeFact.PhaseLeft.class))
            .with("looped-back", ProgrammeFact.LoopedBack.class, form(ProgrammeFact.LoopedBack.class))
            .with("communicated", ProgrammeFact.Communicated.class, form(ProgrammeFact.Communicated.class))
            .with("readiness-asked", ProgrammeFact.ReadinessAsked.class, form(ProgrammeFact.ReadinessAsked.class))
            .with("wave-begun", ProgrammeFact.WaveBegun.class, form(ProgrammeFact.WaveBegun.class))
            .with("wave-done", ProgrammeFact.WaveDone.class, form(ProgrammeFact.WaveDone.class))
            .with("trained", ProgrammeFact.Trained.class, form(ProgrammeFact.Trained.class))
            .with("training-outcome", ProgrammeFact.TrainingOutcome.class, form(ProgrammeFact.TrainingOutcome.class))
            .with("idea-submitted", ProgrammeFact.IdeaSubmitted.class, form(ProgrammeFact.IdeaSubmitted.class))
            .with("idea-moved", ProgrammeFact.IdeaMoved.class, form(ProgrammeFact.IdeaMoved.class))
            .with(
                    "improvement-opened",
                    ProgrammeFact.ImprovementOpened.class,
                    form(ProgrammeFact.ImprovementOpened.class))
            .with("improvement-done", ProgrammeFact.ImprovementDone.class, form(ProgrammeFact.ImprovementDone.class));

    private static final PublishedDefinitionStore PROGRAMMES = new PublishedDefinitionStore("maturity.programme");

    private static <T> FormCodec<T> form(Class<T> type) {
        return FormCodec.of(1, type, Function.identity(), Function.identity());
    }

    @Override
    public void publish(CxSession session, DefinitionRef programme, String document) {
        PROGRAMMES.publish(session, programme, document);
    }

    @Override
    public Optional<Source> find(CxSession session, ProgrammeId programme, String version) {
        return PROGRAMMES.find(session, programme.value(), version);
    }

    @Override
    public void append(CxSession session, ProgrammeId programme, long after, ProgrammeFact fact) {
        session.append(
                FACTS,
                programme.value(),
                ExpectedRevision.at(after),
                new Fact<>(
                        DocumentAssessmentStore.sha256(fact.toString()),
                        fact.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                        fact));
    }

    @Override
    public List<ProgrammeFact> facts(CxSession session, ProgrammeId programme) {
        return session.readWhole(FACTS, programme.value()).items().stream()
                .map(RecordedFact::value)
                .toList();
    }
}
