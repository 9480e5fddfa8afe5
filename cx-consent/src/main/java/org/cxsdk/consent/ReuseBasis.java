package org.cxsdk.consent;

/**
 * On which ground data may be reused. Consent is only one of them, and for a public body often not the right one: where
 * the person has no free choice (recital 43 of Regulation (EU) 2016/679), the ground is a duty or a task in law.
 *
 * <p>{@link #CONSENT} and {@link #EXPLICIT_REQUEST} are statements of the person, who may refuse and withdraw them. The
 * others follow from law or a contract, whatever the person says.
 */
public enum ReuseBasis {
    /** The person agreed, freely and beforehand, and may withdraw at any time. */
    CONSENT(true),
    /** The person asked for this very exchange (Regulation (EU) 2018/1724, article 14: once-only). */
    EXPLICIT_REQUEST(true),
    /** A law obliges the recipient to process the data. */
    LEGAL_OBLIGATION(false),
    /** The recipient needs the data for a task in the public interest laid down by law. */
    PUBLIC_TASK(false),
    /** Somebody's life or health depends on it. */
    VITAL_INTEREST(false),
    /** A contract with the person cannot be performed without it. */
    CONTRACT(false);

    private final boolean statedByPerson;

    ReuseBasis(boolean statedByPerson) {
        this.statedByPerson = statedByPerson;
    }

    /** Whether the ground is a statement of the person, which she may refuse and withdraw. */
    public boolean isStatedByPerson() {
        return statedByPerson;
    }
}
