package org.cxsdk.core.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Answers: how much does a designed journey ask of the person who goes through it? Counts, over the required steps, what
 * she has to do, bring, visit, sign and pay, and with how many organisations she deals.
 *
 * <p>Left out: optional steps, and what a step takes behind the line of visibility. A step that finds its data with whoever
 * holds it asks for nothing as long as the person permits it; such kinds of data are counted apart.
 *
 * @param steps required steps in which the customer acts or somebody acts with her: the lanes customer and front office
 * @param backSteps required steps that she does not see
 * @param evidence documents that she has to bring, each kind once
 * @param evidenceHandedIn how often she hands in a document, the same one twice counting twice
 * @param visits how often she has to go somewhere
 * @param signatures how often she has to sign
 * @param fees what she pays, by currency
 * @param organisations with which organisations she deals, as far as the design says
 * @param reused kinds of data that are taken from whoever holds them if she permits it
 */
public record ProcedureComplexity(
        int steps,
        int backSteps,
        Set<EvidenceTypeId> evidence,
        int evidenceHandedIn,
        int visits,
        int signatures,
        List<Money> fees,
        Set<OrganisationId> organisations,
        Set<DataCategoryId> reused) {

    public ProcedureComplexity {
        evidence = Collections.unmodifiableSet(new TreeSet<>(evidence));
        fees = List.copyOf(fees);
        organisations = Collections.unmodifiableSet(new LinkedHashSet<>(organisations));
        reused = Collections.unmodifiableSet(new LinkedHashSet<>(reused));
    }

    /** Counts a design as its steps say, without regard to channels. */
    public static ProcedureComplexity of(JourneyDefinition definition) {
        return count(definition, null);
    }

    /** Counts a design for a person who does everything that she can on one channel. */
    public static ProcedureComplexity of(JourneyDefinition definition, ChannelId channel) {
        return count(definition, Objects.requireNonNull(channel, "channel"));
    }

    private static ProcedureComplexity count(JourneyDefinition definition, @Nullable ChannelId channel) {
        int steps = 0;
        int backSteps = 0;
        int handedIn = 0;
        int visits = 0;
        int signatures = 0;
        Set<EvidenceTypeId> evidence = new TreeSet<>();
        Map<String, BigDecimal> fees = new TreeMap<>();
        Set<OrganisationId> organisations = new LinkedHashSet<>();
        Set<DataCategoryId> reused = new LinkedHashSet<>();
        for (Step step : definition.steps()) {
            if (step.optional()) {
                continue;
            }
            if (!isSeen(step)) {
                backSteps++;
                continue;
            }
            Demands demands = channel == null ? step.demands() : step.demands(channel);
            steps++;
            evidence.addAll(demands.evidence());
            handedIn += demands.evidence().size();
            visits += demands.visits();
            signatures += demands.signatures();
            Money fee = demands.fee();
            if (fee != null) {
                fees.merge(fee.currency().getCurrencyCode(), fee.amount(), BigDecimal::add);
            }
            if (step.blueprint().organisation() != null) {
                organisations.add(step.blueprint().organisation());
            }
            if (step.data() != null) {
                reused.addAll(step.data().categories());
            }
        }
        List<Money> sums = new ArrayList<>();
        fees.forEach((currency, amount) -> sums.add(new Money(amount, Currency.getInstance(currency))));
        return new ProcedureComplexity(
                steps, backSteps, evidence, handedIn, visits, signatures, sums, organisations, reused);
    }

    private static boolean isSeen(Step step) {
        return step.lane() == Lane.CUSTOMER || step.lane() == Lane.FRONT_OFFICE;
    }
}
