package org.cxsdk.core.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;

/**
 * On which channels which services can be done from end to end. A service is covered on a channel from end to end if every
 * transaction that the service asks for is possible there; on a channel that is not active nothing is.
 *
 * @param day the day for which it holds
 * @param services one row for each service in force, in the order of the catalogue
 * @param channels one column for each channel, in the order of the catalogue
 * @param cells rows of cells in the order of the columns
 */
public record CoverageMatrix(
        LocalDate day, List<ServiceId> services, List<ChannelId> channels, Map<ServiceId, List<Cell>> cells) {

    public CoverageMatrix {
        services = List.copyOf(services);
        channels = List.copyOf(channels);
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /**
     * A service on a channel.
     *
     * @param service the service
     * @param channel the channel
     * @param coverage how far it can be done there
     * @param missing the transactions that are not possible there, in the order of the enum
     */
    public record Cell(ServiceId service, ChannelId channel, Coverage coverage, Set<TransactionKind> missing) {

        public Cell {
            missing = Collections.unmodifiableSet(
                    missing.isEmpty() ? EnumSet.noneOf(TransactionKind.class) : EnumSet.copyOf(missing));
        }
    }

    /** Returns the matrix of a catalogue on a day. */
    public static CoverageMatrix of(Catalogue catalogue, LocalDate day) {
        List<ChannelId> columns = catalogue.channels().stream().map(Channel::id).toList();
        Map<ServiceId, List<Cell>> cells = new LinkedHashMap<>();
        for (PublicService service : catalogue.servicesOn(day)) {
            List<Cell> row = new ArrayList<>();
            catalogue.channels().forEach(channel -> row.add(cell(service, channel)));
            cells.put(service.id(), List.copyOf(row));
        }
        return new CoverageMatrix(day, List.copyOf(cells.keySet()), columns, cells);
    }

    /** The cell of a service and a channel, if both are there. */
    public Optional<Cell> cell(ServiceId service, ChannelId channel) {
        return cells.getOrDefault(service, List.of()).stream()
                .filter(cell -> cell.channel().equals(channel))
                .findFirst();
    }

    /** The channels on which a service can be done from end to end. */
    public List<ChannelId> endToEnd(ServiceId service) {
        return cells.getOrDefault(service, List.of()).stream()
                .filter(cell -> cell.coverage() == Coverage.END_TO_END)
                .map(Cell::channel)
                .toList();
    }

    /**
     * What KPI engines see of the matrix: {@code service.offered} for each service on each channel on which anything of it can
     * be done, with the dimensions {@code service}, {@code channel} and {@code coverage}. Asked again for the same day it gives
     * the same identifiers, so nothing counts twice; ask once in each period that a KPI looks at.
     *
     * @param at when it is looked at
     */
    public List<Observation> observations(Instant at) {
        return cells.values().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.coverage() != Coverage.NONE)
                .map(cell -> Observation.builder(
                                ObservationId.of(
                                        "service.offered:" + day + "/" + cell.service() + "/" + cell.channel()),
                                "service.offered",
                                at)
                        .source("catalogue")
                        .dimension("service", cell.service().value())
                        .dimension("channel", cell.channel().value())
                        .dimension("coverage", cell.coverage().name())
                        .build())
                .toList();
    }

    static Cell cell(PublicService service, Channel channel) {
        Set<TransactionKind> possible = channel.isActive()
                ? service.on(channel.id()).map(ServiceOffer::transactions).orElse(Set.of())
                : Set.of();
        Set<TransactionKind> missing = EnumSet.copyOf(service.transactions());
        missing.removeAll(possible);
        return new Cell(service.id(), channel.id(), coverage(possible, missing), missing);
    }

    private static Coverage coverage(Set<TransactionKind> possible, Set<TransactionKind> missing) {
        if (possible.isEmpty()) {
            return Coverage.NONE;
        }
        if (missing.isEmpty()) {
            return Coverage.END_TO_END;
        }
        return possible.equals(Set.of(TransactionKind.INFORM)) ? Coverage.INFORMATION : Coverage.PARTIAL;
    }
}
