package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxsdk.core.Money;

/**
 * Something in which one service differs from channel to channel: what can be done, what it costs, how long it takes. Some
 * differences are meant (a letter takes longer); each should be known and told to people.
 *
 * @param service the service
 * @param aspect in what
 * @param byChannel what holds on each channel in use, in the order of the catalogue; empty text for what is unknown
 */
public record ChannelDifference(ServiceId service, Aspect aspect, Map<ChannelId, String> byChannel) {

    public ChannelDifference {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(aspect, "aspect");
        byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
    }

    /** In what a service can differ. */
    public enum Aspect {
        /** What can be done there. */
        TRANSACTIONS,
        /** What it costs there. */
        FEE,
        /** How long it takes there. */
        TIME,
        /** In which languages it is served. */
        LANGUAGES
    }

    /** In what the services of a catalogue in force on a day differ between channels in use; in the order of the catalogue. */
    public static List<ChannelDifference> of(Catalogue catalogue, LocalDate day) {
        List<ChannelDifference> differences = new ArrayList<>();
        for (PublicService service : catalogue.servicesOn(day)) {
            List<ServiceOffer> offers = service.offers().stream()
                    .filter(offer -> catalogue.channel(offer.channel()).isActive())
                    .toList();
            compare(
                            service,
                            Aspect.TRANSACTIONS,
                            offers,
                            offer -> offer.transactions().toString())
                    .ifPresent(differences::add);
            compare(
                            service,
                            Aspect.FEE,
                            offers,
                            offer -> service.fee(offer.channel())
                                    .map(Money::toString)
                                    .orElse("0"))
                    .ifPresent(differences::add);
            compare(
                            service,
                            Aspect.TIME,
                            offers,
                            offer -> service.processingTime(offer.channel())
                                    .map(ProcessingTime::toString)
                                    .orElse(""))
                    .ifPresent(differences::add);
            compare(
                            service,
                            Aspect.LANGUAGES,
                            offers,
                            offer -> catalogue.channel(offer.channel()).languages().stream()
                                    .map(tag -> tag.split("-", 2)[0])
                                    .collect(Collectors.toCollection(TreeSet::new))
                                    .toString())
                    .ifPresent(differences::add);
        }
        return List.copyOf(differences);
    }

    private static Optional<ChannelDifference> compare(
            PublicService service, Aspect aspect, List<ServiceOffer> offers, Function<ServiceOffer, String> value) {
        Map<ChannelId, String> byChannel = new LinkedHashMap<>();
        offers.forEach(offer -> byChannel.put(offer.channel(), value.apply(offer)));
        return byChannel.values().stream().distinct().count() > 1
                ? Optional.of(new ChannelDifference(service.id(), aspect, byChannel))
                : Optional.empty();
    }
}
