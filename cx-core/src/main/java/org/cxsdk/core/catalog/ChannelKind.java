package org.cxsdk.core.catalog;

/** How customers and government meet. */
public enum ChannelKind {
    /** A service desk or counter. */
    DESK(false),
    /** A website. */
    WEB(true),
    /** A portal with an account, over several services or organisations. */
    PORTAL(true),
    /** The telephone. */
    PHONE(false),
    /** An app on a phone or tablet. */
    APP(true),
    /** A page or account in social media. */
    SOCIAL(true),
    /** An automatic assistant that answers in text or speech. */
    CHATBOT(true),
    /** A self-service machine. */
    KIOSK(true),
    /** Short messages. */
    SMS(true),
    /** Letters. */
    MAIL(false);

    private final boolean digital;

    ChannelKind(boolean digital) {
        this.digital = digital;
    }

    /** Whether the customer must handle a device or a screen beyond a plain telephone. */
    public boolean isDigital() {
        return digital;
    }
}
