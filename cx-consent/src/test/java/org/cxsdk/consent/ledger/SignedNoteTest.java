package org.cxsdk.consent.ledger;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Notes and keys of golang.org/x/mod/sumdb/note (note_test.go) and a checkpoint that sum.golang.org published
 * (transparency-dev/formats, log/checkpoint_test.go). Signatures of Ed25519 are deterministic, so ours equal theirs.
 */
class SignedNoteTest {

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String PETERS_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String PETER_SIGNED = "\u2014 PeterNeumann"
            + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_SIGNED = "\u2014 EnochRoot"
            + " rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    private static final String SUM_DATABASE = """
        go.sum database tree
        6476701
        mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

        \u2014 sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=
        """;

    @Test
    void sign_equalsTheReferenceNote() {
        SignedNote note = SignedNote.sign(TEXT, NoteSigner.parse(PETERS_SECRET), Instant.EPOCH);

        assertThat(note.toString()).isEqualTo(TEXT + "\n" + PETER_SIGNED);
        assertThat(NoteSigner.parse(PETERS_SECRET).key()).hasToString(PETER);
    }

    @Test
    void verify_acceptsWhoIsTrusted_andIgnoresOthers() {
        SignedNote both = SignedNote.parse(TEXT + "\n" + PETER_SIGNED + ENOCH_SIGNED);

        assertThat(both.verify(keys(PETER))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(both.verify(keys(PETER, ENOCH))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(both.verify(List.of())).isEqualTo(NoteVerdict.NOBODY_TRUSTED_SIGNED);
        assertThat(SignedNote.parse(TEXT + "\n" + ENOCH_SIGNED).verify(keys(PETER)))
                .isEqualTo(NoteVerdict.NOBODY_TRUSTED_SIGNED);
        assertThat(both.toString()).isEqualTo(TEXT + "\n" + PETER_SIGNED + ENOCH_SIGNED);
    }

    @Test
    void verify_refusesAnAlteredTextOrSignature_evenBesideAGoodOne() {
        String altered = TEXT.replace("your problem is", "my problem is");
        String longer = PETER_SIGNED.substring(0, 60) + "ABCD" + PETER_SIGNED.substring(60);

        assertThat(SignedNote.parse(altered + "\n" + PETER_SIGNED).verify(keys(PETER)))
                .isEqualTo(NoteVerdict.FALSE_SIGNATURE);
        assertThat(SignedNote.parse(TEXT + "\n" + longer).verify(keys(PETER))).isEqualTo(NoteVerdict.FALSE_SIGNATURE);
        assertThat(SignedNote.parse(TEXT + "\n" + longer + ENOCH_SIGNED).verify(keys(PETER, ENOCH)))
                .isEqualTo(NoteVerdict.FALSE_SIGNATURE);
    }

    @Test
    void parse_refusesWhatIsNoNote() {
        List<String> bad = List.of(
                TEXT,
                TEXT + "\n",
                TEXT + "\n" + PETER_SIGNED.strip(),
                "\u0001" + TEXT + "\n" + PETER_SIGNED,
                "\uFFFD" + TEXT + "\n" + PETER_SIGNED,
                TEXT + "\n\u2014 Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn\n",
                TEXT + "\n" + PETER_SIGNED + "Unexpected line.\n",
                TEXT + "\n" + PETER_SIGNED.repeat(101));

        assertThat(bad)
                .allSatisfy(note -> assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note)));
    }

    /** note_test.go, TestNewVerifier: no part of a key is a key, nor one with a byte changed. */
    @Test
    void key_refusesEveryMangling() {
        assertThat(NoteKey.parse(PETER)).hasToString(PETER);
        for (int from = 0; from <= PETER.length(); from++) {
            for (int to = from + 1; to <= PETER.length(); to++) {
                if (from != 0 || to != PETER.length()) {
                    String part = PETER.substring(from, to);
                    assertThatIllegalArgumentException().as(part).isThrownBy(() -> NoteKey.parse(part));
                }
            }
        }
        for (int i = 0; i < PETER.length(); i++) {
            char[] mangled = PETER.toCharArray();
            mangled[i]++;
            String key = new String(mangled);
            assertThatIllegalArgumentException().as(key).isThrownBy(() -> NoteKey.parse(key));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void key_refusesWrongLengthAndUnknownKinds_alsoWithTheRightId(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(key));
    }

    @Test
    void checkpoint_readsAndVerifiesOneOfAPublicLog() {
        NoteKey published = NoteKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");

        Checkpoint checkpoint = Checkpoint.parse(SUM_DATABASE);

        assertThat(checkpoint.origin()).isEqualTo("go.sum database tree");
        assertThat(checkpoint.size()).isEqualTo(6476701);
        assertThat(checkpoint.note().verify(List.of(published))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(checkpoint).hasToString(SUM_DATABASE);
        assertThat(Checkpoint.parse(SUM_DATABASE.replace("6476701", "6476702"))
                        .note()
                        .verify(List.of(published)))
                .isEqualTo(NoteVerdict.FALSE_SIGNATURE);
    }

    /** The form of C2SP tlog-cosignature: the example of that page, whose keys were not published. */
    @Test
    void checkpoint_readsOneWithTheSignatureOfAWitness() {
        Checkpoint checkpoint = Checkpoint.parse("""
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """);

        assertThat(checkpoint.note().signatures()).hasSize(2);
        // 4 bytes of id were taken off: 8 of the instant, 64 of the signature
        assertThat(checkpoint.note().signatures().get(1).bytes().size()).isEqualTo(72);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"o\n01\nAAAA", "o\n-1\nAAAA", "\n1\nAAAA", "o\n1", "o\n1\nAAAA", "o\n9223372036854775808\nAAAA"})
    void checkpoint_refusesOtherNotes(String text) {
        SignedNote note = SignedNote.sign(text + "\n", NoteSigner.parse(PETERS_SECRET), Instant.EPOCH);

        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.of(note));
    }

    @Test
    void witness_countersignsOnlyWhatExtendsWhatItSaw() throws Exception {
        NoteSigner log = NoteSigner.ofLog(
                "log.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        NoteSigner w1 = NoteSigner.ofWitness(
                "w1.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < 5; i++) {
            tree.append(org.cxsdk.core.Bytes.utf8("entry " + i));
        }
        Checkpoint first = checkpoint(log, tree, 3);
        Checkpoint second = checkpoint(log, tree, 5);
        MerkleTree forked = new MerkleTree();
        for (int i = 0; i < 5; i++) {
            forked.append(org.cxsdk.core.Bytes.utf8("another " + i));
        }
        Instant at = Instant.parse("2026-03-01T09:00:00Z");

        Witness fresh = Witness.of(log.key());
        Witness seen = fresh.observe(first, tree.consistency(3, 3)).witness();
        Witness.Observation extended = seen.observe(second, tree.consistency(3, 5));
        Witness.Observation split = seen.observe(checkpoint(log, forked, 5), forked.consistency(3, 5));

        assertThat(extended.accepted()).isTrue();
        assertThat(split.accepted()).isFalse();
        assertThat(split.witness().seen()).contains(first);
        Checkpoint countersigned = extended.countersigned(w1, at);
        assertThat(countersigned.note().verify(List.of(w1.key()))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(countersigned.note().verify(List.of(log.key(), w1.key()))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(NoteKey.parse(w1.key().toString())).isEqualTo(w1.key());
    }

    private static Checkpoint checkpoint(NoteSigner log, MerkleTree tree, long size) {
        return Checkpoint.of(
                SignedNote.sign(Checkpoint.text(log.key().name(), size, tree.root(size)), log, Instant.EPOCH));
    }

    private static List<NoteKey> keys(String... texts) {
        return List.of(texts).stream().map(NoteKey::parse).toList();
    }
}
