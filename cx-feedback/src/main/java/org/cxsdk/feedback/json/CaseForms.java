package org.cxsdk.feedback.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Money;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.feedback.recovery.ActionId;
import org.cxsdk.feedback.recovery.AuthorityReason;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.RootCauseId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.recovery.ServiceTermsId;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Stored forms of the facts of cases. Codes and instants are kept in clear; what people wrote is one sealed part. */
final class CaseForms {

    private CaseForms() {}

    /** Which fact a form holds. */
    enum Type {
        OPENED,
        ACKNOWLEDGED,
        PAUSED,
        RESUMED,
        UPDATED,
        DECIDED,
        GRANTED,
        REFERRED,
        ESCALATED,
        TERMS_CHANGED,
        RESOLVED,
        CUSTOMER_TOLD,
        CLOSED,
        SURVEYED,
        REOPENED
    }

    /** What was written. */
    record WordsForm(String text) {}

    record MoneyForm(BigDecimal amount, String currency) {
        static @Nullable MoneyForm of(@Nullable Money money) {
            return money == null
                    ? null
                    : new MoneyForm(money.amount(), money.currency().getCurrencyCode());
        }

        static @Nullable Money value(@Nullable MoneyForm form) {
            return form == null ? null : new Money(form.amount(), Currency.getInstance(form.currency()));
        }
    }

    record StageForm(
            @Nullable Integer acknowledge,
            int decide,
            @Nullable Integer update) {}

    record TermsForm(String id, List<StageForm> stages) {
        static TermsForm of(ServiceTerms terms) {
            return new TermsForm(
                    terms.id().value(),
                    terms.stages().stream()
                            .map(stage ->
                                    new StageForm(stage.acknowledgeDays(), stage.decideDays(), stage.updateDays()))
                            .toList());
        }

        ServiceTerms value() {
            return new ServiceTerms(
                    ServiceTermsId.of(id),
                    stages.stream()
                            .map(stage -> new ServiceTerms.Stage(stage.acknowledge(), stage.decide(), stage.update()))
                            .toList());
        }
    }

    record OpenedForm(
            String customer,
            String issue,
            CaseCause.Kind cause,
            String rule,
            String evidence,
            @Nullable String response,
            int stage,
            TermsForm terms,
            Map<String, String> dimensions,
            @Nullable String calendar) {}

    record RemedyForm(
            String id,
            String role,
            String remedy,
            @Nullable MoneyForm amount,
            @Nullable String rule,
            @Nullable String needs,
            @Nullable List<AuthorityReason> reasons) {}

    record EscalatedForm(
            String to,
            CaseFact.EscalationReason reason,
            @Nullable String referral,
            ServiceTerms.@Nullable Clock clock,
            @Nullable Integer stage,
            @Nullable Instant dueAt,
            @Nullable Integer rung) {}

    /**
     * Form 1 of a fact: what all have, then the part that its type has.
     *
     * @param code pause reason, outcome, why terms changed, root cause, channel, response of the survey, reopening reason
     * @param more action of a solution, {@code true} or {@code false} of a survey, stage of a reopening
     * @param words sealed; null if nobody wrote any
     */
    record FactForm(
            Type type,
            Instant at,
            String by,
            @Nullable OpenedForm opened,
            @Nullable RemedyForm remedy,
            @Nullable EscalatedForm escalated,
            @Nullable TermsForm terms,
            @Nullable String code,
            @Nullable String more,
            @Nullable Sealed words) {}

    /** The words of a fact, which are to be sealed. */
    static @Nullable String words(CaseFact fact) {
        if (fact instanceof CaseFact.Opened opened) {
            return opened.words();
        }
        if (fact instanceof CaseFact.Resolved resolved) {
            return resolved.note();
        }
        return fact instanceof CaseFact.CustomerTold told ? told.message() : null;
    }

