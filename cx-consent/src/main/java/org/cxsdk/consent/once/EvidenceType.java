package org.cxsdk.consent.once;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * A kind of document that proves something, and who hands it out.
 *
 * @param id which kind: the identifier of its classification
 * @param title what people call it
 * @param country where it holds, two letters; empty if that is not said
 * @param services who hands it out; empty where only the kind is known
 */
public record EvidenceType(EvidenceTypeId id, LocalizedText title, String country, List<AccessService> services) {

    public EvidenceType {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(country, "country");
        services = List.copyOf(services);
    }

    /**
     * A place where documents are asked for.
     *
     * @param id the service's identifier
     * @param provider the identifier of who holds the documents
     * @param conformsTo which version of the exchange it speaks
     * @param formats which media types it hands out
     * @param assurance how sure it must be who the person is, as written; empty if that is not said
     */
    public record AccessService(String id, String provider, String conformsTo, List<String> formats, String assurance) {
        public AccessService {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(conformsTo, "conformsTo");
            formats = List.copyOf(formats);
            Objects.requireNonNull(assurance, "assurance");
        }
    }
}
