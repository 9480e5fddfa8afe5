package org.cxsdk.consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.jspecify.annotations.Nullable;

/**
 * The uses of each limited grant in one document. Whoever changes it loads it in a write session, which locks it where the
 * database can, and its version catches everybody else.
 */
final class QuotaStore {

    static final DocumentKind<Uses> USES =
            DocumentKind.of("consent.uses", FormCodec.of(1, Uses.class, uses -> uses, uses -> uses));

    /** Uses of one grant, oldest first. */
    record Uses(String statement, List<Use> uses) {

        /** Those that count at an instant: made, or held and not run out. */
        List<Instant> counting(Instant now) {
            return uses.stream().filter(use -> use.counts(now)).map(Use::at).toList();
        }

        Optional<Use> find(UseKey key) {
            return uses.stream().filter(use -> use.key().equals(key.value())).findFirst();
        }

        Uses without(UseKey key) {
            return new Uses(
                    statement,
                    uses.stream().filter(use -> !use.key().equals(key.value())).toList());
        }

        Uses with(Use use) {
            List<Use> more = new ArrayList<>(without(UseKey.of(use.key())).uses());
            more.add(use);
            return new Uses(statement, more);
        }

        /**
         * Without what no longer says anything: reservations that ran out, uses that were made before every window. What is
         * held stays, however short the window is: its commit may still come.
         */
        Uses pruned(Quota quota, Instant now) {
            return new Uses(
                    statement,
                    uses.stream()
                            .filter(use -> use.counts(now))
                            .filter(use -> use.until() != null
                                    || quota instanceof Quota.Total
                                    || quota.nextAt(Collections.nCopies(quota.limit(), use.at()), now)
                                            .filter(now::equals)
                                            .isEmpty())
                            .toList());
        }
    }

    /**
     * One use.
     *
     * @param until until when it is held; null once it was made
     */
    record Use(String key, Instant at, @Nullable Instant until) {
        boolean counts(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    Optional<Stored<Uses>> load(CxSession session, SubjectId subject, StatementId statement) {
        return session.load(USES, id(subject, statement));
    }

    void write(CxSession session, SubjectId subject, Optional<Stored<Uses>> before, Uses after) {
        session.write(
                USES,
                id(subject, StatementId.of(after.statement())),
                before.map(Stored::expected).orElse(Expected.absent()),
                after);
    }

    static String id(SubjectId subject, StatementId statement) {
        String name = subject.value() + "\0" + statement.value();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