    static FactForm toForm(CaseFact fact, @Nullable Sealed words) {
        Parts parts = new Parts(fact);
        return new FactForm(
                parts.type,
                fact.at(),
                fact.by().value(),
                parts.opened,
                parts.remedy,
                parts.escalated,
                parts.terms,
                parts.code,
                parts.more,
                words);
    }

    /** Takes a fact apart. */
    private static final class Parts {
        private final Type type;
        private @Nullable OpenedForm opened;
        private @Nullable RemedyForm remedy;
        private @Nullable EscalatedForm escalated;
        private @Nullable TermsForm terms;
        private @Nullable String code;
        private @Nullable String more;

        Parts(CaseFact fact) {
            if (fact instanceof CaseFact.Opened f) {
                type = Type.OPENED;
                opened = opened(f);
            } else if (fact instanceof CaseFact.Acknowledged) {
                type = Type.ACKNOWLEDGED;
            } else if (fact instanceof CaseFact.Paused f) {
                type = Type.PAUSED;
                code = f.reason().name();
            } else if (fact instanceof CaseFact.Resumed) {
                type = Type.RESUMED;
            } else if (fact instanceof CaseFact.Updated) {
                type = Type.UPDATED;
            } else if (fact instanceof CaseFact.Decided f) {
                type = Type.DECIDED;
                code = f.outcome().name();
            } else if (fact instanceof CaseFact.RemedyGranted f) {
                type = Type.GRANTED;
                remedy = new RemedyForm(
                        f.id().value(),
                        f.role().value(),
                        f.remedy().value(),
                        MoneyForm.of(f.amount()),
                        f.rule().value(),
                        null,
                        null);
            } else if (fact instanceof CaseFact.RemedyReferred f) {
                type = Type.REFERRED;
                remedy = new RemedyForm(
                        f.id().value(),
                        f.role().value(),
                        f.remedy().value(),
                        MoneyForm.of(f.amount()),
                        null,
                        f.needs() == null ? null : f.needs().value(),
                        f.reasons());
            } else if (fact instanceof CaseFact.Escalated f) {
                type = Type.ESCALATED;
                escalated = escalated(f);
            } else if (fact instanceof CaseFact.TermsChanged f) {
                type = Type.TERMS_CHANGED;
                terms = TermsForm.of(f.terms());
                code = f.why();
            } else if (fact instanceof CaseFact.Resolved f) {
                type = Type.RESOLVED;
                code = f.rootCause().value();
                more = f.action().value();
            } else if (fact instanceof CaseFact.CustomerTold f) {
                type = Type.CUSTOMER_TOLD;
                code = f.channel().value();
            } else if (fact instanceof CaseFact.Closed) {
                type = Type.CLOSED;
            } else if (fact instanceof CaseFact.Surveyed f) {
                type = Type.SURVEYED;
                code = f.response() == null ? null : f.response().value();
                more = String.valueOf(f.satisfied());
            } else {
                CaseFact.Reopened f = (CaseFact.Reopened) fact;
                type = Type.REOPENED;
                code = f.reason().name();
                more = String.valueOf(f.stage());
            }
        }

        private static OpenedForm opened(CaseFact.Opened fact) {
            ResponseId response = fact.response();
            WorkingCalendarId calendar = fact.calendar();
            return new OpenedForm(
                    fact.customer().value(),
                    fact.issue().value(),
                    fact.cause().kind(),
                    fact.cause().rule().value(),
                    fact.cause().evidence(),
                    response == null ? null : response.value(),
                    fact.stage(),
                    TermsForm.of(fact.terms()),
                    fact.dimensions(),
                    calendar == null ? null : calendar.value());
        }

        private static EscalatedForm escalated(CaseFact.Escalated fact) {
            CaseFact.PastDue due = fact.due();
            GrantId referral = fact.referral();
            return new EscalatedForm(
                    fact.to().value(),
                    fact.reason(),
                    referral == null ? null : referral.value(),
                    due == null ? null : due.clock(),
                    due == null ? null : due.stage(),
                    due == null ? null : due.dueAt(),
                    due == null ? null : due.rung());
        }
    }

