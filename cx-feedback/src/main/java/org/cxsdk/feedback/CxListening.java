package org.cxsdk.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.feedback.json.StoragePostStore;
import org.cxsdk.feedback.listening.CampaignId;
import org.cxsdk.feedback.listening.Listening;
import org.cxsdk.feedback.listening.Post;
import org.cxsdk.feedback.listening.PostId;
import org.cxsdk.feedback.listening.PostStore;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextClassifier;

/**
 * What people write in social media, over a storage. Fetching posts is the agency's (its tool hands them over with
 * {@link #take}); what was taken in is counted and read here, and never mixed with answers to surveys. Safe for use by many
 * threads.
 */
public final class CxListening {

    private final CxContext context;
    private final PostStore store;
    private final Redactor redactor;

    private CxListening(CxContext context, PostStore store, Redactor redactor) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
        this.redactor = Objects.requireNonNull(redactor, "redactor");
    }

    /** Opens listening on a context, with posts kept in its storage. */
    public static CxListening on(CxContext context) {
        return on(context, new StoragePostStore());
    }

    /** Opens listening on a context, with posts kept in a store of the agency's own. */
    public static CxListening on(CxContext context, PostStore store) {
        return new CxListening(context, store, Redactor.all());
    }

    /** This service taking other identifiers out of words before they are stored. */
    public CxListening redacting(Redactor other) {
        return new CxListening(context, store, other);
    }

    /**
     * Takes in a post, once however often it comes.
     *
     * @return whether it was new
     */
    public boolean take(Post post) {
        return context.write(OnConflict.RETRY, session -> {
            if (store.find(session, post.id()).isPresent()) {
                return false;
            }
            store.add(session, post.with(redactor.redact(post.text()).text()));
            return true;
        });
    }

    /** The post with this identifier, if it was taken in. Words whose key was destroyed come back empty. */
    public Optional<Post> post(PostId id) {
        return context.read(session -> store.find(session, id));
    }

    /**
     * What people wrote in a period against the one before; see {@link Listening#of}. The posts of both periods must fit in
     * memory.
     */
    public Listening in(
            ReportingPeriod period, Taxonomy taxonomy, LanguageDetector detector, Optional<TextClassifier> classifier) {
        return context.read(session -> Listening.of(
                period, posts(session, period.previous()), posts(session, period), taxonomy, detector, classifier));
    }

    /** The posts of a campaign in a period, in the order of time. */
    public List<Post> of(CampaignId campaign, ReportingPeriod period) {
        return context.read(session -> posts(session, period).stream()
                .filter(post -> campaign.equals(post.campaign()))
                .toList());
    }

    private List<Post> posts(CxSession session, ReportingPeriod period) {
        List<Post> posts = new ArrayList<>();
        store.forEach(session, period.start(), period.end(), posts::add);
        return posts;
    }
}
