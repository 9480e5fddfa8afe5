package org.cxsdk.consent.once;

import java.util.Map;

/** Where an exchange stands, and what each event does to it; docs/consent.md shows the table. */
public enum ExchangeState {
    /** Asked for; the provider has not answered for good. */
    REQUESTED,
    /** The person is to look at the data, and to let it go or not. */
    PREVIEW,
    /** The data went; never left. */
    RELEASED,
    /** The data did not go, by decision or by the person's will; never left. */
    REFUSED,
    /** Nobody answered in time. A late answer is heeded still. */
    TIMED_OUT,
    /** It cannot be had: not there, or an error; never left. */
    FAILED;

    /** What may happen to an exchange. */
    public enum Event {
        /** The provider names a place where the person can look at the data; a second one takes the first one's place. */
        PREVIEW_OFFERED,
        /** The person let it go. */
        PREVIEW_APPROVED,
        /** The person did not let it go. */
        PREVIEW_REJECTED,
        /** The person went away without an answer. */
        PREVIEW_CLOSED,
        /** The data is there, and may go. */
        PERMITTED,
        /** The data is there, and may not go. */
        DENIED,
        /** The provider has no such data. */
        NOT_FOUND,
        /** Something went wrong. */
        ERROR,
        /** The time is over. */
        TIME_OVER
    }

    private static final Map<Event, ExchangeState> FROM_REQUESTED = Map.of(
            Event.PREVIEW_OFFERED, PREVIEW,
            Event.PERMITTED, RELEASED,
            Event.DENIED, REFUSED,
            Event.NOT_FOUND, FAILED,
            Event.ERROR, FAILED,
            Event.TIME_OVER, TIMED_OUT);

    private static final Map<Event, ExchangeState> FROM_PREVIEW = Map.of(
            Event.PREVIEW_APPROVED, REQUESTED,
            Event.PREVIEW_REJECTED, REFUSED,
            Event.PREVIEW_CLOSED, TIMED_OUT,
            Event.PERMITTED, RELEASED,
            Event.DENIED, REFUSED,
            Event.NOT_FOUND, FAILED,
            Event.ERROR, FAILED,
            Event.TIME_OVER, TIMED_OUT);

    private static final Map<Event, ExchangeState> FROM_TIMED_OUT = Map.of(
            Event.PREVIEW_OFFERED, PREVIEW, Event.PERMITTED, RELEASED, Event.DENIED, REFUSED, Event.NOT_FOUND, FAILED);

    /** Where the event leads; an event that is not provided for changes nothing. */
    public ExchangeState after(Event event) {
        return switch (this) {
            case REQUESTED -> FROM_REQUESTED.getOrDefault(event, this);
            case PREVIEW -> FROM_PREVIEW.getOrDefault(event, this);
            case TIMED_OUT -> FROM_TIMED_OUT.getOrDefault(event, this);
            case RELEASED, REFUSED, FAILED -> this;
        };
    }

    /** Whether nothing changes it any more. */
    public boolean isTerminal() {
        return this == RELEASED || this == REFUSED || this == FAILED;
    }
}
