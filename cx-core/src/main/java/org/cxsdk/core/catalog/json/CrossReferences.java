package org.cxsdk.core.catalog.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxsdk.core.catalog.OrganisationKind;
import org.cxsdk.core.catalog.Sector;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.json.Loaded;
import org.jspecify.annotations.Nullable;

/** What must hold between the parts of a catalogue document. Looks at whatever could be read, so that all is told at once. */
final class CrossReferences {

    private final Loaded<Doc> loaded;
    private final Doc doc;

    private CrossReferences(Loaded<Doc> loaded) {
        this.loaded = loaded;
        this.doc = loaded.document();
    }

    static void check(Loaded<Doc> loaded) {
        new CrossReferences(loaded).check();
    }

    private void check() {
        loaded.checkIdentifier("catalogue", doc.catalogue());
        loaded.checkIdentifier("version", doc.version());
        checkLanguages("languages", doc.languages());
        Set<String> sectors = doc.sectors() == null
                ? Sector.STANDARD.stream().map(s -> s.id().value()).collect(Collectors.toSet())
                : once(doc.sectors(), Doc.SectorDoc::id);
        Set<String> organisations = once(list(doc.organisations()), Doc.OrganisationDoc::id);
        Set<String> channels = once(list(doc.channels()), Doc.ChannelDoc::id);
        Set<String> services = list(doc.services()).stream()
                .filter(service -> service.id() != null)
                .map(service -> service.id().value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        once(list(doc.touchpoints()), Doc.TouchpointDoc::id);
        once(list(doc.lifeEvents()), Doc.LifeEventDoc::id);

        checkTree(sectors, organisations);
        list(doc.channels()).forEach(channel -> checkChannel(channel, organisations));
        list(doc.services()).forEach(service -> checkService(service, sectors, organisations, channels));
        checkVersions();
        list(doc.touchpoints()).forEach(touchpoint -> {
            known(touchpoint, "service", touchpoint.service(), "a service", services);
            known(touchpoint, "channel", touchpoint.channel(), "a channel", channels);
            known(touchpoint, "owner", touchpoint.owner(), "an organisation", organisations);
        });
        list(doc.lifeEvents()).forEach(event -> checkLifeEvent(event, services));
    }

    // --- organisations

    private void checkTree(Set<String> sectors, Set<String> organisations) {
        Map<String, Doc.OrganisationDoc> byId = new HashMap<>();
        list(doc.organisations()).stream()
                .filter(organisation -> organisation.id() != null)
                .forEach(organisation -> byId.putIfAbsent(organisation.id().value(), organisation));
        for (Doc.OrganisationDoc organisation : list(doc.organisations())) {
            known(organisation, "sector", organisation.sector(), "a sector", sectors);
            known(organisation, "parent", organisation.parent(), "an organisation", organisations);
            checkStorey(organisation, byId);
            if (standsBelowItself(organisation, byId)) {
                loaded.violation(
                        loaded.pathOf(organisation, "parent"),
                        "makes the organisation stand below itself",
                        "Name the organisation that stands above it");
            }
        }
    }

    private void checkStorey(Doc.OrganisationDoc organisation, Map<String, Doc.OrganisationDoc> byId) {
        OrganisationKind kind = organisation.kind();
        Doc.OrganisationDoc parent = organisation.parent() == null
                ? null
                : byId.get(organisation.parent().value());
        if (kind == null || (organisation.parent() != null && (parent == null || parent.kind() == null))) {
            return;
        }
        if (!kind.mayStandBelow(Optional.ofNullable(parent).map(Doc.OrganisationDoc::kind))) {
            loaded.violation(
                    loaded.pathOf(organisation, "parent"),
                    parent == null
                            ? "is missing: only a government stands alone"
                            : "is of a kind that has no " + kind.name().toLowerCase(Locale.ROOT) + " right below it",
                    "Put entities below a government, and departments below an entity or a department");
        }
    }

    private static boolean standsBelowItself(Doc.OrganisationDoc start, Map<String, Doc.OrganisationDoc> byId) {
        Set<Doc.OrganisationDoc> seen = new HashSet<>();
        Doc.OrganisationDoc at = start;
        while (at != null && at.parent() != null && seen.add(at)) {
            at = byId.get(at.parent().value());
            if (at == start) {
                return true;
            }
        }
        return false;
    }

    // --- channels

    private void checkChannel(Doc.ChannelDoc channel, Set<String> organisations) {
        known(channel, "owner", channel.owner(), "an organisation", organisations);
        if (channel.languages() != null) {
            checkLanguages(loaded.pathOf(channel, "languages"), channel.languages());
        }
        Doc.OpeningDoc opening = channel.opening();
        if (opening == null) {
            return;
        }
        if (Boolean.TRUE.equals(opening.always()) == (opening.hours() != null)) {
            loaded.violation(
                    loaded.pathOf(opening),
                    "must have either \"always: true\" or hours",
                    "Write one of the two; leave opening out if it is unknown");
        }
        if (opening.hours() != null) {
            opening.hours().forEach((day, spans) -> {
                String path = loaded.pathOf(opening, "hours", day.name().toLowerCase(Locale.ROOT));
                if (CatalogueMapping.overlap(day, spans)) {
                    loaded.violation(path, "has spans that overlap", "Write the spans apart");
                }
            });
        }
    }

    // --- services

    private void checkService(
            Doc.ServiceDoc service, Set<String> sectors, Set<String> organisations, Set<String> channels) {
        loaded.checkIdentifier(loaded.pathOf(service, "version"), service.version());
        known(service, "owner", service.owner(), "an organisation", organisations);
        known(service, "sector", service.sector(), "a sector", sectors);
        if (service.from() != null && service.until() != null && !service.from().isBefore(service.until())) {
            loaded.violation(
                    loaded.pathOf(service, "until"),
                    "is not after from (" + service.from() + ")",
                    "until is the day after the last; leave it out if no end is known");
        }
        Set<String> offered = new HashSet<>();
        for (Doc.OfferDoc offer : list(service.offers())) {
            known(offer, "channel", offer.channel(), "a channel", channels);
            if (offer.channel() != null && !offered.add(offer.channel().value())) {
                loaded.violation(
                        loaded.pathOf(offer, "channel"),
                        "is offered twice by this service",
                        "Put the transactions of one channel together");
            }
        }
    }

    private void checkVersions() {
        Map<ServiceId, List<Doc.ServiceDoc>> byId = new LinkedHashMap<>();
        for (Doc.ServiceDoc service : list(doc.services())) {
            if (service.id() != null) {
                byId.computeIfAbsent(service.id(), id -> new ArrayList<>()).add(service);
            }
        }
        byId.values().forEach(versions -> {
            for (int i = 1; i < versions.size(); i++) {
                for (Doc.ServiceDoc earlier : versions.subList(0, i)) {
                    checkApart(earlier, versions.get(i));
                }
            }
        });
    }

    private void checkApart(Doc.ServiceDoc one, Doc.ServiceDoc other) {
        if (one.version() != null && one.version().equals(other.version())) {
            loaded.violation(
                    loaded.pathOf(other, "version"),
                    "is there twice for this service",
                    "Give each version of a service its own name");
        }
        if (one.from() == null || other.from() == null) {
            return;
        }
        Doc.ServiceDoc first = other.from().isBefore(one.from()) ? other : one;
        Doc.ServiceDoc second = first == one ? other : one;
        if (first.until() == null || first.until().isAfter(second.from())) {
            loaded.violation(
                    loaded.pathOf(other, "from"),
                    "overlaps another version of this service",
                    "End the earlier version with \"until\" no later than the later one begins");
        }
    }

    // --- life events

    private void checkLifeEvent(Doc.LifeEventDoc event, Set<String> services) {
        if (list(event.parts()).size() > Doc.LifeEventDoc.MOST_PARTS) {
            return;
        }
        Map<String, Set<String>> after = new HashMap<>();
        for (Doc.PartDoc part : list(event.parts())) {
            known(part, "service", part.service(), "a service", services);
            if (part.service() != null && after.putIfAbsent(part.service().value(), values(part.after())) != null) {
                loaded.violation(
                        loaded.pathOf(part, "service"), "is there twice in this life event", "Name each service once");
            }
        }
        for (Doc.PartDoc part : list(event.parts())) {
            int index = 0;
            for (ServiceId earlier : list(part.after())) {
                String path = loaded.pathOf(part, "after", index++);
                if (!after.containsKey(earlier.value())) {
                    loaded.unknown(path, earlier.value(), "is not a service of this life event", after.keySet());
                }
            }
            if (part.service() != null
                    && part.after() != null
                    && waitsForItself(part.service().value(), after)) {
                loaded.violation(
                        loaded.pathOf(part, "after"),
                        "makes \"" + part.service() + "\" wait for itself",
                        "Break the circle");
            }
        }
    }

    private static boolean waitsForItself(String service, Map<String, Set<String>> after) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(after.getOrDefault(service, Set.of()));
        while (!open.isEmpty()) {
            String at = open.remove(open.size() - 1);
            if (found.add(at)) {
                open.addAll(after.getOrDefault(at, Set.of()));
            }
        }
        return found.contains(service);
    }

