package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.feedback.survey.Response;

/**
 * How an agency makes good: when a case is opened, what is promised, who may grant what, how issues are solved, who hears when
 * it is late. Data, not code.
 *
 * @param id what the agency calls it
 * @param version its version
 * @param opening rules that open cases; the first that fits a response does
 * @param terms what is promised
 * @param calendar when people work: the clocks of cases that are opened now run on it
 * @param authority who may grant what
 * @param options how issues are solved
 * @param ladder who hears when a promise is past due
 * @param earlierCalendars when people worked when older cases were opened: a case keeps the calendar under which it was promised
 */
public record RecoveryPlan(
        RecoveryPlanId id,
        String version,
        List<OpeningRule> opening,
        ServiceTerms terms,
        WorkingCalendar calendar,
        AuthorityMatrix authority,
        List<ResolutionOption> options,
        EscalationLadder ladder,
        List<WorkingCalendar> earlierCalendars) {

    public RecoveryPlan {
        Objects.requireNonNull(id, "id");
        Identifier.require("RecoveryPlan.version", version);
        opening = List.copyOf(opening);
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(authority, "authority");
        options = List.copyOf(options);
        Objects.requireNonNull(ladder, "ladder");
        earlierCalendars = List.copyOf(earlierCalendars);
        Set<OptionId> known = new HashSet<>();
        for (ResolutionOption option : options) {
            if (!known.add(option.id())) {
                throw new IllegalArgumentException("two options are called " + option.id());
            }
        }
        for (ResolutionOption option : options) {
            for (OptionId other : option.alternatives()) {
                if (!known.contains(other) || other.equals(option.id())) {
                    throw new IllegalArgumentException(
                            "option " + option.id() + ": alternative " + other + " is not another option");
                }
            }
        }
    }

    /** A plan whose cases were all opened under its calendar. */
    public RecoveryPlan(
            RecoveryPlanId id,
            String version,
            List<OpeningRule> opening,
            ServiceTerms terms,
            WorkingCalendar calendar,
            AuthorityMatrix authority,
            List<ResolutionOption> options,
            EscalationLadder ladder) {
        this(id, version, opening, terms, calendar, authority, options, ladder, List.of());
    }

    /** The same plan for an agency that works by another calendar from now on; cases that are open keep theirs. */
    public RecoveryPlan workingBy(WorkingCalendar other) {
        List<WorkingCalendar> earlier = new ArrayList<>(earlierCalendars);
        earlier.add(calendar);
        return new RecoveryPlan(id, version, opening, terms, other, authority, options, ladder, earlier);
    }

    /**
     * The calendar on which the clocks of a case run.
     *
     * @throws CxException with code CX-FEEDBACK-0022 if the plan does not have it
     */
    public WorkingCalendar calendarOf(Case of) {
        WorkingCalendarId wanted = of.opened().calendar();
        if (wanted == null || wanted.equals(calendar.id())) {
            return calendar;
        }
        return earlierCalendars.stream()
                .filter(earlier -> earlier.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new CxException(
                        FeedbackError.UNKNOWN_CALENDAR,
                        "case " + of.id() + " was opened under the calendar " + wanted + ", which plan " + id
                                + " does not have",
                        "Make the plan of the earlier one with workingBy, or add the calendar to earlierCalendars."));
    }

    /** The option with this identifier. */
    public Optional<ResolutionOption> option(OptionId wanted) {
        return options.stream().filter(option -> option.id().equals(wanted)).findFirst();
    }

    /** The first rule that a response fits, with what fitted. */
    public Optional<Match> match(Response response) {
        for (OpeningRule rule : opening) {
            Optional<CaseCause> cause = rule.fits(response);
            if (cause.isPresent()) {
                return Optional.of(new Match(rule.issue(), cause.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * A response fits a rule.
     *
     * @param issue what the case will be about
     * @param cause which rule, and what fitted
     */
    public record Match(IssueId issue, CaseCause cause) {}

    /** What a role sees of the ways to solve an issue: first what it may do itself. */
    public List<Offer> offers(RoleId role, IssueId issue, List<PastGrant> past, Instant at) {
        return Offer.of(this, role, issue, past, at);
    }

    /** When the next escalation of a case comes, if nothing more happens to it. */
    public Optional<EscalationLadder.Next> next(Case of) {
        return ladder.next(of, calendarOf(of));
    }
}
