package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/** {@link IdentityStore} over documents; a link is found from both of its ends. */
final class DocumentIdentityStore implements IdentityStore {

    private static final String BY_END = "by-end";
    private static final String BY_STATE = "by-state";

    /** The most likely first: indexes are read upwards, so what is missing to certainty stands in them. */
    private static final double PARTS = 1e9;

    private static final DocumentKind<IdentityLink> LINKS = DocumentKind.of(
            "customer.link",
            FormCodec.of(1, LinkForm.class, LinkForm::of, LinkForm::toValue),
            link -> List.of(
                    IndexTuple.of(BY_END, IndexValue.of(link.one().value())),
                    IndexTuple.of(BY_END, IndexValue.of(link.other().value()))));

    private static final DocumentKind<LinkReview> REVIEWS = DocumentKind.of(
            "customer.review",
            FormCodec.of(1, ReviewForm.class, ReviewForm::of, ReviewForm::toValue),
            review -> List.of(IndexTuple.of(
                    BY_STATE,
                    IndexValue.of(review.state().name()),
                    IndexValue.of(Math.round((1 - review.probability()) * PARTS)))));

    @Override
    public void put(CxSession session, IdentityLink link) {
        put(session, LINKS, link.id(), link);
    }

    @Override
    public Optional<IdentityLink> link(CxSession session, LinkId id) {
        return session.load(LINKS, id.value()).map(Stored::value);
    }

    @Override
    public List<IdentityLink> linksOf(CxSession session, SubjectId subject) {
        List<IdentityLink> links = new ArrayList<>();
        DocQuery query = session.query(LINKS, BY_END).equal(subject.value());
        Slice<Stored<IdentityLink>, Cursor> slice;
        do {
            slice = session.find(LINKS, query);
            slice.items().forEach(stored -> links.add(stored.value()));
            query = query.after(slice.last());
        } while (slice.more());
        links.sort(Comparator.comparing(IdentityLink::id));
        return List.copyOf(links);
    }

    @Override
    public void put(CxSession session, LinkReview review) {
        put(session, REVIEWS, review.id(), review);
    }

    @Override
    public Optional<LinkReview> review(CxSession session, LinkId id) {
        return session.load(REVIEWS, id.value()).map(Stored::value);
    }

    @Override
    public Slice<LinkReview, Cursor> waiting(CxSession session, Cursor after, int limit) {
        Slice<Stored<LinkReview>, Cursor> found = session.find(
                REVIEWS,
                session.query(REVIEWS, BY_STATE)
                        .equal(LinkReview.State.WAITING.name())
                        .after(after)
                        .limit(limit));
        return new Slice<>(found.items().stream().map(Stored::value).toList(), found.last(), found.more());
    }

    private static <T> void put(CxSession session, DocumentKind<T> kind, LinkId id, T value) {
        Expected expected = session.load(kind, id.value())
                .map(stored -> Expected.version(stored.version()))
                .orElse(Expected.absent());
        session.write(kind, id.value(), expected, value);
    }

    /** Form 1 of a stored {@link IdentityLink}. */
    record LinkForm(
            String id,
            String one,
            String other,
            IdentityLink.Evidence evidence,
            double confidence,
            String by,
            Instant at,
            @Nullable String revokedBy,
            @Nullable Instant revokedAt,
            @Nullable String why) {

        static LinkForm of(IdentityLink link) {
            IdentityLink.Revocation revoked = link.revocation();
            return new LinkForm(
                    link.id().value(),
                    link.one().value(),
                    link.other().value(),
                    link.evidence(),
                    link.confidence(),
                    link.by().value(),
                    link.at(),
                    revoked == null ? null : revoked.by().value(),
                    revoked == null ? null : revoked.at(),
                    revoked == null ? null : revoked.why());
        }

        IdentityLink toValue() {
            return new IdentityLink(
                    LinkId.of(id),
                    SubjectId.of(one),
                    SubjectId.of(other),
                    evidence,
                    confidence,
                    ActorId.of(by),
                    at,
                    revokedBy == null || revokedAt == null || why == null
                            ? null
                            : new IdentityLink.Revocation(ActorId.of(revokedBy), revokedAt, why));
        }
    }

    /** Form 1 of a stored {@link LinkReview}. */
    record ReviewForm(
            String id,
            String one,
            String other,
            double probability,
            double bits,
            Instant proposed,
            LinkReview.State state,
            @Nullable String decidedBy) {

        static ReviewForm of(LinkReview review) {
            return new ReviewForm(
                    review.id().value(),
                    review.one().value(),
                    review.other().value(),
                    review.probability(),
                    review.bits(),
                    review.proposed(),
                    review.state(),
                    review.decidedBy() == null ? null : review.decidedBy().value());
        }

        LinkReview toValue() {
            return new LinkReview(
                    LinkId.of(id),
                    SubjectId.of(one),
                    SubjectId.of(other),
                    probability,
                    bits,
                    proposed,
                    state,
                    decidedBy == null ? null : ActorId.of(decidedBy));
        }
    }
}
