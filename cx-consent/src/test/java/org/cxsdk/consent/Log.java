package org.cxsdk.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.SubjectId;

/** Writes a person's log for tests; revisions count up, the id of a statement is the letter given to it. */
final class Log {

    static final SubjectId MARYAM = SubjectId.of("maryam");
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final List<ConsentFact> facts = new ArrayList<>();
    private Vocabulary words = Words.TAX;

    /** The following statements are made in these words. */
    Log in(Vocabulary vocabulary) {
        words = vocabulary;
        return this;
    }

    Log grant(String id, String purpose, String category, String recipient) {
        return grant(id, purpose, category, recipient, Validity.OPEN);
    }

    Log grant(String id, String purpose, String category, String recipient, Validity validity) {
        facts.add(new ConsentFact.Granted(
                StatementId.of(id),
                next(),
                recorded(),
                null,
                Scope.of(purpose, category, recipient),
                validity,
                ReuseBasis.CONSENT,
                words.ref()));
        return this;
    }

    Log grantAt(String id, Instant recorded, String purpose, String category, String recipient) {
        facts.add(new ConsentFact.Granted(
                StatementId.of(id),
                next(),
                recorded,
                null,
                Scope.of(purpose, category, recipient),
                Validity.OPEN,
                ReuseBasis.CONSENT,
                words.ref()));
        return this;
    }

    Log refuse(String id, String purpose, String category, String recipient) {
        facts.add(new ConsentFact.Refused(
                StatementId.of(id), next(), recorded(), null, Scope.of(purpose, category, recipient), words.ref()));
        return this;
    }

    Log withdraw(String id) {
        return withdrawAt(id, recorded());
    }

    Log withdrawAt(String id, Instant recorded) {
        facts.add(new ConsentFact.Withdrawn(
                StatementId.of("w" + next() + id), next(), recorded, null, StatementId.of(id)));
        return this;
    }

    ConsentHistory history() {
        return ConsentHistory.of(MARYAM, facts);
    }

    private long next() {
        return facts.size() + 1;
    }

    private Instant recorded() {
        return T0.plusSeconds(facts.size());
    }
}
