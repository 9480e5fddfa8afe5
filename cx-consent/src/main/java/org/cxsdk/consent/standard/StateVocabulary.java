package org.cxsdk.consent.standard;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The states of consent in the words of one standard. What a standard has no word for is not guessed: a writer reports it,
 * and an unknown word that is read is {@link RecordState#UNKNOWN}, which is never valid.
 */
public enum StateVocabulary {
    /** Data Privacy Vocabulary, as ISO/IEC TS 27560 is written with it. */
    DPV(
            "REQUESTED=ConsentRequested,ConsentRequestDeferred;REFUSED=ConsentRefused;ACTIVE=ConsentGiven,RenewedConsentGiven;"
                    + "WITHDRAWN=ConsentWithdrawn;REVOKED=ConsentRevoked;EXPIRED=ConsentExpired;"
                    + "INVALIDATED=ConsentInvalidated;UNKNOWN=ConsentUnknown"),
    /** India's account aggregators: states of the artefact and of its request. */
    ACCOUNT_AGGREGATOR(
            "REQUESTED=PENDING;REFUSED=REJECTED,FAILED;ACTIVE=ACTIVE,READY;SUSPENDED=PAUSED;WITHDRAWN=REVOKED;REVOKED=REVOKED;"
                    + "EXPIRED=EXPIRED"),
    /** Berlin Group, access to payment accounts in the EU. */
    BERLIN_GROUP("REQUESTED=received,partiallyAuthorised;REFUSED=rejected;ACTIVE=valid;WITHDRAWN=revokedByPsu;"
            + "REVOKED=terminatedByTpp;EXPIRED=expired;SUPERSEDED=expired"),
    /** UK open banking. */
    UK_OPEN_BANKING(
            "REQUESTED=AwaitingAuthorisation;REFUSED=Rejected;ACTIVE=Authorised;WITHDRAWN=Revoked;REVOKED=Revoked"),
    /** Estonia's consent service; a refusal is not stored there. */
    ESTONIA("REQUESTED=REQUESTED;ACTIVE=APPROVED;WITHDRAWN=DECLINED;REVOKED=INAPPLICABLE;EXPIRED=EXPIRED"),
    /** HL7 FHIR R5, element status; a refusal is a consent whose decision is deny. */
    FHIR("REQUESTED=draft;REFUSED=not-done;ACTIVE=active;WITHDRAWN=inactive;REVOKED=inactive;SUPERSEDED=inactive;"
            + "INVALIDATED=entered-in-error;UNKNOWN=unknown");

    private final Map<RecordState, String> words = new EnumMap<>(RecordState.class);
    private final Map<String, RecordState> states = new HashMap<>();

    StateVocabulary(String table) {
        for (String line : table.split(";")) {
            String[] sides = line.split("=");
            RecordState state = RecordState.valueOf(sides[0]);
            Arrays.stream(sides[1].split(",")).forEach(word -> {
                words.putIfAbsent(state, word);
                states.putIfAbsent(word, state);
            });
        }
    }

    /** The word for a state; empty if the standard has none. */
    public Optional<String> word(RecordState state) {
        return Optional.ofNullable(words.get(state));
    }

    /** The state that a word stands for; where one word stands for several, the one that the person brought about. */
    public RecordState state(String word) {
        return states.getOrDefault(word, RecordState.UNKNOWN);
    }
}
