package org.cxsdk.core.customer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;

/**
 * Customers as an agency's back end uses them: keep profiles, say with authority that several belong to one customer, take
 * that back, and see one customer in one place as far as a purpose permits.
 *
 * <p>Joining is soft: profiles are never written into each other, the customer is put together when she is looked at, and
 * taking a link back leaves every profile byte for byte as it was. Thin: rules stand in {@link IdentityGraph},
 * {@link Survivorship} and {@link LinkageModel}. Safe for use by many threads.
 */
public final class CxCustomers {

    /** More profiles than anybody has; a larger group is a mistake that must not be shown. */
    private static final int MOST_PROFILES = 200;

    private final CxContext context;
    private final CustomerStore customers;
    private final IdentityStore identities;
    private final LinkAuthority authority;
    private final UsePermission permission;
    private final Survivorship survivorship;
    private final List<Section> sections;

    private CxCustomers(
            CxContext context,
            CustomerStore customers,
            IdentityStore identities,
            LinkAuthority authority,
            UsePermission permission,
            Survivorship survivorship,
            List<Section> sections) {
        this.context = Objects.requireNonNull(context, "context");
        this.customers = Objects.requireNonNull(customers, "customers");
        this.identities = Objects.requireNonNull(identities, "identities");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.permission = Objects.requireNonNull(permission, "permission");
        this.survivorship = Objects.requireNonNull(survivorship, "survivorship");
        this.sections = List.copyOf(sections);
    }

    private record Section(CustomerViewPart part, DataCategoryId category) {}

    /** Returns the service that keeps everything in the context's storage; nobody may link, and nothing is shown. */
    public static CxCustomers on(CxContext context) {
        return on(context, CustomerStore.inStorage(), IdentityStore.inStorage());
    }

    /** Returns the service that keeps profiles and links in these stores. */
    public static CxCustomers on(CxContext context, CustomerStore customers, IdentityStore identities) {
        return new CxCustomers(
                context,
                customers,
                identities,
                LinkAuthority.nobody(),
                UsePermission.denyAll(),
                Survivorship.NEWEST,
                List.of());
    }

    /** Returns this service with those who may link and separate. */
    public CxCustomers linkedBy(LinkAuthority other) {
        return new CxCustomers(context, customers, identities, other, permission, survivorship, sections);
    }

    /** Returns this service asking {@code other} before anything of a person is shown; without one nothing is. */
    public CxCustomers asking(UsePermission other) {
        return new CxCustomers(context, customers, identities, authority, other, survivorship, sections);
    }

    /** Returns this service choosing among values as {@code other} says. */
    public CxCustomers choosing(Survivorship other) {
        return new CxCustomers(context, customers, identities, authority, permission, other, sections);
    }

    /** Returns this service showing one more part, which is data of a kind that the purpose must be permitted to use. */
    public CxCustomers showing(CustomerViewPart part, DataCategoryId category) {
        List<Section> more = new ArrayList<>(sections);
        more.add(new Section(part, category));
        return new CxCustomers(context, customers, identities, authority, permission, survivorship, more);
    }

    /**
     * Keeps a profile, in the place of what was kept of it before.
     *
     * @throws org.cxsdk.core.storage.UniqueConflict if another profile has one of its identifiers
     */
    public void keep(CustomerProfile profile) {
        context.write(OnConflict.RETRY, session -> {
            customers.put(session, profile);
            return null;
        });
    }

    /** One profile, as it was kept. */
    public Optional<CustomerProfile> profile(SubjectId subject) {
        return context.read(session -> customers.find(session, subject));
    }

    /** The profile that has this identifier. */
    public Optional<SubjectId> byIdentifier(ExternalId identifier) {
        return context.read(session -> customers.byIdentifier(session, identifier));
    }

    /** Profiles that a device was used with: a hint for whoever serves, never a proof. */
    public List<SubjectId> usedWith(ExternalId device) {
        return context.read(session -> customers.usedWith(session, device, MOST_PROFILES));
    }

    /** All profiles of the customer who has this one. */
    public Set<SubjectId> members(SubjectId subject) {
        return context.read(
                session -> IdentityGraph.of(around(session, subject)).members(subject));
    }

    /** Every link that was ever made to a profile, revoked ones too. */
    public List<IdentityLink> links(SubjectId subject) {
        return context.read(session -> identities.linksOf(session, subject));
    }

    // --- joining and separating

    /**
     * Says that two profiles belong to one customer. Who says so is the actor of the context. The same again changes
     * nothing.
     */
    public Linking link(LinkId id, SubjectId one, SubjectId other, IdentityLink.Evidence evidence) {
        return context.write(OnConflict.RETRY, session -> link(session, id, one, other, evidence, 1));
    }

