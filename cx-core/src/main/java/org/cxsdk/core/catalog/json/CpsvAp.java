package org.cxsdk.core.catalog.json;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.Channel;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEvent;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.Organisation;
import org.cxsdk.core.catalog.PublicService;
import org.cxsdk.core.catalog.Sector;
import org.cxsdk.core.catalog.ServiceOffer;
import org.cxsdk.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Answers: how do other governments read this catalogue? The Core Public Service Vocabulary Application Profile of the European
 * Union, CPSV-AP 3.2, as JSON-LD: organisations, the services in force on a day, each on its channels with the processing
 * time and cost that hold there, and the life events that call for them. Texts keep all their languages; the concepts of code
 * lists are written out, and the context stands in the document, so that a reader needs no network.
 *
 * <p>A channel of CPSV-AP belongs to one service: what differs by channel stands there. Left out: evidence, rules and
 * requirements, which a catalogue does not hold, and services not in force. Cost: linear. Stateless.
 */
public final class CpsvAp {

    private static final String CURRENCIES = "http://publications.europa.eu/resource/authority/currency/";
    private static final String LANGUAGES = "http://publications.europa.eu/resource/authority/language/";

    private final Catalogue catalogue;
    private final String base;
    private final URI location;
    private final List<Object> graph = new ArrayList<>();
    private final Set<String> written = new LinkedHashSet<>();

