package org.cxsdk.maturity.json;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.maturity.policy.PolicyDocument;
import org.cxsdk.maturity.policy.PolicyId;
import org.cxsdk.maturity.policy.RequirementId;
import org.jspecify.annotations.Nullable;

/**
 * Loads policies (YAML or JSON, docs/policies.md), and the five that come with the SDK as a readiness check list: their
 * titles are those of the policies an agency is expected to have, their clauses are ours and nobody's official text.
 */
public final class PolicyFiles {

    private static final DocumentReader<PolicyFileDocument> READER = DocumentReader.forType(PolicyFileDocument.class);

    private static final List<PolicyId> BUILT_IN = List.of(
            PolicyId.of("mobile-channel-planning"),
            PolicyId.of("delivery-excellence"),
            PolicyId.of("service-definition"),
            PolicyId.of("reference-architecture"),
            PolicyId.of("customer-experience"));

    private static final Rational IN_PLACE = Rational.of(75);

    private PolicyFiles() {}

    /** The policies that come with the SDK. */
    public static List<PolicyId> builtIn() {
        return BUILT_IN;
    }

    /**
     * A policy that comes with the SDK.
     *
     * @throws CxException with code CX-MATURITY-0102 if there is none with this identifier
     */
    public static PolicyDocument byId(PolicyId id) {
        return read(sourceOf(id));
    }

    /** The document of a policy that comes with the SDK, to be published or copied. */
    public static Source sourceOf(PolicyId id) {
        if (!BUILT_IN.contains(id)) {
            throw new CxException(
                    PlanError.UNKNOWN,
                    "no policy \"" + id + "\" comes with the SDK",
                    "Use one of " + BUILT_IN + ", or load the policy from a file.");
        }
        String resource = "/org/cxsdk/maturity/policies/" + id + ".yaml";
        return Source.of(id + ".yaml", () -> open(resource));
    }

    /**
     * A policy from a file.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static PolicyDocument read(Path file) {
        return read(Source.of(file));
    }

    /**
     * A policy from any source.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static PolicyDocument read(Source source) {
        return readWhole(source).policy();
    }

    /** As {@link #read}, with the canonical form of the document, in which it is kept. */
    public static Read readWhole(Source source) {
        Loaded<PolicyFileDocument> loaded = READER.read(source);
        return new Read(policy(loaded), loaded.canonical());
    }

    /**
     * A policy with its document.
     *
     * @param policy the policy
     * @param canonical the document in its canonical form
     */
    public record Read(PolicyDocument policy, String canonical) {
        public Read {
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(canonical, "canonical");
        }
    }

    private static PolicyDocument policy(Loaded<PolicyFileDocument> loaded) {
        PolicyFileDocument document = loaded.document();
        loaded.checkIdentifier("id", document.id());
        loaded.checkIdentifier("version", document.version());
        Set<String> pillars = new LinkedHashSet<>();
        orEmpty(document.pillars()).forEach(pillar -> pillars.add(String.valueOf(pillar.id())));
        Set<String> sources = new LinkedHashSet<>();
        orEmpty(document.sources()).forEach(source -> sources.add(String.valueOf(source.id())));
        Set<Object> seen = new HashSet<>();
        Set<RequirementId> requirements = new HashSet<>();
        for (PolicyFileDocument.ClauseDocument clause : orEmpty(document.clauses())) {
            if (clause.id() != null && !seen.add(clause.id())) {
                loaded.violation(loaded.pathOf(clause, "id"), "is there twice", "Give each clause its own id");
            }
            if (clause.pillar() != null && !pillars.contains(clause.pillar())) {
                loaded.unknown(
                        loaded.pathOf(clause, "pillar"), clause.pillar(), "is no pillar of this policy", pillars);
            }
            int place = 0;
            for (String source : orEmpty(clause.sources())) {
                if (!sources.contains(source)) {
                    loaded.unknown(
                            loaded.pathOf(clause, "sources", place), source, "is no source of this policy", sources);
                }
                place++;
            }
            for (PolicyFileDocument.RequirementDocument requirement : orEmpty(clause.requirements())) {
                if (requirement.id() != null && !requirements.add(requirement.id())) {
                    loaded.violation(
                            loaded.pathOf(requirement, "id"), "is there twice", "Give each requirement its own id");
                }
                if (requirement.criterion() == null && requirement.atLeast() != null) {
                    loaded.violation(
                            loaded.pathOf(requirement, "atLeast"), "stands without criterion", "Name the criterion");
                }
            }
        }
        PolicyFileDocument checked = loaded.checked();
        return new PolicyDocument(
                loaded.ref(Objects.requireNonNull(checked.id()), Objects.requireNonNull(checked.version())),
                Objects.requireNonNull(checked.title()),
                Objects.requireNonNull(checked.purpose()),
                Objects.requireNonNull(checked.model()),
                orEmpty(checked.definitions()).stream()
                        .map(term -> new PolicyDocument.Term(
                                Objects.requireNonNull(term.term()), Objects.requireNonNull(term.meaning())))
                        .toList(),
                orEmpty(checked.pillars()).stream()
                        .map(pillar -> new PolicyDocument.Pillar(
                                Objects.requireNonNull(pillar.id()), Objects.requireNonNull(pillar.title())))
                        .toList(),
                orEmpty(checked.clauses()).stream().map(PolicyFiles::clause).toList(),
                orEmpty(checked.implementation()).stream()
                        .map(step -> new PolicyDocument.Step(
                                Objects.requireNonNull(step.text()), Objects.requireNonNull(step.owner())))
                        .toList(),
                orEmpty(checked.sources()).stream()
                        .map(source -> new PolicyDocument.Source(
                                Objects.requireNonNull(source.id()),
                                Objects.requireNonNull(source.title()),
                                Objects.requireNonNull(source.publisher()),
                                source.year()))
                        .toList());
    }

    private static PolicyDocument.Clause clause(PolicyFileDocument.ClauseDocument clause) {
        return new PolicyDocument.Clause(
                Objects.requireNonNull(clause.id()),
                Objects.requireNonNull(clause.pillar()),
                Objects.requireNonNullElse(clause.force(), PolicyDocument.Force.MUST),
                Objects.requireNonNull(clause.text()),
                orEmpty(clause.requirements()).stream()
                        .map(requirement -> new PolicyDocument.Requirement(
                                Objects.requireNonNull(requirement.id()),
                                Objects.requireNonNull(requirement.text()),
                                requirement.criterion(),
                                requirement.criterion() == null
                                        ? null
                                        : Objects.requireNonNullElse(requirement.atLeast(), IN_PLACE),
                                Objects.requireNonNull(requirement.evidence())))
                        .toList(),
                orEmpty(clause.sources()));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static InputStream open(String resource) {
        InputStream in = PolicyFiles.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing from the jar");
        }
        return in;
    }
}
