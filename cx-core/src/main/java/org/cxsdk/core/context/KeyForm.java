package org.cxsdk.core.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.storage.IndexTuple;
import org.jspecify.annotations.Nullable;

/**
 * Form 1 of a stored key. A destroyed one keeps nothing but its state: no bits, and no hint of whose it was.
 *
 * @param state what it is for
 * @param subject pseudonym of the person; a tenant's look-up key and a destroyed key have none
 * @param kek id of the key-encryption key; none once destroyed
 * @param wrapped the wrapped key in Base64; none once destroyed
 */
record KeyForm(
        State state,
        @Nullable String subject,
        @Nullable String kek,
        @Nullable String wrapped) {

    static final String BY_PERSON = "by-person";
    static final String CURRENT_OF = "current-of";
    static final String BY_KEK = "by-kek";

    static final KeyForm DESTROYED = new KeyForm(State.DESTROYED, null, null, null);

    KeyForm {
        Objects.requireNonNull(state, "state");
        boolean person = state == State.CURRENT || state == State.EARLIER;
        boolean destroyed = state == State.DESTROYED;
        if ((subject == null) == person || (kek == null) != destroyed || (wrapped == null) != destroyed) {
            throw new IllegalArgumentException("a stored key does not have the components of its state");
        }
    }

    enum State {
        /** Of a person, to seal with. */
        CURRENT,
        /** Of a person, to open with. */
        EARLIER,
        /** Of a tenant, for hashes. */
        LOOKUP,
        /** It was a person's. */
        DESTROYED
    }

    KeyForm rewrapped(WrappedKey by) {
        return new KeyForm(state, subject, by.kek(), by.base64());
    }

    KeyForm replaced() {
        return new KeyForm(State.EARLIER, subject, kek, wrapped);
    }

    /** One current key for each person; all keys of a person; all keys under a key-encryption key. */
    List<IndexTuple> tuples() {
        List<IndexTuple> tuples = new ArrayList<>();
        if (subject != null) {
            tuples.add(IndexTuple.of(BY_PERSON, subject));
            if (state == State.CURRENT) {
                tuples.add(IndexTuple.unique(CURRENT_OF, subject));
            }
        }
        if (kek != null) {
            tuples.add(IndexTuple.of(BY_KEK, kek));
        }
        return tuples;
    }
}
