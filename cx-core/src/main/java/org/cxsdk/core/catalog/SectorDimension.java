package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.Observation;

/**
 * Adds to what modules tell of a service the sector that it belongs to, so that KPIs can be broken down by sector and a service
 * is compared with its like. Observations without a service, or of a service that the catalogue does not know, stay as they are.
 */
public final class SectorDimension {

    /** The name of the dimension. */
    public static final String NAME = "sector";

    private SectorDimension() {}

    /**
     * The observations, each with its sector.
     *
     * @param day for which the catalogue is asked which sector a service belongs to
     */
    public static List<Observation> add(Catalogue catalogue, LocalDate day, Collection<Observation> observations) {
        return observations.stream()
                .map(observation -> Optional.ofNullable(observation.dimensions().get("service"))
                        .flatMap(service -> service(catalogue, service, day))
                        .flatMap(catalogue::sectorOf)
                        .map(sector -> with(observation, sector))
                        .orElse(observation))
                .toList();
    }

    /** What an import calls a service need not be an identifier; then no catalogue knows it. */
    private static Optional<PublicService> service(Catalogue catalogue, String service, LocalDate day) {
        try {
            return catalogue.service(ServiceId.of(service), day);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Observation with(Observation observation, Sector sector) {
        Map<String, String> dimensions = new TreeMap<>(observation.dimensions());
        dimensions.put(NAME, sector.id().value());
        return new Observation(
                observation.id(),
                observation.kind(),
                observation.source(),
                observation.occurred(),
                observation.recorded(),
                observation.subject(),
                observation.reference(),
                dimensions,
                observation.values(),
                observation.corrects(),
                observation.retracts());
    }
}
