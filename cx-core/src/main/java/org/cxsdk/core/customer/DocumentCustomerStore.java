package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;

/**
 * {@link CustomerStore} over documents: type and residence in clear, everything else sealed under the person's key;
 * identifiers and devices are found by keyed hashes.
 */
final class DocumentCustomerStore implements CustomerStore {

    private static final String BY_IDENTIFIER = "by-identifier";
    private static final String BY_DEVICE = "by-device";
    private static final String PERSONAL = "personal";

    private static final DocumentKind<ProfileForm> PROFILES = DocumentKind.of(
            "customer.profile",
            FormCodec.of(1, ProfileForm.class, Function.identity(), Function.identity()),
            DocumentCustomerStore::tuples);

    private static final FormCodec<PersonalForm> PERSONAL_FORM =
            FormCodec.of(1, PersonalForm.class, Function.identity(), Function.identity());

    @Override
    public void put(CxSession session, CustomerProfile profile) {
        String id = profile.subject().value();
        Expected expected = session.load(PROFILES, id)
                .map(stored -> Expected.version(stored.version()))
                .orElse(Expected.absent());
        session.write(
                PROFILES,
                id,
                expected,
                new ProfileForm(
                        id,
                        profile.type(),
                        profile.residence(),
                        hashes(session, profile.identifiers()),
                        hashes(session, profile.devices()),
                        session.seal(
                                profile.subject(),
                                PROFILES.place(id, PERSONAL),
                                PERSONAL_FORM,
                                PersonalForm.of(profile))));
    }

    @Override
    public Optional<CustomerProfile> find(CxSession session, SubjectId subject) {
        return session.load(PROFILES, subject.value())
                .map(Stored::value)
                .flatMap(form -> session.open(form.personal(), PROFILES.place(subject.value(), PERSONAL), PERSONAL_FORM)
                        .content()
                        .map(personal -> personal.toValue(form)));
    }

    @Override
    public Optional<SubjectId> byIdentifier(CxSession session, ExternalId identifier) {
        return session.findOne(PROFILES, session.query(PROFILES, BY_IDENTIFIER).equal(session.lookupHash(identifier)))
                .map(stored -> SubjectId.of(stored.id()));
    }

    @Override
    public List<SubjectId> usedWith(CxSession session, ExternalId device, int limit) {
        return session
                .find(
                        PROFILES,
                        session.query(PROFILES, BY_DEVICE)
                                .equal(session.lookupHash(device))
                                .limit(limit))
                .items()
                .stream()
                .map(stored -> SubjectId.of(stored.id()))
                .toList();
    }

    private static List<String> hashes(CxSession session, Set<ExternalId> ids) {
        return ids.stream().map(session::lookupHash).sorted().toList();
    }

    private static List<IndexTuple> tuples(ProfileForm form) {
        List<IndexTuple> tuples = new ArrayList<>();
        form.identifiers().forEach(hash -> tuples.add(IndexTuple.unique(BY_IDENTIFIER, IndexValue.of(hash))));
        form.devices().forEach(hash -> tuples.add(IndexTuple.of(BY_DEVICE, IndexValue.of(hash))));
        return tuples;
    }

    /** Form 1 of a stored {@link CustomerProfile}; identifiers and devices as keyed hashes. */
    record ProfileForm(
            String subject,
            CustomerType type,
            Residence residence,
            List<String> identifiers,
            List<String> devices,
            Sealed personal) {}

    /** Form 1 of its sealed part. */
    record PersonalForm(List<IdForm> identifiers, List<IdForm> devices, List<AttributeForm> attributes) {

        static PersonalForm of(CustomerProfile profile) {
            return new PersonalForm(
                    ids(profile.identifiers()),
                    ids(profile.devices()),
                    profile.attributes().stream()
                            .map(attribute -> new AttributeForm(
                                    attribute.name().value(),
                                    attribute.category().value(),
                                    attribute.value(),
                                    attribute.source().value(),
                                    attribute.observed()))
                            .toList());
        }

        CustomerProfile toValue(ProfileForm clear) {
            return new CustomerProfile(
                    SubjectId.of(clear.subject()),
                    clear.type(),
                    clear.residence(),
                    values(identifiers),
                    values(devices),
                    attributes.stream()
                            .map(attribute -> new ProfileAttribute(
                                    AttributeName.of(attribute.name()),
                                    DataCategoryId.of(attribute.category()),
                                    attribute.value(),
                                    OrganisationId.of(attribute.source()),
                                    attribute.observed()))
                            .toList());
        }

        private static List<IdForm> ids(Set<ExternalId> ids) {
            return ids.stream().map(id -> new IdForm(id.scheme(), id.value())).toList();
        }

        private static Set<ExternalId> values(List<IdForm> ids) {
            return ids.stream().map(id -> ExternalId.of(id.scheme(), id.id())).collect(Collectors.toSet());
        }
    }

    record IdForm(String scheme, String id) {}

    record AttributeForm(String name, String category, String value, String source, Instant observed) {}
}
