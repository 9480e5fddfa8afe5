package org.cxsdk.feedback.json;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.recovery.AuthorityMatrix;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.EscalationLadder;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.OpeningRule;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.OptionId;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RecoveryPlanId;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.ResolutionOption;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.recovery.ServiceTermsId;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TopicId;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Reads plans of service recovery from YAML or JSON, with everything that is wrong in them at once. */
public final class RecoveryPlans {

    private static final DocumentReader<PlanDocument> READER = DocumentReader.forType(PlanDocument.class);

    private final Loaded<PlanDocument> loaded;
    private final PlanDocument document;
    private final Taxonomy taxonomy;

    private RecoveryPlans(Loaded<PlanDocument> loaded, Taxonomy taxonomy) {
        this.loaded = loaded;
        this.document = loaded.document();
        this.taxonomy = taxonomy;
    }

    record PlanDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable String version,
            @Nullable Currency currency,
            @Nullable List<OpeningDocument> opening,
            @NotEmpty @Nullable List<StageDocument> terms,
            @NotEmpty @Nullable List<RoleId> roles,
            @Nullable List<RuleDocument> authority,
            @Nullable List<OptionDocument> options,
            @Nullable List<RungDocument> ladder) {}

    record OpeningDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable IssueId issue,
            @Nullable List<String> keywords,
            @Nullable String topic,
            @Nullable QuestionId question,
            @Nullable Integer atMost) {}

    record StageDocument(
            @Min(1) @Nullable Integer acknowledgeDays,
            @NotNull @Min(1) @Nullable Integer decideDays,
            @Min(1) @Nullable Integer updateDays) {}

    record RuleDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable RoleId role,
            @Nullable IssueId issue,
            @NotNull @Nullable RemedyId remedy,
            @PositiveOrZero @Nullable BigDecimal upTo,
            @Min(1) @Nullable Integer times,
            @PositiveOrZero @Nullable BigDecimal total,
            @Nullable Period within) {}

    record OptionDocument(
            @NotNull @Nullable OptionId id,
            @NotNull @Nullable IssueId issue,
            @NotNull @Nullable LocalizedText title,
            @Nullable RemedyId remedy,
            @NotEmpty @Nullable List<LocalizedText> steps,
            @Nullable List<OptionId> alternatives) {}

    record RungDocument(
            @NotNull @Nullable RoleId to,
            @PositiveOrZero @Nullable Integer afterDays) {}

    /**
     * Reads a plan.
     *
     * @param calendar when people work
     * @param taxonomy the topics that opening rules may name
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; every violation is listed
     */
    public static RecoveryPlan read(Source source, WorkingCalendar calendar, Taxonomy taxonomy) {
        RecoveryPlans plans = new RecoveryPlans(READER.read(source), taxonomy);
        plans.check();
        return plans.plan(calendar);
    }

    private void check() {
        loaded.checkIdentifier("id", document.id());
        loaded.checkIdentifier("version", document.version());
        list(document.opening()).forEach(this::checkOpening);
        checkAuthority();
        checkOptions();
        checkLadder();
        loaded.check();
    }

    private void checkOpening(OpeningDocument rule) {
        String path = loaded.pathOf(rule, "id");
        loaded.checkIdentifier(path, rule.id());
        if ((rule.question() == null) != (rule.atMost() == null)) {
            loaded.violation(path, "has a question without atMost, or atMost without a question", "Give both");
        } else if (rule.question() == null && rule.keywords() == null && rule.topic() == null) {
            loaded.violation(path, "looks for nothing", "Give keywords, a topic, or a question with atMost");
        }
        if (rule.keywords() != null && rule.topic() != null) {
            loaded.violation(path, "has keywords and a topic", "Write two rules");
        }
        List<String> keywords = list(rule.keywords());
        if (rule.keywords() != null
                && (keywords.isEmpty()
                        || keywords.stream().anyMatch(term -> term.chars().noneMatch(Character::isLetterOrDigit)))) {
            loaded.violation(
                    loaded.pathOf(rule, "keywords"),
                    "has a term without a word",
                    "Write a word, several words, or a beginning with *");
        }
        Set<String> topics =
                taxonomy.topics().stream().map(topic -> topic.id().value()).collect(Collectors.toSet());
        if (rule.topic() != null && !topics.contains(rule.topic())) {
            loaded.unknown(loaded.pathOf(rule, "topic"), rule.topic(), "is no topic of the taxonomy", topics);
        }
    }

    private void checkAuthority() {
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (RuleDocument rule : list(document.authority())) {
            loaded.checkIdentifier(loaded.pathOf(rule, "id"), rule.id());
            checkRole(loaded.pathOf(rule, "role"), rule.role());
            if (!seen.add(Arrays.asList(rule.role(), rule.remedy(), rule.issue()))) {
                loaded.violation(
                        loaded.pathOf(rule, "role"),
                        "has another rule about the same remedy and issue",
                        "Write one rule for each role, remedy and issue");
            }
            if (rule.upTo() != null && document.currency() == null) {
                loaded.violation("currency", "is missing, and rules name amounts", "Give an ISO 4217 code");
            }
            if ((rule.times() == null) != (rule.within() == null)) {
                loaded.violation(
                        loaded.pathOf(rule, "times"), "goes with within", "Give both, as in times: 2, within: P12M");
            }
            if (rule.total() != null && (rule.upTo() == null || rule.times() == null)) {
                loaded.violation(
                        loaded.pathOf(rule, "total"), "goes with upTo, times and within", "Give them, or no total");
            }
            if (rule.within() != null
                    && (rule.within().isNegative() || rule.within().isZero())) {
                loaded.violation(loaded.pathOf(rule, "within"), "is not longer than nothing", "Write P12M or the like");
            }
        }
    }

    private void checkRole(String path, @Nullable RoleId role) {
        List<RoleId> roles = list(document.roles());
        if (role != null && !roles.contains(role)) {
            loaded.unknown(
                    path,
                    role.value(),
                    "is none of the roles",
                    roles.stream().map(RoleId::value).collect(Collectors.toSet()));
        }
    }

    private void checkOptions() {
        Set<OptionId> ids = new HashSet<>();
        for (OptionDocument option : list(document.options())) {
            if (option.id() != null && !ids.add(option.id())) {
                loaded.violation(loaded.pathOf(option, "id"), "is the id of another option", "Give each its own");
            }
        }
        Set<RemedyId> granted = new HashSet<>();
        for (RuleDocument rule : list(document.authority())) {
            if (rule.remedy() != null) {
                granted.add(rule.remedy());
            }
        }
        for (OptionDocument option : list(document.options())) {
            for (OptionId other : list(option.alternatives())) {
                if (!ids.contains(other) || other.equals(option.id())) {
                    loaded.violation(
                            loaded.pathOf(option, "alternatives"),
                            "names " + other + ", which is not another option",
                            "Name options of this plan");
                }
            }
            if (option.remedy() != null && !granted.contains(option.remedy())) {
                loaded.violation(
                        loaded.pathOf(option, "remedy"), "may be granted by nobody", "Add a rule to the authority");
            }
        }
    }

    private void checkLadder() {
        int before = 0;
        for (RungDocument rung : list(document.ladder())) {
            checkRole(loaded.pathOf(rung, "to"), rung.to());
            int after = requireNonNullElse(rung.afterDays(), 0);
            if (after < before) {
                loaded.violation(
                        loaded.pathOf(rung, "afterDays"),
                        "hears before the rung below",
                        "Write rungs in order of time");
            }
            before = after;
        }
    }

    private RecoveryPlan plan(WorkingCalendar calendar) {
        String id = requireNonNull(document.id());
        return new RecoveryPlan(
                RecoveryPlanId.of(id),
                requireNonNull(document.version()),
                list(document.opening()).stream().map(this::opening).toList(),
                new ServiceTerms(
                        ServiceTermsId.of(id),
                        list(document.terms()).stream()
                                .map(stage -> new ServiceTerms.Stage(
                                        stage.acknowledgeDays(),
                                        requireNonNull(stage.decideDays()),
                                        stage.updateDays()))
                                .toList()),
                calendar,
                new AuthorityMatrix(
                        list(document.roles()),
                        list(document.authority()).stream().map(this::rule).toList()),
                list(document.options()).stream().map(RecoveryPlans::option).toList(),
                new EscalationLadder(list(document.ladder()).stream()
                        .map(rung -> new EscalationLadder.Rung(
                                requireNonNull(rung.to()), requireNonNullElse(rung.afterDays(), 0)))
                        .toList()));
    }

    private OpeningRule opening(OpeningDocument rule) {
        OpeningRule.Trigger.ScoreAtMost score = rule.question() == null
                ? null
                : new OpeningRule.Trigger.ScoreAtMost(rule.question(), requireNonNull(rule.atMost()));
        OpeningRule.Trigger words = null;
        if (rule.keywords() != null) {
            words = new OpeningRule.Trigger.Keyword(rule.keywords());
        } else if (rule.topic() != null) {
            words = new OpeningRule.Trigger.TopicFound(taxonomy, TopicId.of(rule.topic()));
        }
        OpeningRuleId id = OpeningRuleId.of(requireNonNull(rule.id()));
        IssueId issue = requireNonNull(rule.issue());
        return words == null
                ? new OpeningRule(id, issue, requireNonNull(score))
                : new OpeningRule(id, issue, words, score);
    }

    private AuthorityMatrix.Rule rule(RuleDocument rule) {
        return new AuthorityMatrix.Rule(
                AuthorityRuleId.of(requireNonNull(rule.id())),
                requireNonNull(rule.role()),
                rule.issue(),
                requireNonNull(rule.remedy()),
                money(rule.upTo()),
                rule.times() == null
                        ? null
                        : new AuthorityMatrix.Allowance(
                                rule.times(), money(rule.total()), requireNonNull(rule.within())));
    }

    private @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : new Money(amount, requireNonNull(document.currency()));
    }

    private static ResolutionOption option(OptionDocument option) {
        return new ResolutionOption(
                requireNonNull(option.id()),
                requireNonNull(option.issue()),
                requireNonNull(option.title()),
                option.remedy(),
                list(option.steps()),
                list(option.alternatives()));
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return requireNonNullElse(list, List.of());
    }
}
