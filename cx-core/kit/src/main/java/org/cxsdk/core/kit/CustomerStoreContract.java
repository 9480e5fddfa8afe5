package org.cxsdk.core.kit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.CustomerProfile;
import org.cxsdk.core.customer.CustomerStore;
import org.cxsdk.core.customer.IdentityLink;
import org.cxsdk.core.customer.IdentityStore;
import org.cxsdk.core.customer.LinkId;
import org.cxsdk.core.customer.LinkReview;
import org.cxsdk.core.customer.ProfileAttribute;
import org.cxsdk.core.customer.Residence;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.UniqueConflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link CustomerStore} and {@link IdentityStore} keep, CU-1 to CU-8. Extend it with a test class that says how to
 * make the storage, and the stores if they are not those of the library.
 */
public abstract class CustomerStoreContract {

    private static final TenantId TENANT = TenantId.of("kit");
    private static final SubjectId MINA = SubjectId.of("s-mina");
    private static final SubjectId SAMI = SubjectId.of("s-sami");
    private static final SubjectId ZAIN = SubjectId.of("s-zain");
    private static final ExternalId NUMBER = ExternalId.of("national", "784-1");
    private static final ExternalId TABLET = ExternalId.of("device", "tablet-4");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00.123456Z");
    private static final ActorId REGISTRAR = ActorId.of("registrar");

    private @Nullable CxContext context;
    private CustomerStore customers;
    private IdentityStore identities;

    /** For those who write a store. */
    protected CustomerStoreContract() {}

    /** Makes an empty storage for one test. */
    protected abstract Storage newStorage();

    /** The store of profiles; that of the library unless overridden. */
    protected CustomerStore customerStore() {
        return CustomerStore.inStorage();
    }

    /** The store of links; that of the library unless overridden. */
    protected IdentityStore identityStore() {
        return IdentityStore.inStorage();
    }

    /** Makes the context of one test. */
    @BeforeEach
    public final void makeContext() {
        customers = customerStore();
        identities = identityStore();
        context = CxContext.of(newStorage(), InstantSource.fixed(NOW), new InMemoryKeyStore(), TENANT);
    }

    private CxContext context() {
        return Objects.requireNonNull(context);
    }

    private static CustomerProfile profile(SubjectId subject, String address) {
        return CustomerProfile.individual(subject, Residence.RESIDENT)
                .with(new ProfileAttribute(
                        AttributeName.of("address"),
                        DataCategoryId.of("contact"),
                        address,
                        OrganisationId.of("registry"),
                        NOW));
    }

    private void keep(CustomerProfile profile) {
        context().write(session -> {
            customers.put(session, profile);
            return null;
        });
    }

    private void keep(IdentityLink link) {
        context().write(session -> {
            identities.put(session, link);
            return null;
        });
    }

    private Optional<CustomerProfile> found(SubjectId subject) {
        return context().read(session -> customers.find(session, subject));
    }

    private Optional<SubjectId> byNumber() {
        return context().read(session -> customers.byIdentifier(session, NUMBER));
    }

    private List<SubjectId> withTablet(int limit) {
        return context().read(session -> customers.usedWith(session, TABLET, limit));
    }

    private List<IdentityLink> linksOf(SubjectId subject) {
        return context().read(session -> identities.linksOf(session, subject));
    }

    private Optional<IdentityLink> link(String id) {
        return context().read(session -> identities.link(session, LinkId.of(id)));
    }

    private Slice<LinkReview, Cursor> waiting(Cursor after) {
        return context().read(session -> identities.waiting(session, after, 2));
    }

    private Optional<LinkReview> review(String id) {
        return context().read(session -> identities.review(session, LinkId.of(id)));
    }

    private static IdentityLink link(String id, SubjectId one, SubjectId other) {
        return new IdentityLink(LinkId.of(id), one, other, IdentityLink.Evidence.REGISTER, 0.75, REGISTRAR, NOW, null);
    }

