package org.cxsdk.maturity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.json.PolicyFiles;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.maturity.policy.ComplianceMatrix;
import org.cxsdk.maturity.policy.EntityId;
import org.cxsdk.maturity.policy.PolicyDocument;
import org.cxsdk.maturity.policy.PolicyFact;
import org.cxsdk.maturity.policy.PolicyId;
import org.cxsdk.maturity.policy.PolicyStanding;

/**
 * Policies from draft to practice: publishes versions, leads a draft through circulation and comments to the final text and
 * its adoption by each entity, and tells who keeps which clause.
 *
 * <p>Opened on a context that stands in a transaction it works inside it. Safe for threads: two who act on one policy at the
 * same moment do so one after the other, each against the standing that the other left.
 */
public final class CxPolicies {

    private final CxContext context;
    private final PolicyStore store;

    private CxPolicies(CxContext context, PolicyStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens the policies on the context's storage. */
    public static CxPolicies on(CxContext context) {
        return new CxPolicies(context, PolicyStore.inStorage());
    }

    /** The same over another store. */
    public CxPolicies over(PolicyStore other) {
        return new CxPolicies(context, other);
    }

    /**
     * Publishes a version of a policy (docs/policies.md).
     *
     * @throws org.cxsdk.core.InvalidDocumentException if the document breaks rules; all of them are told
     * @throws CxException {@link PlanError#OTHER_CONTENT} if this version was published with other content
     */
    public PolicyDocument publish(Source document) {
        PolicyFiles.Read read = PolicyFiles.readWhole(document);
        context.write(OnConflict.RETRY, session -> {
            store.publish(session, read.policy().ref(), read.canonical());
            return read;
        });
        return read.policy();
    }

    /** Publishes the five policies that come with the SDK, as a readiness check list. */
    public List<PolicyDocument> publishBuiltIn() {
        return PolicyFiles.builtIn().stream()
                .map(id -> publish(PolicyFiles.sourceOf(id)))
                .toList();
    }

    /** A version that was published. */
    public Optional<PolicyDocument> find(PolicyId policy, String version) {
        return context.read(session -> store.find(session, policy, version)).map(PolicyFiles::read);
    }

    /** The versions of a policy that were published. */
    public List<String> versions(PolicyId policy) {
        return context.read(session -> store.versions(session, policy));
    }

    /**
     * Does the next step: circulate, comment, resolve, finalise, adopt, file evidence.
     *
     * @return the standing afterwards
     * @throws CxException {@link PlanError#NOT_NOW} if the standing does not allow it; {@link PlanError#UNKNOWN} if the
     *     version that is circulated or finalised was not published
     */
    public PolicyStanding act(PolicyId policy, PolicyFact fact) {
        return context.write(OnConflict.RETRY, session -> {
            List<PolicyFact> facts = store.facts(session, policy);
            PolicyStanding.of(facts).refuses(fact).ifPresent(why -> {
                throw new CxException(
                        PlanError.NOT_NOW,
                        policy + ": " + why,
                        "Circulate, resolve every comment, finalise, then adopt: one after the other.");
            });
            versionOf(fact).ifPresent(version -> {
                if (store.find(session, policy, version).isEmpty()) {
                    throw new CxException(
                            PlanError.UNKNOWN,
                            policy + "@" + version + " was not published",
                            "Publish this version first.");
                }
            });
            store.append(session, policy, facts.size(), fact);
            return PolicyStanding.of(store.facts(session, policy));
        });
    }

    /** Where a policy stands. */
    public PolicyStanding standing(PolicyId policy) {
        return PolicyStanding.of(context.read(session -> store.facts(session, policy)));
    }

    /**
     * Which entity keeps which clause on a day.
     *
     * @param policy the version to be kept
     * @param entities the assessment of each entity by the policy's model, where it has one
     */
    public ComplianceMatrix compliance(
            PolicyDocument policy, Map<EntityId, Optional<ComplianceMatrix.Assessed>> entities, LocalDate asOf) {
        return ComplianceMatrix.of(policy, entities, context.read(session -> store.facts(session, policy.id())), asOf);
    }

    private static Optional<String> versionOf(PolicyFact fact) {
        if (fact instanceof PolicyFact.Circulated sent) {
            return Optional.of(sent.version());
        }
        return fact instanceof PolicyFact.Finalised done ? Optional.of(done.version()) : Optional.empty();
    }
}
