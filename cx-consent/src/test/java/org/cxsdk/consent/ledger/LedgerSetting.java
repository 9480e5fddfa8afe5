package org.cxsdk.consent.ledger;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.json.Source;

/** What the stories of the ledger share: an invented tax office, bank and school, and their words. */
final class LedgerSetting {

    private LedgerSetting() {}

    static Vocabulary words() {
        return VocabularyReader.read(Source.of("tax-words.yaml", """
            vocabulary: tax-words
            version: 2026-1
            purposes:
              - {id: taxation}
              - {id: deduction-check, parents: [taxation]}
            categories:
              - {id: financial}
              - {id: interest-paid, parents: [financial]}
              - {id: account-balance, parents: [financial]}
              - {id: school-certificate}
            """));
    }

    /** A new key pair; an agency's stays in its key service. */
    static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
