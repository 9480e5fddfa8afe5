package org.cxsdk.consent.standard;

/** In what state a consent is, in words that all standards can be translated to and from. */
public enum RecordState {
    /** The person was asked and has not answered. */
    REQUESTED(false),
    /** She said no. */
    REFUSED(false),
    /** She agreed, and the time has not come. */
    SCHEDULED(false),
    /** She agreed, and it holds. */
    ACTIVE(true),
    /** It is put aside for a while. */
    SUSPENDED(false),
    /** She took it back. */
    WITHDRAWN(false),
    /** Somebody else ended it: the controller, a court, the end of a mandate. */
    REVOKED(false),
    /** Its time is over, or its uses are spent. */
    EXPIRED(false),
    /** A later one took its place. */
    SUPERSEDED(false),
    /** An authority found it void. */
    INVALIDATED(false),
    /** The notice changed and she must say it again. */
    RENEWAL_DUE(false),
    /** Nobody knows: never valid. */
    UNKNOWN(false);

    private final boolean valid;

    RecordState(boolean valid) {
        this.valid = valid;
    }

    /** Whether data may be used under it. */
    public boolean isValid() {
        return valid;
    }
}
