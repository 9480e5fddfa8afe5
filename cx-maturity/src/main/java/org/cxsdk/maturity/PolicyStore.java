package org.cxsdk.maturity;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.policy.PolicyFact;
import org.cxsdk.maturity.policy.PolicyId;

/**
 * Keeps the versions of policies and what happened to them. {@link CxPolicies#on} uses the one over {@code Storage}; an agency
 * with a document system may implement it over that one.
 */
public interface PolicyStore {

    /** Returns the store that keeps them in the context's storage. */
    static PolicyStore inStorage() {
        return new DocumentPolicyStore();
    }

    /**
     * Publishes a version; the same content again changes nothing.
     *
     * @param document its canonical form
     * @throws org.cxsdk.core.CxException {@link org.cxsdk.maturity.plan.PlanError#OTHER_CONTENT} if the version has other content
     */
    void publish(CxSession session, DefinitionRef policy, String document);

    /** A version that was published. */
    Optional<Source> find(CxSession session, PolicyId policy, String version);

    /** The versions that were published. */
    List<String> versions(CxSession session, PolicyId policy);

    /**
     * Notes what happened, provided that nothing else did meanwhile; the same fact again changes nothing.
     *
     * @param after how many facts the caller has seen
     */
    void append(CxSession session, PolicyId policy, long after, PolicyFact fact);

    /** Everything that happened, in order. */
    List<PolicyFact> facts(CxSession session, PolicyId policy);
}
