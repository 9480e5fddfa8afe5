package org.cxsdk.consent;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.cxsdk.consent.kit.DisclosureStoreContract;
import org.cxsdk.consent.ledger.CxLedger;
import org.cxsdk.consent.ledger.NoteSigner;
import org.cxsdk.consent.ledger.UseQuery;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;

/** The ledger keeps the rules of disclosures, in memory and on a database. */
class LedgerAsDisclosureStoreTest {

    @Nested
    class InMemory extends OfTheLedger {
        @Override
        protected Storage newStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class OnH2 extends OfTheLedger {
        @Override
        protected Storage newStorage() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
            return JdbcStorage.on(source, JdbcOptions.creating());
        }
    }

    abstract static class OfTheLedger extends DisclosureStoreContract {
        @Override
        protected DisclosureStore newStore(CxContext context) {
            return ledger(context).port();
        }

        @Override
        protected long entries(CxContext context, SubjectId subject) {
            return ledger(context).uses(subject, UseQuery.NEWEST).total();
        }

        private static CxLedger ledger(CxContext context) {
            return CxLedger.on(context, SIGNER);
        }
    }

    private static final NoteSigner SIGNER = NoteSigner.ofLog("bank.example", newKeyPair());

    private static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }
}
