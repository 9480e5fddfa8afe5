package org.cxsdk.feedback.listening;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wrote in public, unasked.
 *
 * @param id identifies it
 * @param channel where it was written
 * @param at when
 * @param author the author's pseudonym; her words are sealed under her key
 * @param text what she wrote
 * @param campaign the campaign it belongs to; null if to none
 */
public record Post(
        PostId id,
        ChannelId channel,
        Instant at,
        SubjectId author,
        String text,
        @Nullable CampaignId campaign) {

    public Post {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        at = at.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(text, "text");
    }

    /** The campaign it belongs to. */
    public Optional<CampaignId> ofCampaign() {
        return Optional.ofNullable(campaign);
    }

    /** This post with other words. */
    public Post with(String words) {
        return new Post(id, channel, at, author, words, campaign);
    }

    /** Leaves out the words: they may name people. */
    @Override
    public String toString() {
        return "Post(" + id + ", " + channel + ", " + at + ")";
    }
}
