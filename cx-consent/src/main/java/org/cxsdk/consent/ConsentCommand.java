package org.cxsdk.consent;

import org.cxsdk.core.SubjectId;

/**
 * Something to be written into a person's log: what she says, herself or through somebody who acts for her, or what an
 * authority orders. Carried out by {@link CxConsent#carryOut}; read from documents by {@code consent.json.CommandReader}.
 */
public sealed interface ConsentCommand permits Grant, Refusal, Withdrawal, Restriction, Restriction.Lifting {

    /** The caller's identifier; a repeated command with the same one takes effect once. */
    StatementId id();

    /** Whose log. */
    SubjectId subject();
}
