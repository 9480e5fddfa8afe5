package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.jspecify.annotations.Nullable;

/**
 * The services of many organisations in one place, with everything that they refer to. Complete in itself: every
 * identifier that something names is there. Immutable.
 *
 * <p>Made from parts in code, or read by {@code CatalogueReader} of {@code org.cxsdk.core.catalog.json}.
 */
public final class Catalogue {

    private final DefinitionRef ref;
    private final Set<String> languages;
    private final Map<SectorId, Sector> sectors;
    private final Map<OrganisationId, Organisation> organisations;
    private final Map<ChannelId, Channel> channels;
    private final List<PublicService> services;
    private final Map<TouchpointId, Touchpoint> touchpoints;
    private final Map<LifeEventId, LifeEvent> lifeEvents;

    /**
     * @param ref id, version and hash
     * @param languages BCP 47 tags of the languages in which every channel should serve
     * @param sectors each once
     * @param organisations each once, a tree
     * @param channels each once
     * @param services all versions
     * @param touchpoints each once
     * @param lifeEvents each once
     * @throws IllegalArgumentException if something is there twice, is named and not there, or has itself above it
     */
    public Catalogue(
            DefinitionRef ref,
            Set<String> languages,
            Collection<Sector> sectors,
            Collection<Organisation> organisations,
            Collection<Channel> channels,
            Collection<PublicService> services,
            Collection<Touchpoint> touchpoints,
            Collection<LifeEvent> lifeEvents) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        this.sectors = byId(sectors, Sector::id);
        this.organisations = byId(organisations, Organisation::id);
        this.channels = byId(channels, Channel::id);
        this.services = List.copyOf(services);
        this.touchpoints = byId(touchpoints, Touchpoint::id);
        this.lifeEvents = byId(lifeEvents, LifeEvent::id);
        requireComplete();
    }

    /** Id, version and hash of this catalogue. */
    public DefinitionRef ref() {
        return ref;
    }

    /** The languages in which every channel should serve. */
    public Set<String> languages() {
        return languages;
    }

    /** The sectors in the order given. */
    public Collection<Sector> sectors() {
        return sectors.values();
    }

    /** The organisations in the order given. */
    public Collection<Organisation> organisations() {
        return organisations.values();
    }

    /** The channels in the order given. */
    public Collection<Channel> channels() {
        return channels.values();
    }

    /** All versions of all services in the order given. */
    public List<PublicService> services() {
        return services;
    }

    /** The touchpoints in the order given. */
    public Collection<Touchpoint> touchpoints() {
        return touchpoints.values();
    }

    /** The life events in the order given. */
    public Collection<LifeEvent> lifeEvents() {
        return lifeEvents.values();
    }

    /**
     * An organisation.
     *
     * @throws CxException with code CX-CORE-0006 if it is not there
     */
    public Organisation organisation(OrganisationId id) {
        return found(organisations.get(id), "organisation", id);
    }

    /**
     * A channel.
     *
     * @throws CxException with code CX-CORE-0006 if it is not there
     */
    public Channel channel(ChannelId id) {
        return found(channels.get(id), "channel", id);
    }

    /**
     * A life event.
     *
     * @throws CxException with code CX-CORE-0006 if it is not there
     */
    public LifeEvent lifeEvent(LifeEventId id) {
        return found(lifeEvents.get(id), "life event", id);
    }

    /** The version of a service that holds on that day, if one does. */
    public Optional<PublicService> service(ServiceId id, LocalDate day) {
        return services.stream()
                .filter(service -> service.id().equals(id) && service.isInForce(day))
                .findFirst();
    }

    /** The services that hold on that day, in the order given. */
    public List<PublicService> servicesOn(LocalDate day) {
        return services.stream().filter(service -> service.isInForce(day)).toList();
    }

    /** The services for a type of customer that hold on that day, in the order given. */
    public List<PublicService> servicesFor(CustomerType customer, LocalDate day) {
        return servicesOn(day).stream()
                .filter(service -> service.customers().contains(customer))
                .toList();
    }

    /** The organisation and those above it, from the bottom up. */
    public List<Organisation> lineage(OrganisationId id) {
        List<Organisation> line = new ArrayList<>();
        for (Optional<OrganisationId> at = Optional.of(id); at.isPresent(); ) {
            Organisation organisation = organisation(at.get());
            line.add(organisation);
            at = organisation.parent();
        }
        return line;
    }

    /** The sector of a service: its own, or the first one going up from its owner. */
    public Optional<Sector> sectorOf(PublicService service) {
        SectorId own = service.sectorId();
        return own != null
                ? Optional.ofNullable(sectors.get(own))
                : lineage(service.owner()).stream()
                        .flatMap(organisation -> organisation.sector().stream())
                        .findFirst()
                        .map(sectors::get);
    }

    /** The touchpoints of a service, in the order given. */
    public List<Touchpoint> touchpointsOf(ServiceId service) {
        return touchpoints.values().stream()
                .filter(touchpoint -> touchpoint.service().equals(service))
                .toList();
    }

    private void requireComplete() {
        organisations.values().forEach(organisation -> {
            organisation.parent().ifPresent(id -> requireIn(organisations.keySet(), id));
            organisation.sector().ifPresent(id -> requireIn(sectors.keySet(), id));
            requireNoLoop(organisation);
        });
        channels.values().forEach(channel -> requireIn(organisations.keySet(), channel.owner()));
        Set<ServiceId> known = new LinkedHashSet<>();
        for (PublicService service : services) {
            known.add(service.id());
            requireIn(organisations.keySet(), service.owner());
            SectorId sector = service.sectorId();
            if (sector != null) {
                requireIn(sectors.keySet(), sector);
            }
            service.offers().forEach(offer -> requireIn(channels.keySet(), offer.channel()));
        }
        requireVersionsApart();
        touchpoints.values().forEach(touchpoint -> {
            requireIn(known, touchpoint.service());
            requireIn(channels.keySet(), touchpoint.channel());
            requireIn(organisations.keySet(), touchpoint.owner());
        });
        lifeEvents.values().forEach(event -> event.parts().forEach(part -> requireIn(known, part.service())));
    }

    private void requireVersionsApart() {
        services.stream().collect(Collectors.groupingBy(PublicService::id)).forEach((id, versions) -> {
            for (PublicService one : versions) {
                for (PublicService other : versions) {
                    if (one != other && (one.version().equals(other.version()) || one.isInForce(other.from()))) {
                        throw new IllegalArgumentException("versions of service (" + id + ") overlap");
                    }
                }
            }
        });
    }

    private void requireNoLoop(Organisation start) {
        Set<OrganisationId> seen = new LinkedHashSet<>();
        for (Organisation at = start;
                at != null;
                at = at.parentId() == null ? null : organisations.get(at.parentId())) {
            if (!seen.add(at.id())) {
                throw new IllegalArgumentException("organisation (" + start.id() + ") stands below itself");
            }
        }
    }

    private static <I> void requireIn(Set<I> known, I id) {
        if (!known.contains(id)) {
            throw new IllegalArgumentException(id.getClass().getSimpleName() + " (" + id + ") is not in the catalogue");
        }
    }

    private static <I, T> Map<I, T> byId(Collection<T> values, Function<T, I> id) {
        Map<I, T> map = new LinkedHashMap<>();
        for (T value : values) {
            if (map.put(id.apply(value), value) != null) {
                throw new IllegalArgumentException(
                        value.getClass().getSimpleName() + " (" + id.apply(value) + ") is there twice");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private static <T> T found(@Nullable T value, String what, Object id) {
        if (value == null) {
            throw new CxException(
                    CoreError.NOT_FOUND,
                    "the " + what + " \"" + id + "\" is not in the catalogue",
                    "Check the identifier, or publish a catalogue that has it.");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Catalogue(" + ref + ")";
    }
}
