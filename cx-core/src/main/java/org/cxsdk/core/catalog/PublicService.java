package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.jspecify.annotations.Nullable;

/**
 * One version of a public service. Versions of a service share its identifier and follow each other without overlap.
 *
 * @param id the identifier
 * @param version the version, as the catalogue calls it
 * @param name the name
 * @param description what it gives to whom
 * @param owner the organisation that is responsible
 * @param customers for whom it is, at least one type
 * @param sectorId the sector; null if it is the owner's
 * @param transactions what a customer must be able to do for the service to be done from end to end, at least one
 * @param from first day of this version
 * @param until the day after its last; null if no end is known
 * @param time how long it takes; null if unknown
 * @param fee what it costs; null if it is free
 * @param offers the service on its channels, each channel once
 */
public record PublicService(
        ServiceId id,
        String version,
        LocalizedText name,
        LocalizedText description,
        OrganisationId owner,
        Set<CustomerType> customers,
        @Nullable SectorId sectorId,
        Set<TransactionKind> transactions,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable ProcessingTime time,
        @Nullable Money fee,
        List<ServiceOffer> offers) {

    public PublicService {
        Objects.requireNonNull(id, "id");
        Identifier.require("PublicService.version", version);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(owner, "owner");
        customers = Collections.unmodifiableSet(new TreeSet<>(customers));
        transactions = Collections.unmodifiableSet(new TreeSet<>(transactions));
        Objects.requireNonNull(from, "from");
        offers = List.copyOf(offers);
        if (customers.isEmpty() || transactions.isEmpty()) {
            throw new IllegalArgumentException("customers and transactions must not be empty");
        }
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("from (" + from + ") must be before until (" + until + ")");
        }
        Set<ChannelId> seen = new HashSet<>();
        for (ServiceOffer offer : offers) {
            if (!seen.add(offer.channel())) {
                throw new IllegalArgumentException("channel (" + offer.channel() + ") is offered twice");
            }
        }
    }

    /** Whether this version holds on that day. */
    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** The service on that channel, if it is offered there. */
    public Optional<ServiceOffer> on(ChannelId channel) {
        return offers.stream().filter(offer -> offer.channel().equals(channel)).findFirst();
    }

    /** How long it takes on that channel, if that is known. */
    public Optional<ProcessingTime> processingTime(ChannelId channel) {
        return on(channel).flatMap(ServiceOffer::ownTime).or(() -> Optional.ofNullable(time));
    }

    /** What it costs on that channel, if it is not free. */
    public Optional<Money> fee(ChannelId channel) {
        return on(channel).flatMap(ServiceOffer::ownFee).or(() -> Optional.ofNullable(fee));
    }
}