    private CpsvAp(Catalogue catalogue, URI base, URI location) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.location = Objects.requireNonNull(location, "location");
        String text = base.toString();
        this.base = text.endsWith("/") || text.endsWith("#") ? text : text + "/";
    }

    /**
     * Writes what is in force on a day.
     *
     * @param base address below which everything of the catalogue is named
     * @param location the area that the organisations serve, for example a country of the EU's authority table
     *     {@code http://publications.europa.eu/resource/authority/country/ARE}
     */
    public static JsonObject of(Catalogue catalogue, LocalDate day, URI base, URI location) {
        CpsvAp export = new CpsvAp(catalogue, base, location);
        export.node(location.toString(), "dct:Location");
        catalogue.organisations().forEach(export::organisation);
        List<PublicService> services = catalogue.servicesOn(day);
        services.forEach(export::service);
        catalogue.lifeEvents().forEach(event -> export.lifeEvent(event, services));
        return JsonObject.of().put("@context", context()).put("@graph", export.graph);
    }

    private static JsonObject context() {
        return JsonObject.of()
                .put("cpsv", "http://purl.org/vocab/cpsv#")
                .put("cv", "http://data.europa.eu/m8g/")
                .put("dct", "http://purl.org/dc/terms/")
                .put("org", "http://www.w3.org/ns/org#")
                .put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("time", "http://www.w3.org/2006/time#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private void organisation(Organisation organisation) {
        JsonObject node = node(
                        id("organisation", organisation.id().value()), "cv:PublicOrganisation", "org:Organization")
                .put("dct:identifier", organisation.id().value())
                .put("skos:prefLabel", texts(organisation.name()))
                .put("dct:spatial", ref(location.toString()));
        organisation
                .parent()
                .ifPresent(parent -> node.put("org:subOrganizationOf", ref(id("organisation", parent.value()))));
    }

    private void service(PublicService service) {
        List<Object> channels = new ArrayList<>();
        List<Object> costs = new ArrayList<>();
        if (service.fee() != null) {
            costs.add(ref(cost(service.id().value(), service.fee(), null)));
        }
        for (ServiceOffer offer : service.offers()) {
            Channel channel = catalogue.channel(offer.channel());
            if (channel.isActive()) {
                String at = channel(service, channel);
                channels.add(ref(at));
                offer.ownFee().ifPresent(fee -> costs.add(ref(cost(service.id() + "/" + channel.id(), fee, at))));
            }
        }
        JsonObject node = node(id("service", service.id().value()), "cpsv:PublicService")
                .put("dct:identifier", service.id().value())
                .put("dct:title", texts(service.name()))
                .put("dct:description", texts(service.description()))
                .put(
                        "cv:hasCompetentAuthority",
                        ref(id("organisation", service.owner().value())))
                .put("cv:hasChannel", channels)
                .put("cv:hasCost", costs)
                .put("dct:audience", audience(service))
                .put("cv:isGroupedBy", events(service));
        catalogue.sectorOf(service).ifPresent(sector -> node.put("cv:sector", ref(sector(sector))));
        if (service.time() != null) {
            node.put("cv:processingTime", typed("xsd:duration", service.time().toString()));
        }
        node.put("dct:language", languages(service));
    }

    private String channel(PublicService service, Channel channel) {
        String at = id("channel", service.id().value(), channel.id().value());
        JsonObject node = node(at, "cv:Channel")
                .put("dct:identifier", service.id() + "/" + channel.id())
                .put("dct:description", texts(channel.name()))
                .put("dct:type", ref(concept("channel-kind", channel.kind().name())))
                .put("cv:ownedBy", ref(id("organisation", channel.owner().value())));
        service.processingTime(channel.id())
                .ifPresent(time -> node.put("cv:processingTime", typed("xsd:duration", time.toString())));
        channel.openingHours().ifPresent(hours -> node.put("cv:openingHours", ref(opening(channel, hours))));
        return at;
    }

    /** Opening hours as a text that people read; a structure of instants would say less. */
    private String opening(Channel channel, OpeningHours hours) {
        String at = id("opening", channel.id().value());
        if (written.add(at)) {
            StringBuilder text = new StringBuilder();
            hours.week()
                    .forEach((day, spans) -> spans.forEach(span -> text.append(text.isEmpty() ? "" : ", ")
                            .append(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                            .append(' ')
                            .append(span.from())
                            .append('-')
                            .append(span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to())));
            node(at, "time:TemporalEntity")
                    .put("dct:description", List.of(text("en", text + " (" + hours.zone() + ")")));
        }
        return at;
    }

    private String cost(String name, Money fee, @Nullable String channel) {
        String at = id("cost", name);
        JsonObject node = node(at, "cv:Cost")
                .put("dct:identifier", name)
                .put("cv:hasValue", typed("xsd:double", fee.amount().toPlainString()))
                .put("cv:currency", ref(currency(fee)));
        if (channel != null) {
            node.put("cv:ifAccessedThrough", ref(channel));
        }
        return at;
    }

    private String currency(Money fee) {
        String code = fee.currency().getCurrencyCode();
        return concept(CURRENCIES + code, LocalizedText.of("en", fee.currency().getDisplayName(Locale.ENGLISH)));
    }

    private List<Object> audience(PublicService service) {
        List<Object> audience = new ArrayList<>();
        for (CustomerType type : service.customers()) {
            audience.add(ref(concept("customer-type", type.name())));
        }
        return audience;
    }

    private List<Object> events(PublicService service) {
        List<Object> events = new ArrayList<>();
        catalogue.lifeEvents().stream()
                .filter(event ->
                        event.parts().stream().anyMatch(part -> part.service().equals(service.id())))
                .forEach(event -> events.add(ref(id("life-event", event.id().value()))));
        return events;
    }

    private List<Object> languages(PublicService service) {
        Set<String> tags = new LinkedHashSet<>();
        service.offers()
                .forEach(offer -> tags.addAll(catalogue.channel(offer.channel()).languages()));
        Set<String> languages = new LinkedHashSet<>();
        for (String tag : tags) {
            String code = Locale.forLanguageTag(tag).getISO3Language().toUpperCase(Locale.ROOT);
            String at = LANGUAGES + code;
            if (written.add(at)) {
                node(at, "dct:LinguisticSystem");
            }
            languages.add(at);
        }
        return languages.stream().<Object>map(CpsvAp::ref).toList();
    }

    private void lifeEvent(LifeEvent event, List<PublicService> inForce) {
        List<Object> services = new ArrayList<>();
        event.parts().stream()
                .filter(part ->
                        inForce.stream().anyMatch(service -> service.id().equals(part.service())))
                .forEach(part -> services.add(ref(id("service", part.service().value()))));
        node(id("life-event", event.id().value()), "cv:LifeEvent", "cv:Event")
                .put("dct:identifier", event.id().value())
                .put("dct:title", texts(event.name()))
                .put("cv:hasRelatedService", services);
    }

    private String sector(Sector sector) {
        return concept(id("sector", sector.id().value()), sector.name());
    }

    private String concept(String list, String constant) {
        String words = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return concept(id(list, constant.toLowerCase(Locale.ROOT)), LocalizedText.of("en", words));
    }

    private String concept(String at, LocalizedText label) {
        if (written.add(at)) {
            node(at, "skos:Concept").put("skos:prefLabel", texts(label));
        }
        return at;
    }

    private JsonObject node(String at, String... types) {
        JsonObject node = JsonObject.of().put("@id", at).put("@type", List.of(types));
        graph.add(node);
        return node;
    }

    private String id(String kind, String... names) {
        StringBuilder at = new StringBuilder(base).append(kind);
        for (String name : names) {
            at.append('/')
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return at.toString();
    }

    private static List<Object> texts(LocalizedText text) {
        List<Object> texts = new ArrayList<>();
        Map<String, String> byLanguage = new LinkedHashMap<>(text.texts());
        byLanguage.forEach((language, value) -> texts.add(text(language, value)));
        return texts;
    }

    private static JsonObject text(String language, String value) {
        return JsonObject.of().put("@language", language).put("@value", value);
    }

    private static JsonObject typed(String type, String value) {
        return JsonObject.of().put("@type", type).put("@value", value);
    }

    private static JsonObject ref(String at) {
        return JsonObject.of().put("@id", at);
    }
}
