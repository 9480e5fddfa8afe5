package org.cxsdk.core.catalog.json;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.Accessibility;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.Channel;
import org.cxsdk.core.catalog.ChannelStatus;
import org.cxsdk.core.catalog.LifeEvent;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.Organisation;
import org.cxsdk.core.catalog.PublicService;
import org.cxsdk.core.catalog.Sector;
import org.cxsdk.core.catalog.ServiceOffer;
import org.cxsdk.core.catalog.Touchpoint;
import org.cxsdk.core.json.Loaded;
import org.jspecify.annotations.Nullable;

/** Makes values of a document in which nothing is wrong. */
final class CatalogueMapping {

    private CatalogueMapping() {}

    static Catalogue catalogue(Doc doc, Loaded<Doc> loaded) {
        return new Catalogue(
                loaded.ref(there(doc.catalogue()), there(doc.version())),
                new LinkedHashSet<>(CrossReferences.list(doc.languages())),
                doc.sectors() == null
                        ? Sector.STANDARD
                        : doc.sectors().stream()
                                .map(s -> new Sector(there(s.id()), there(s.name())))
                                .toList(),
                CrossReferences.list(doc.organisations()).stream()
                        .map(o -> new Organisation(
                                there(o.id()), there(o.kind()), there(o.name()), o.parent(), o.sector()))
                        .toList(),
                CrossReferences.list(doc.channels()).stream()
                        .map(CatalogueMapping::channel)
                        .toList(),
                CrossReferences.list(doc.services()).stream()
                        .map(CatalogueMapping::service)
                        .toList(),
                CrossReferences.list(doc.touchpoints()).stream()
                        .map(t -> new Touchpoint(
                                there(t.id()),
                                there(t.service()),
                                there(t.step()),
                                there(t.channel()),
                                there(t.owner()),
                                t.feedback()))
                        .toList(),
                CrossReferences.list(doc.lifeEvents()).stream()
                        .map(CatalogueMapping::lifeEvent)
                        .toList());
    }

    /** Whether the spans of a day could not be opening hours together. */
    static boolean overlap(DayOfWeek day, List<OpeningHours.Span> spans) {
        try {
            new OpeningHours(ZoneOffset.UTC, Map.of(day, spans), Set.of());
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static Channel channel(Doc.ChannelDoc channel) {
        return new Channel(
                there(channel.id()),
                there(channel.kind()),
                there(channel.name()),
                there(channel.owner()),
                there(channel.assistance()),
                new LinkedHashSet<>(there(channel.languages())),
                channel.opening() == null ? null : hours(channel.opening()),
                channel.accessibility() == null ? Accessibility.UNKNOWN : accessibility(channel.accessibility()),
                channel.status() == null ? ChannelStatus.ACTIVE : channel.status());
    }

    private static OpeningHours hours(Doc.OpeningDoc opening) {
        Set<LocalDate> closed = new HashSet<>(CrossReferences.list(opening.closed()));
        return new OpeningHours(
                there(opening.zone()),
                opening.hours() == null
                        ? OpeningHours.always(there(opening.zone())).week()
                        : opening.hours(),
                closed);
    }

    private static Accessibility accessibility(Doc.AccessibilityDoc accessibility) {
        return new Accessibility(set(accessibility.facts()), accessibility.wcag(), accessibility.checked());
    }

    private static PublicService service(Doc.ServiceDoc service) {
        return new PublicService(
                there(service.id()),
                there(service.version()),
                there(service.name()),
                there(service.description()),
                there(service.owner()),
                set(service.customers()),
                service.sector(),
                set(service.transactions()),
                there(service.from()),
                service.until(),
                service.processingTime(),
                fee(service.fee()),
                CrossReferences.list(service.offers()).stream()
                        .map(o -> new ServiceOffer(
                                there(o.channel()), set(o.transactions()), o.processingTime(), fee(o.fee())))
                        .toList());
    }

    private static @Nullable Money fee(Doc.@Nullable FeeDoc fee) {
        return fee == null ? null : new Money(there(fee.amount()), there(fee.currency()));
    }

    private static LifeEvent lifeEvent(Doc.LifeEventDoc event) {
        return new LifeEvent(
                there(event.id()),
                there(event.name()),
                there(event.parts()).stream()
                        .map(p -> new LifeEvent.Part(
                                there(p.service()),
                                p.required() == null || p.required(),
                                new LinkedHashSet<>(CrossReferences.list(p.after()))))
                        .toList());
    }

    private static <T> Set<T> set(@Nullable Collection<T> values) {
        return values == null ? Set.of() : new HashSet<>(values);
    }

    /** What the constraints have made sure of. */
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
