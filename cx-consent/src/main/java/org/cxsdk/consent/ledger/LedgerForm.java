package org.cxsdk.consent.ledger;

import java.util.List;
import org.cxsdk.core.context.Sealed;
import org.jspecify.annotations.Nullable;

/** What an entry of the ledger says, as it is stored: codes and identifiers in clear, persons sealed. */
sealed interface LedgerForm {

    /** A use of data; {@code persons} are sealed, one part for each person, in the order of the use's index. */
    record DisclosedForm(
            DisclosureKind kind,
            String purpose,
            String category,
            String recipient,
            String provider,
            @Nullable String basis,
            @Nullable String statement,
            List<String> reasons,
            List<String> excluded,
            List<Sealed> persons)
            implements LedgerForm {}

    /** The keys of a person were destroyed; {@code person} is a keyed hash. */
    record ErasedForm(String person, int keys) implements LedgerForm {}

    /** A legal hold was placed; {@code person} is a keyed hash, absent if it is for everybody. */
    record HeldForm(String hold, @Nullable String person, String reason) implements LedgerForm {}

    /** A legal hold ended. */
    record HoldEndedForm(String hold) implements LedgerForm {}

    /** The first {@code through} entries were removed; {@code root} is the one over them, in base64. */
    record PurgedForm(long through, String root) implements LedgerForm {}

    /** What is sealed of a person. */
    record PersonForm(String subject, @Nullable String detail) {}
}
