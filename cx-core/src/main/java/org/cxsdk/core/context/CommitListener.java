package org.cxsdk.core.context;

/**
 * Hears what was committed, on the thread that committed. It may miss something (the process may end first) and may hear
 * an entry twice: whoever must not miss reads the journal from a stored position instead. What it throws is logged and
 * changes nothing.
 */
@FunctionalInterface
public interface CommitListener {

    /** A transaction was committed. */
    void committed(Committed committed);
}
