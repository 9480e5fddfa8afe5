package org.cxsdk.consent;

/** Where a statement stands at an instant; docs/consent-states.md is the table of transitions. */
public enum StatementState {
    /** A grant whose validity has not begun. */
    SCHEDULED(false),
    /** A grant that is in force. */
    ACTIVE(false),
    /** A grant whose validity is over. */
    EXPIRED(true),
    /** A grant that the person took back before its end. */
    WITHDRAWN(true),
    /** A refusal that stands. */
    REFUSED(false),
    /** A later statement of the same person, purpose, category and recipient took its place. */
    SUPERSEDED(true);

    private final boolean terminal;

    StatementState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether the statement never leaves this state. */
    public boolean isTerminal() {
        return terminal;
    }
}
