package org.cxsdk.maturity;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.maturity.plan.PlanFact;
import org.cxsdk.maturity.plan.PlanId;
import org.cxsdk.maturity.plan.Roadmap;

/** {@link PlanStore} over documents and one stream for each plan. */
final class DocumentPlanStore implements PlanStore {

    static final DocumentKind<PlanForm> PLANS =
            DocumentKind.of("maturity.plan", FormCodec.of(1, PlanForm.class, Function.identity(), Function.identity()));

    private static final PublishedDefinitionStore CATALOGUES = new PublishedDefinitionStore("maturity.initiatives");

    @Override
    public void publish(CxSession session, DefinitionRef catalogue, String document) {
        CATALOGUES.publish(session, catalogue, document);
    }

    @Override
    public Optional<Source> catalogue(CxSession session, String id, String version) {
        return CATALOGUES.find(session, id, version);
    }

    @Override
    public void add(CxSession session, PlanId id, Roadmap plan, Assessment baseline) {
        if (session.load(PLANS, id.value()).isPresent()) {
            throw new CxException(
                    PlanError.PLAN_EXISTS,
                    "there is a plan " + id,
                    "A plan that was made is not changed; give the new one an identifier of its own.");
        }
        session.write(PLANS, id.value(), Expected.absent(), PlanForm.of(plan, baseline));
    }

    @Override
    public Optional<Kept> find(CxSession session, PlanId id) {
        return session.load(PLANS, id.value()).map(stored -> {
            PlanForm form = stored.value();
            return new Kept(
                    form.model().toRef(),
                    form.catalogue().toRef(),
                    form.baseline(),
                    form.limits(),
                    form.objective(),
                    form.start(),
                    form.choice());
        });
    }

    @Override
    public void append(CxSession session, PlanId id, PlanFact fact) {
        session.append(
                PlanFactForm.FACTS,
                id.value(),
                ExpectedRevision.any(),
                new Fact<>(
                        DocumentAssessmentStore.sha256(fact.toString()),
                        fact.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                        fact));
    }

    @Override
    public List<PlanFact> facts(CxSession session, PlanId id) {
        return session.readWhole(PlanFactForm.FACTS, id.value()).items().stream()
                .map(RecordedFact::value)
                .toList();
    }
}
