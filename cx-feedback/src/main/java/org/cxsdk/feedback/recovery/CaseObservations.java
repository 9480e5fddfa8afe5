package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Money;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.catalog.WorkingCalendar;

/**
 * What KPI engines see of a case: one observation for each fact that counts, made from the case as it stood with that fact, so
 * that a replay gives the same. Never words, never the pseudonym of staff.
 *
 * <table>
 * <caption>Observations</caption>
 * <tr><th>kind</th><th>dimensions besides issue and place</th><th>values</th></tr>
 * <tr><td>{@code case.opened}</td><td>{@code cause}, {@code rule}</td><td>none</td></tr>
 * <tr><td>{@code case.acknowledged}</td><td>none</td><td>none</td></tr>
 * <tr><td>{@code case.granted}, {@code case.referred}</td><td>{@code remedy}, {@code role}, {@code currency}</td>
 *     <td>{@code amount}</td></tr>
 * <tr><td>{@code case.escalated}</td><td>{@code reason}, {@code to}, {@code clock}</td><td>none</td></tr>
 * <tr><td>{@code case.solved}</td><td>{@code rootCause}, {@code action}</td>
 *     <td>{@code firstContact}, {@code escalated}, {@code inTime} (1 or 0), {@code workingSeconds}</td></tr>
 * <tr><td>{@code case.told}</td><td>none</td><td>{@code loopSeconds}</td></tr>
 * <tr><td>{@code case.closed}</td><td>none</td><td>none</td></tr>
 * <tr><td>{@code case.surveyed}</td><td>none</td><td>{@code satisfied} (1 or 0)</td></tr>
 * <tr><td>{@code case.reopened}</td><td>{@code reason}</td><td>none</td></tr>
 * </table>
 */
public final class CaseObservations {

    private CaseObservations() {}

    /** The observation of the last fact of a case, if it counts. */
    public static Optional<Observation> ofLast(Case until, WorkingCalendar calendar) {
        CaseFact fact = until.last();
        if (fact instanceof CaseFact.Opened opened) {
            return Optional.of(start(until, "case.opened")
                    .dimension("cause", code(opened.cause().kind()))
                    .dimension("rule", opened.cause().rule().value())
                    .build());
        }
        if (fact instanceof CaseFact.Acknowledged) {
            return Optional.of(start(until, "case.acknowledged").build());
        }
        if (fact instanceof CaseFact.RemedyGranted granted) {
            return Optional.of(remedy(
                    start(until, "case.granted"),
                    granted.role(),
                    granted.remedy(),
                    Optional.ofNullable(granted.amount())));
        }
        if (fact instanceof CaseFact.RemedyReferred referred) {
            return Optional.of(remedy(
                    start(until, "case.referred"),
                    referred.role(),
                    referred.remedy(),
                    Optional.ofNullable(referred.amount())));
        }
        if (fact instanceof CaseFact.Escalated escalated) {
            Observation.Builder observation = start(until, "case.escalated")
                    .dimension("reason", code(escalated.reason()))
                    .dimension("to", escalated.to().value());
            if (escalated.due() != null) {
                observation.dimension("clock", escalated.due().clock().code());
            }
            return Optional.of(observation.build());
        }
        return ending(until, fact, calendar);
    }

    private static Optional<Observation> ending(Case until, CaseFact fact, WorkingCalendar calendar) {
        if (fact instanceof CaseFact.Resolved resolved) {
            return Optional.of(solved(until, resolved, calendar));
        }
        if (fact instanceof CaseFact.CustomerTold) {
            Observation.Builder observation = start(until, "case.told");
            until.loopClosureTime().ifPresent(time -> observation.value("loopSeconds", time.toSeconds()));
            return Optional.of(observation.build());
        }
        if (fact instanceof CaseFact.Closed) {
            return Optional.of(start(until, "case.closed").build());
        }
        if (fact instanceof CaseFact.Surveyed surveyed) {
            return Optional.of(start(until, "case.surveyed")
                    .value("satisfied", surveyed.satisfied() ? 1 : 0)
                    .build());
        }
        if (fact instanceof CaseFact.Reopened reopened) {
            return Optional.of(start(until, "case.reopened")
                    .dimension("reason", code(reopened.reason()))
                    .build());
        }
        return Optional.empty();
    }

    private static Observation solved(Case until, CaseFact.Resolved resolved, WorkingCalendar calendar) {
        List<ClockStanding> decide = CaseClocks.by(calendar).at(until, resolved.at()).stream()
                .filter(clock -> clock.clock() == ServiceTerms.Clock.DECIDE && clock.stage() == until.stage())
                .toList();
        ClockStanding clock = decide.get(decide.size() - 1);
        return start(until, "case.solved")
                .dimension("rootCause", resolved.rootCause().value())
                .dimension("action", resolved.action().value())
                .value("firstContact", until.isSolvedAtFirstContact() ? 1 : 0)
                .value("escalated", until.all(CaseFact.Escalated.class).isEmpty() ? 0 : 1)
                .value("inTime", clock.state() == ClockStanding.State.MET ? 1 : 0)
                .value("workingSeconds", clock.ran().toSeconds())
                .build();
    }

    private static Observation remedy(
            Observation.Builder observation, RoleId role, RemedyId remedy, Optional<Money> amount) {
        observation.dimension("role", role.value()).dimension("remedy", remedy.value());
        amount.ifPresent(money -> observation
                .dimension("currency", money.currency().getCurrencyCode())
                .value("amount", money.amount()));
        return observation.build();
    }

    private static Observation.Builder start(Case until, String kind) {
        CaseFact.Opened opened = until.opened();
        Instant at = until.last().at();
        Observation.Builder observation = Observation.builder(
                        ObservationId.of(until.id() + "/" + until.facts().size()), kind, at)
                .source("feedback.case")
                .subject(opened.customer())
                .reference(until.id().value());
        opened.dimensions().forEach(observation::dimension);
        return observation.dimension("issue", opened.issue().value()).dimension("stage", String.valueOf(until.stage()));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
