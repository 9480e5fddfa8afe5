package org.cxsdk.core.catalog;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;

/**
 * What happens in a life or a business, with the services of several organisations that it calls for.
 *
 * @param id the identifier
 * @param name the name
 * @param parts the services, each once, in the order in which they are told
 */
public record LifeEvent(LifeEventId id, LocalizedText name, List<Part> parts) {

    public LifeEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty");
        }
        Set<ServiceId> services = new HashSet<>();
        for (Part part : parts) {
            if (!services.add(part.service())) {
                throw new IllegalArgumentException("service (" + part.service() + ") is there twice");
            }
        }
        for (Part part : parts) {
            if (!services.containsAll(part.after())) {
                throw new IllegalArgumentException(
                        "service (" + part.service() + ") comes after one that is not there");
            }
            if (before(parts, part.service()).contains(part.service())) {
                throw new IllegalArgumentException("service (" + part.service() + ") waits for itself");
            }
        }
    }

    /** The services that must be done before that one, directly or by way of others. */
    public Set<ServiceId> before(ServiceId service) {
        return before(parts, service);
    }

    private static Set<ServiceId> before(List<Part> parts, ServiceId service) {
        Set<ServiceId> found = new LinkedHashSet<>();
        Deque<ServiceId> open = new ArrayDeque<>(List.of(service));
        while (!open.isEmpty()) {
            ServiceId at = open.pop();
            parts.stream()
                    .filter(part -> part.service().equals(at))
                    .flatMap(part -> part.after().stream())
                    .filter(found::add)
                    .forEach(open::push);
        }
        return found;
    }

    /**
     * A service within a life event.
     *
     * @param service the service
     * @param required whether everybody needs it
     * @param after services of the same life event that must be done before
     */
    public record Part(ServiceId service, boolean required, Set<ServiceId> after) {

        public Part {
            Objects.requireNonNull(service, "service");
            after = Collections.unmodifiableSet(new LinkedHashSet<>(after));
        }
    }
}
