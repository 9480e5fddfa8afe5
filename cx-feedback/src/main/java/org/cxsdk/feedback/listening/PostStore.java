package org.cxsdk.feedback.listening;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxsdk.core.context.CxSession;

/** Where posts are kept. */
public interface PostStore {

    /** The post with this identifier. Words whose key was destroyed come back empty. */
    Optional<Post> find(CxSession session, PostId id);

    /**
     * Keeps a post.
     *
     * @throws org.cxsdk.core.storage.VersionConflict if there is one with this identifier
     */
    void add(CxSession session, Post post);

    /** Hands out the posts written in {@code [from, before)} with their words, in the order of that time. */
    void forEach(CxSession session, Instant from, Instant before, Consumer<Post> action);
}