    static CaseFact toFact(FactForm form, @Nullable String words) {
        Instant at = form.at();
        ActorId by = ActorId.of(form.by());
        return switch (form.type()) {
            case OPENED -> opened(at, by, requireNonNull(form.opened()), words);
            case ACKNOWLEDGED -> new CaseFact.Acknowledged(at, by);
            case PAUSED -> new CaseFact.Paused(at, by, CaseFact.PauseReason.valueOf(code(form)));
            case RESUMED -> new CaseFact.Resumed(at, by);
            case UPDATED -> new CaseFact.Updated(at, by);
            case DECIDED -> new CaseFact.Decided(at, by, CaseFact.Outcome.valueOf(code(form)));
            case GRANTED -> granted(at, by, requireNonNull(form.remedy()));
            case REFERRED -> referred(at, by, requireNonNull(form.remedy()));
            case ESCALATED -> escalated(at, by, requireNonNull(form.escalated()));
            case TERMS_CHANGED ->
                new CaseFact.TermsChanged(at, by, requireNonNull(form.terms()).value(), code(form));
            case RESOLVED -> new CaseFact.Resolved(at, by, RootCauseId.of(code(form)), ActionId.of(more(form)), words);
            case CUSTOMER_TOLD -> new CaseFact.CustomerTold(at, by, ChannelId.of(code(form)), words);
            case CLOSED -> new CaseFact.Closed(at, by);
            case SURVEYED ->
                new CaseFact.Surveyed(
                        at,
                        by,
                        form.code() == null ? null : ResponseId.of(form.code()),
                        Boolean.parseBoolean(more(form)));
            case REOPENED ->
                new CaseFact.Reopened(at, by, CaseFact.ReopenReason.valueOf(code(form)), Integer.parseInt(more(form)));
        };
    }

    private static CaseFact opened(Instant at, ActorId by, OpenedForm form, @Nullable String words) {
        return new CaseFact.Opened(
                at,
                by,
                SubjectId.of(form.customer()),
                IssueId.of(form.issue()),
                new CaseCause(form.cause(), OpeningRuleId.of(form.rule()), form.evidence()),
                form.response() == null ? null : ResponseId.of(form.response()),
                words,
                form.stage(),
                form.terms().value(),
                form.dimensions(),
                form.calendar() == null ? null : WorkingCalendarId.of(form.calendar()));
    }

    private static CaseFact granted(Instant at, ActorId by, RemedyForm form) {
        return new CaseFact.RemedyGranted(
                at,
                by,
                GrantId.of(form.id()),
                RoleId.of(form.role()),
                RemedyId.of(form.remedy()),
                MoneyForm.value(form.amount()),
                AuthorityRuleId.of(requireNonNull(form.rule())));
    }

    private static CaseFact referred(Instant at, ActorId by, RemedyForm form) {
        return new CaseFact.RemedyReferred(
                at,
                by,
                GrantId.of(form.id()),
                RoleId.of(form.role()),
                RemedyId.of(form.remedy()),
                MoneyForm.value(form.amount()),
                form.needs() == null ? null : RoleId.of(form.needs()),
                requireNonNullElse(form.reasons(), List.of()));
    }

    private static CaseFact escalated(Instant at, ActorId by, EscalatedForm form) {
        return new CaseFact.Escalated(
                at,
                by,
                RoleId.of(form.to()),
                form.reason(),
                form.referral() == null ? null : GrantId.of(form.referral()),
                form.clock() == null
                        ? null
                        : new CaseFact.PastDue(
                                form.clock(),
                                requireNonNull(form.stage()),
                                requireNonNull(form.dueAt()),
                                requireNonNull(form.rung())));
    }

    private static String code(FactForm form) {
        return requireNonNull(form.code());
    }

    private static String more(FactForm form) {
        return requireNonNull(form.more());
    }
}
