package org.cxsdk.core.journey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A journey handed from one channel or organisation to another, as a recorded fact: what is carried over, until when it can
 * be taken up, and who took it up.
 *
 * @param journey which journey
 * @param step the step at which it stopped
 * @param given kinds of data that the person has given so far and need not be asked for; in order of name
 * @param issuedOn the channel on which it was handed out; null if unknown
 * @param issuedBy the organisation that handed it out; null if unknown
 * @param issued when, cut to microseconds
 * @param expires the first instant at which it can no longer be taken up, cut to microseconds
 * @param where on which channel and at which organisation it may be taken up
 * @param redemption who took it up; null if nobody has
 */
public record Continuation(
        JourneyInstanceId journey,
        StepId step,
        Set<DataCategoryId> given,
        @Nullable ChannelId issuedOn,
        @Nullable OrganisationId issuedBy,
        Instant issued,
        Instant expires,
        Where where,
        @Nullable Redemption redemption) {

    public Continuation {
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(where, "where");
        Set<DataCategoryId> sorted = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
        sorted.addAll(given);
        given = Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
        issued = issued.truncatedTo(ChronoUnit.MICROS);
        expires = expires.truncatedTo(ChronoUnit.MICROS);
        if (!issued.isBefore(expires)) {
            throw new IllegalArgumentException("expires (" + expires + ") must be after issued (" + issued + ")");
        }
    }

    /**
     * Where a journey may be taken up: everywhere, or only on one channel, only at one organisation, or only there and there.
     *
     * @param channel only on this channel; null for any
     * @param organisation only at this organisation; null for any
     */
    public record Where(
            @Nullable ChannelId channel, @Nullable OrganisationId organisation) {

        private static final Where ANYWHERE = new Where(null, null);

        /** On every channel, at every organisation. */
        public static Where anywhere() {
            return ANYWHERE;
        }

        /** Only on this channel. */
        public static Where on(ChannelId channel) {
            return new Where(Objects.requireNonNull(channel, "channel"), null);
        }

        /** Only at this organisation. */
        public static Where at(OrganisationId organisation) {
            return new Where(null, Objects.requireNonNull(organisation, "organisation"));
        }

        /** Only on this channel of this organisation. */
        public static Where on(ChannelId channel, OrganisationId organisation) {
            return new Where(
                    Objects.requireNonNull(channel, "channel"), Objects.requireNonNull(organisation, "organisation"));
        }

        /** Whether it may be taken up there. */
        public boolean admits(ChannelId otherChannel, OrganisationId otherOrganisation) {
            return (channel == null || channel.equals(otherChannel))
                    && (organisation == null || organisation.equals(otherOrganisation));
        }
    }

    /**
     * Where a journey was taken up.
     *
     * @param channel on which channel
     * @param organisation by which organisation
     * @param at when, cut to microseconds
     */
    public record Redemption(ChannelId channel, OrganisationId organisation, Instant at) {
        public Redemption {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(organisation, "organisation");
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Who took it up, if somebody did. */
    public Optional<Redemption> redeemed() {
        return Optional.ofNullable(redemption);
    }

    /** Whether it can no longer be taken up. */
    public boolean isExpired(Instant at) {
        return !at.isBefore(expires);
    }

    Continuation redeemed(Redemption by) {
        return new Continuation(journey, step, given, issuedOn, issuedBy, issued, expires, where, by);
    }
}
