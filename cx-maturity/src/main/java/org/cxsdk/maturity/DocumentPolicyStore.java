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
import org.cxsdk.maturity.policy.PolicyFact;
import org.cxsdk.maturity.policy.PolicyId;

/** {@link PolicyStore} over documents and one stream for each policy. The facts are their own form 1. */
final class DocumentPolicyStore implements PolicyStore {

    static final StreamKind<PolicyFact> FACTS = StreamKind.<PolicyFact>of("maturity.policy")
            .with("circulated", PolicyFact.Circulated.class, form(PolicyFact.Circulated.class))
            .with("commented", PolicyFact.Commented.class, form(PolicyFact.Commented.class))
            .with("resolved", PolicyFact.Resolved.class, form(PolicyFact.Resolved.class))
            .with("finalised", PolicyFact.Finalised.class, form(PolicyFact.Finalised.class))
            .with("adopted", PolicyFact.Adopted.class, form(PolicyFact.Adopted.class))
            .with("evidence-filed", PolicyFact.EvidenceFiled.class, form(PolicyFact.EvidenceFiled.class));

    private static final PublishedDefinitionStore POLICIES = new PublishedDefinitionStore("maturity.policy");

    private static <T> FormCodec<T> form(Class<T> type) {
        return FormCodec.of(1, type, Function.identity(), Function.identity());
    }

    @Override
    public void publish(CxSession session, DefinitionRef policy, String document) {
        POLICIES.publish(session, policy, document);
    }

    @Override
    public Optional<Source> find(CxSession session, PolicyId policy, String version) {
        return POLICIES.find(session, policy.value(), version);
    }

    @Override
    public List<String> versions(CxSession session, PolicyId policy) {
        return POLICIES.versions(session, policy.value());
    }

    @Override
    public void append(CxSession session, PolicyId policy, long after, PolicyFact fact) {
        session.append(
                FACTS,
                policy.value(),
                ExpectedRevision.at(after),
                new Fact<>(
                        DocumentAssessmentStore.sha256(fact.toString()),
                        fact.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                        fact));
    }

    @Override
    public List<PolicyFact> facts(CxSession session, PolicyId policy) {
        return session.readWhole(FACTS, policy.value()).items().stream()
                .map(RecordedFact::value)
                .toList();
    }
}