    /** If this fails, look at how a profile is written and read. */
    @Test
    public void cu1_aProfileComesBackAsItWasKept_andTheLastOneCounts() {
        CustomerProfile first = profile(MINA, "Palm Street 4").knownAs(NUMBER).usedWith(TABLET);
        keep(first);
        assertThat(found(MINA)).contains(first);

        CustomerProfile second = profile(MINA, "Dune Road 9");
        keep(second);
        assertThat(found(MINA)).contains(second);
        assertThat(found(SAMI)).isEmpty();
    }

    /** If this fails, look at the index of identifiers. */
    @Test
    public void cu2_aProfileIsFoundByItsIdentifier_untilItLosesIt() {
        keep(profile(MINA, "a").knownAs(NUMBER));
        assertThat(byNumber()).contains(MINA);

        keep(profile(MINA, "a"));
        assertThat(byNumber()).isEmpty();
    }

    /** If this fails, look at whether the index of identifiers is unique. */
    @Test
    public void cu3_anIdentifierBelongsToOneProfile_andTheOtherIsNotKept() {
        keep(profile(MINA, "a").knownAs(NUMBER));

        assertThatExceptionOfType(UniqueConflict.class)
                .as("CU-3")
                .isThrownBy(() -> keep(profile(SAMI, "b").knownAs(NUMBER)));
        assertThat(found(SAMI)).isEmpty();
    }

    /** If this fails, look at the index of devices, which is not unique. */
    @Test
    public void cu4_aDeviceMayBeShared() {
        keep(profile(SAMI, "b").usedWith(TABLET));
        keep(profile(MINA, "a").usedWith(TABLET));

        assertThat(withTablet(10)).containsExactly(MINA, SAMI);
        assertThat(withTablet(1)).hasSize(1);
    }

    /** If this fails, look at what of a profile stands outside the sealed part. */
    @Test
    public void cu5_aProfileIsGoneWithItsKey() {
        keep(profile(MINA, "Palm Street 4"));
        context().write(session -> session.destroyKeys(MINA));

        assertThat(found(MINA)).isEmpty();
    }

    /** If this fails, look at the index of the ends of a link. */
    @Test
    public void cu6_aLinkIsFoundFromBothEnds_inOrderOfItsIdentifier() {
        IdentityLink second = link("l-2", SAMI, MINA);
        IdentityLink first = link("l-1", MINA, ZAIN);
        keep(second);
        keep(first);

        assertThat(linksOf(MINA)).containsExactly(first, second);
        assertThat(linksOf(SAMI)).containsExactly(second);
        assertThat(link("l-1")).contains(first);
    }

    /** If this fails, look at whether a revoked link is kept. */
    @Test
    public void cu7_aRevokedLinkStaysOnRecord() {
        keep(link("l-1", MINA, SAMI));
        IdentityLink revoked = link("l-1", MINA, SAMI)
                .revoked(new IdentityLink.Revocation(REGISTRAR, NOW.plusSeconds(5), "two sisters"));
        keep(revoked);

        assertThat(linksOf(SAMI)).containsExactly(revoked);
    }

    /** If this fails, look at the order of the queue and at pairs that are decided. */
    @Test
    public void cu8_pairsWait_theMostLikelyFirst_untilTheyAreDecided() {
        List<LinkReview> pairs = List.of(
                review("weak", 0.51, LinkReview.State.WAITING),
                review("sure", 0.99, LinkReview.State.WAITING),
                review("done", 0.999, LinkReview.State.REJECTED),
                review("fair", 0.8, LinkReview.State.WAITING));
        pairs.forEach(pair -> context().write(session -> {
            identities.put(session, pair);
            return null;
        }));

        Slice<LinkReview, Cursor> page = waiting(Cursor.START);
        assertThat(page.items()).extracting(pair -> pair.id().value()).containsExactly("sure", "fair");
        assertThat(page.more()).isTrue();
        assertThat(waiting(page.last()).items())
                .extracting(pair -> pair.id().value())
                .containsExactly("weak");
        assertThat(review("done")).contains(pairs.get(2));
    }

    private static LinkReview review(String id, double probability, LinkReview.State state) {
        return new LinkReview(
                LinkId.of(id),
                MINA,
                SAMI,
                probability,
                3.5,
                NOW,
                state,
                state == LinkReview.State.WAITING ? null : REGISTRAR);
    }
}
