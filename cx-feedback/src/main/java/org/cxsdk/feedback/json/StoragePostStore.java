package org.cxsdk.feedback.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.feedback.listening.CampaignId;
import org.cxsdk.feedback.listening.Post;
import org.cxsdk.feedback.listening.PostId;
import org.cxsdk.feedback.listening.PostStore;
import org.jspecify.annotations.Nullable;

/** Posts as documents, indexed by time; the words are sealed under the author's key. */
public final class StoragePostStore implements PostStore {

    private static final String BY_TIME = "by-time";
    private static final String WORDS_FIELD = "text";

    private static final DocumentKind<PostForm> POSTS = DocumentKind.of(
            "feedback.post",
            FormCodec.of(1, PostForm.class, Function.identity(), Function.identity()),
            post -> List.of(IndexTuple.of(BY_TIME, IndexValue.of(post.at()))));

    /** A store without state of its own; everything is in the session it is handed. */
    public StoragePostStore() {}

    record PostForm(
            String channel,
            Instant at,
            String author,
            @Nullable String campaign,
            Sealed text) {}

    @Override
    public Optional<Post> find(CxSession session, PostId id) {
        return session.load(POSTS, id.value()).map(stored -> open(session, stored));
    }

    @Override
    public void add(CxSession session, Post post) {
        Sealed text =
                session.seal(post.author(), POSTS.place(post.id().value(), WORDS_FIELD), SealedText.CODEC, post.text());
        session.write(
                POSTS,
                post.id().value(),
                Expected.absent(),
                new PostForm(
                        post.channel().value(),
                        post.at(),
                        post.author().value(),
                        post.ofCampaign().map(CampaignId::value).orElse(null),
                        text));
    }

    @Override
    public void forEach(CxSession session, Instant from, Instant before, Consumer<Post> action) {
        DocQuery query = session.query(POSTS, BY_TIME).from(IndexValue.of(from)).before(IndexValue.of(before));
        Walk.each(session, POSTS, query, stored -> action.accept(open(session, stored)));
    }

    private static Post open(CxSession session, Stored<PostForm> stored) {
        PostForm form = stored.value();
        String campaign = form.campaign();
        return new Post(
                PostId.of(stored.id()),
                ChannelId.of(form.channel()),
                form.at(),
                SubjectId.of(form.author()),
                session.open(form.text(), POSTS.place(stored.id(), WORDS_FIELD), SealedText.CODEC)
                        .content()
                        .orElse(""),
                campaign == null ? null : CampaignId.of(campaign));
    }
}