    /** Takes a link back. Every profile is then as if it had never been made. */
    public Linking unlink(LinkId id, String why) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<IdentityLink> link = identities.link(session, id);
            if (link.isEmpty()) {
                return new Linking.Refused(Linking.Why.UNKNOWN_LINK);
            }
            Optional<Linking.Why> no = against(link.get().evidence());
            if (no.isPresent()) {
                return new Linking.Refused(no.get());
            }
            if (!link.get().isActive()) {
                return new Linking.Done(link.get());
            }
            IdentityLink revoked =
                    link.get().revoked(new IdentityLink.Revocation(actor().orElseThrow(), session.now(), why));
            identities.put(session, revoked);
            return new Linking.Done(revoked);
        });
    }

    /**
     * Scores two profiles and, if they may belong together, puts them before a person. Never links them, however sure the
     * score is.
     *
     * @param id names the pair
     * @param threshold least probability for which somebody should look, 0 to 1
     * @return the score; whether it went into the queue is told by {@link #waiting}
     * @throws CxException with code CX-CORE-0006 if one of the profiles is not known
     */
    public LinkageModel.Score propose(LinkId id, SubjectId one, SubjectId other, LinkageModel model, double threshold) {
        return context.write(OnConflict.RETRY, session -> {
            LinkageModel.Score score = model.score(required(session, one), required(session, other));
            boolean together =
                    IdentityGraph.of(around(session, one)).members(one).contains(other);
            if (score.probability() >= threshold
                    && !together
                    && identities.review(session, id).isEmpty()) {
                boolean inOrder = one.value().compareTo(other.value()) < 0;
                identities.put(
                        session,
                        new LinkReview(
                                id,
                                inOrder ? one : other,
                                inOrder ? other : one,
                                score.probability(),
                                score.bits(),
                                session.now(),
                                LinkReview.State.WAITING,
                                null));
            }
            return score;
        });
    }

    /** Pairs that wait for somebody to look at them, the most likely first. */
    public Slice<LinkReview, Cursor> waiting(Cursor after, int limit) {
        return context.read(session -> identities.waiting(session, after, limit));
    }

    /** Decides a pair: links the profiles, or says that they do not belong together. */
    public Linking decide(LinkId id, boolean together) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<LinkReview> review = identities.review(session, id);
            if (review.isEmpty() || review.get().state() != LinkReview.State.WAITING) {
                return new Linking.Refused(Linking.Why.UNKNOWN_LINK);
            }
            Optional<Linking.Why> no = against(IdentityLink.Evidence.REVIEWED);
            if (no.isPresent()) {
                return new Linking.Refused(no.get());
            }
            LinkReview pair = review.get();
            ActorId by = actor().orElseThrow();
            if (!together) {
                identities.put(session, pair.decided(LinkReview.State.REJECTED, by));
                return new Linking.Done(new IdentityLink(
                                id,
                                pair.one(),
                                pair.other(),
                                IdentityLink.Evidence.REVIEWED,
                                1,
                                by,
                                session.now(),
                                null)
                        .revoked(new IdentityLink.Revocation(by, session.now(), "reviewed: not one customer")));
            }
            Linking linked =
                    link(session, id, pair.one(), pair.other(), IdentityLink.Evidence.REVIEWED, pair.probability());
            if (linked instanceof Linking.Done) {
                identities.put(session, pair.decided(LinkReview.State.LINKED, by));
            }
            return linked;
        });
    }

    // --- seeing

    /**
     * One customer in one place: what the profiles say and what the modules know, as far as the purpose may use it. What
     * may not be seen is named with the reason, so that nobody takes a gap for nothing.
     *
     * @param subject any profile of hers
     * @param purpose for which purpose
     * @param recipient who looks
     * @param lines most lines of each part
     */
    public CustomerView view(SubjectId subject, PurposeId purpose, ActorId recipient, int lines) {
        List<CustomerProfile> profiles = new ArrayList<>();
        Set<SubjectId> members = new LinkedHashSet<>();
        context.read(session -> {
            members.addAll(IdentityGraph.of(around(session, subject)).members(subject));
            members.forEach(member -> customers.find(session, member).ifPresent(profiles::add));
            return null;
        });
        Map<DataCategoryId, List<Reason>> withheld = new TreeMap<>(Comparator.comparing(DataCategoryId::value));
        List<CustomerProfile> seen = profiles.stream()
                .map(profile ->
                        profile.only(permitted(profile.subject(), profile.categories(), purpose, recipient, withheld)))
                .toList();
        List<CustomerView.Part> parts = new ArrayList<>();
        for (Section section : sections) {
            List<SubjectId> open = members.stream()
                    .filter(member -> !permitted(member, Set.of(section.category), purpose, recipient, withheld)
                            .isEmpty())
                    .toList();
            if (!open.isEmpty()) {
                parts.add(new CustomerView.Part(
                        section.part.name(), section.category, newest(section.part, open, lines)));
            }
        }
        Set<CustomerType> types = new LinkedHashSet<>();
        profiles.forEach(profile -> types.add(profile.type()));
        return new CustomerView(
                members.iterator().next(), members, types, survivorship.survivors(seen), parts, withheld);
    }

    private Set<DataCategoryId> permitted(
            SubjectId subject,
            Set<DataCategoryId> categories,
            PurposeId purpose,
            ActorId recipient,
            Map<DataCategoryId, List<Reason>> withheld) {
        Set<DataCategoryId> permitted = new HashSet<>();
        for (DataCategoryId category : categories) {
            UsePermission.Answer answer =
                    permission.check(new UsePermission.Request(subject, purpose, Set.of(category), recipient));
            if (answer.permitted()) {
                permitted.add(category);
            } else {
                withheld.putIfAbsent(category, answer.reasons());
            }
        }
        return permitted;
    }

    private static List<CustomerViewPart.Line> newest(CustomerViewPart part, Collection<SubjectId> members, int limit) {
        return members.stream()
                .flatMap(member -> part.about(member, limit).stream())
                .sorted(Comparator.comparing(CustomerViewPart.Line::at)
                        .reversed()
                        .thenComparing(CustomerViewPart.Line::reference))
                .limit(limit)
                .toList();
    }

    private Linking link(
            CxSession session,
            LinkId id,
            SubjectId one,
            SubjectId other,
            IdentityLink.Evidence evidence,
            double confidence) {
        Optional<Linking.Why> no = against(evidence);
        if (no.isPresent()) {
            return new Linking.Refused(no.get());
        }
        Optional<CustomerProfile> first = customers.find(session, one);
        Optional<CustomerProfile> second = customers.find(session, other);
        if (first.isEmpty() || second.isEmpty()) {
            return new Linking.Refused(Linking.Why.UNKNOWN_PROFILE);
        }
        if ((first.get().type() == CustomerType.BUSINESS) != (second.get().type() == CustomerType.BUSINESS)) {
            return new Linking.Refused(Linking.Why.DIFFERENT_KINDS);
        }
        IdentityLink wanted =
                new IdentityLink(id, one, other, evidence, confidence, actor().orElseThrow(), session.now(), null);
        Optional<IdentityLink> known = identities.link(session, id);
        if (known.isPresent()) {
            IdentityLink there = known.get();
            boolean same = there.isActive()
                    && there.one().equals(wanted.one())
                    && there.other().equals(wanted.other())
                    && there.evidence() == evidence;
            return same ? new Linking.Done(there) : new Linking.Refused(Linking.Why.LINK_CHANGED);
        }
        identities.put(session, wanted);
        return new Linking.Done(wanted);
    }

    private Optional<Linking.Why> against(IdentityLink.Evidence evidence) {
        Optional<ActorId> actor = actor();
        if (actor.isEmpty()) {
            return Optional.of(Linking.Why.NOBODY_ACTS);
        }
        return authority.may(actor.get(), evidence) ? Optional.empty() : Optional.of(Linking.Why.NO_AUTHORITY);
    }

    private Optional<ActorId> actor() {
        return context.envelope().map(Envelope::actor);
    }

    private CustomerProfile required(CxSession session, SubjectId subject) {
        return customers
                .find(session, subject)
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND, "a profile to compare is not known", "Keep it before comparing it."));
    }

    /** All links from which the profiles of this customer can be reached. */
    private Collection<IdentityLink> around(CxSession session, SubjectId subject) {
        Map<LinkId, IdentityLink> links = new LinkedHashMap<>();
        Set<SubjectId> seen = new HashSet<>(Set.of(subject));
        Deque<SubjectId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            if (seen.size() > MOST_PROFILES) {
                throw new CxException(
                        CoreError.LIMIT_EXCEEDED,
                        "more than " + MOST_PROFILES + " profiles are linked to one customer",
                        "Take back the links that joined them by mistake.");
            }
            for (IdentityLink link : identities.linksOf(session, open.pop())) {
                links.put(link.id(), link);
                if (link.isActive()) {
                    List.of(link.one(), link.other()).stream().filter(seen::add).forEach(open::push);
                }
            }
        }
        return links.values();
    }
}
