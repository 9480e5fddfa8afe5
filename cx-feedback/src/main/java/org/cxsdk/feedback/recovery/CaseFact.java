package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Money;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case; never changed afterwards. {@code at} is when, {@code by} is who did it. Words of people
 * are null where none were given, or where they were erased.
 */
public sealed interface CaseFact {

    /** When it happened. */
    Instant at();

    /** Who did it. */
    ActorId by();

    /**
     * The case was opened.
     *
     * @param customer whose case it is
     * @param issue what kind of issue
     * @param cause which rule opened it
     * @param response the response it came from; null for a complaint made to staff
     * @param words what the customer said
     * @param stage the stage it begins in, usually 1
     * @param terms what is promised
     * @param dimensions where it happened: {@code service}, {@code channel}, {@code touchpoint}, …
     * @param calendar on whose working days its clocks run; null in cases that were opened before it was written down
     */
    record Opened(
            Instant at,
            ActorId by,
            SubjectId customer,
            IssueId issue,
            CaseCause cause,
            @Nullable ResponseId response,
            @Nullable String words,
            int stage,
            ServiceTerms terms,
            Map<String, String> dimensions,
            @Nullable WorkingCalendarId calendar)
            implements CaseFact {
        public Opened {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(issue, "issue");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(terms, "terms");
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        }

        /** Leaves out the words. */
        @Override
        public String toString() {
            return "Opened(" + at + ", " + issue + ", " + cause + ", stage " + stage + ")";
        }
    }

    /** The customer heard that she was heard. */
    record Acknowledged(Instant at, ActorId by) implements CaseFact {}

    /** Work waits; the clocks that decide and update stand still. */
    record Paused(Instant at, ActorId by, PauseReason reason) implements CaseFact {
        public Paused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Work goes on. */
    record Resumed(Instant at, ActorId by) implements CaseFact {}

    /** The customer heard how things stand. */
    record Updated(Instant at, ActorId by) implements CaseFact {}

    /** It was decided. */
    record Decided(Instant at, ActorId by, Outcome outcome) implements CaseFact {
        public Decided {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * A remedy was granted within authority.
     *
     * @param id the request
     * @param role in which role it was granted
     * @param remedy what
     * @param amount how much; null for a remedy without money
     * @param rule the rule of the matrix that allows it
     */
    record RemedyGranted(
            Instant at,
            ActorId by,
            GrantId id,
            RoleId role,
            RemedyId remedy,
            @Nullable Money amount,
            AuthorityRuleId rule)
            implements CaseFact {
        public RemedyGranted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(remedy, "remedy");
            Objects.requireNonNull(rule, "rule");
        }
    }

    /**
     * A remedy was asked for outside authority, and not granted.
     *
     * @param id the request
     * @param role in which role it was asked for
     * @param remedy what
     * @param amount how much; null for a remedy without money
     * @param needs the lowest role that may grant it; null if none may
     * @param reasons why not
     */
    record RemedyReferred(
            Instant at,
            ActorId by,
            GrantId id,
            RoleId role,
            RemedyId remedy,
            @Nullable Money amount,
            @Nullable RoleId needs,
            List<AuthorityReason> reasons)
            implements CaseFact {
        public RemedyReferred {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(remedy, "remedy");
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * It went up.
     *
     * @param to whose it is now
     * @param reason why
     * @param referral the request that was outside authority; null if it is past due
     * @param due what is past due; null if it was outside authority
     */
    record Escalated(
            Instant at,
            ActorId by,
            RoleId to,
            EscalationReason reason,
            @Nullable GrantId referral,
            @Nullable PastDue due)
            implements CaseFact {
        public Escalated {
            Objects.requireNonNull(to, "to");
            if ((reason == EscalationReason.OUTSIDE_AUTHORITY) != (referral != null)
                    || (reason == EscalationReason.PAST_DUE) != (due != null)) {
                throw new IllegalArgumentException(
                        "an escalation names what was outside authority or what is past due");
            }
        }
    }

    /** Other terms hold from now on; what the clocks ran and stood still before counts on. */
    record TermsChanged(Instant at, ActorId by, ServiceTerms terms, String why) implements CaseFact {
        public TermsChanged {
            Objects.requireNonNull(terms, "terms");
            Identifier.require("TermsChanged.why", why);
        }
    }

    /**
     * It is solved.
     *
     * @param rootCause why it went wrong
     * @param action what was done
     * @param note more words for colleagues
     */
    record Resolved(
            Instant at,
            ActorId by,
            RootCauseId rootCause,
            ActionId action,
            @Nullable String note) implements CaseFact {
        public Resolved {
            Objects.requireNonNull(rootCause, "rootCause");
            Objects.requireNonNull(action, "action");
        }

        /** Leaves out the note. */
        @Override
        public String toString() {
            return "Resolved(" + at + ", " + rootCause + ", " + action + ")";
        }
    }

    /** The customer heard what became of it. */
    record CustomerTold(
            Instant at,
            ActorId by,
            ChannelId channel,
            @Nullable String message) implements CaseFact {
        public CustomerTold {
            Objects.requireNonNull(channel, "channel");
        }

        /** Leaves out the message. */
        @Override
        public String toString() {
            return "CustomerTold(" + at + ", " + channel + ")";
        }
    }

    /** It is closed. */
    record Closed(Instant at, ActorId by) implements CaseFact {}

    /** The customer said whether she is content with how it was solved. */
    record Surveyed(Instant at, ActorId by, @Nullable ResponseId response, boolean satisfied) implements CaseFact {}

    /** It goes on, in this stage. */
    record Reopened(Instant at, ActorId by, ReopenReason reason, int stage) implements CaseFact {
        public Reopened {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why work waits. */
    enum PauseReason {
        /** The customer is asked for something. */
        CUSTOMER,
        /** Another agency is. */
        OTHER_AGENCY,
        /** The law says so. */
        LEGAL
    }

    /** What was decided. */
    enum Outcome {
        /** The customer is right. */
        UPHELD,
        /** She is right in part. */
        PARTLY_UPHELD,
        /** She is not. */
        NOT_UPHELD
    }

    /** Why a case goes up; there is no other reason. */
    enum EscalationReason {
        /** What it needs is outside the authority of whoever has it. */
        OUTSIDE_AUTHORITY,
        /** A promise is past due. */
        PAST_DUE
    }

    /** Why a case goes on. */
    enum ReopenReason {
        /** The survey after the solution says that she is not content. */
        RECOVERY_SURVEY,
        /** The customer came back. */
        CUSTOMER
    }

    /**
     * A promise that is past due.
     *
     * @param clock which promise
     * @param stage of which stage
     * @param dueAt when it was due
     * @param rung which rung of the ladder it reached, from 0
     */
    record PastDue(ServiceTerms.Clock clock, int stage, Instant dueAt, int rung) {
        public PastDue {
            Objects.requireNonNull(clock, "clock");
            Objects.requireNonNull(dueAt, "dueAt");
        }
    }
}