    // --- common

    /** The identifiers of a list; notes those that are there twice. */
    private <R extends Record> Set<String> once(Collection<R> records, Function<R, ? extends @Nullable Record> id) {
        Set<String> seen = new LinkedHashSet<>();
        for (R made : records) {
            Record value = id.apply(made);
            if (value != null && !seen.add(value.toString())) {
                loaded.violation(loaded.pathOf(made, "id"), "is there twice", "Give each its own id, or take one out");
            }
        }
        return seen;
    }

    private void known(Record at, String key, @Nullable Record id, String what, Set<String> all) {
        if (id != null && !all.contains(id.toString())) {
            loaded.unknown(
                    loaded.pathOf(at, key), id.toString(), "is not the id of " + what + " of this catalogue", all);
        }
    }

    private void checkLanguages(String path, @Nullable List<String> tags) {
        int index = 0;
        for (String tag : list(tags)) {
            String at = path + "[" + index++ + "]";
            try {
                if (tag.isBlank()
                        || new Locale.Builder()
                                .setLanguageTag(tag)
                                .build()
                                .getLanguage()
                                .isEmpty()) {
                    loaded.violation(at, "is not a language", "Write a BCP 47 tag like en or ar-AE");
                }
            } catch (IllformedLocaleException e) {
                loaded.violation(at, "is not a language", "Write a BCP 47 tag like en or ar-AE");
            }
        }
    }

    private static Set<String> values(@Nullable List<ServiceId> ids) {
        return list(ids).stream().map(ServiceId::value).collect(Collectors.toSet());
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
