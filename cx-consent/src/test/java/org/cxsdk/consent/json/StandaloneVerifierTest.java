package org.cxsdk.consent.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.ledger.Checkpoint;
import org.cxsdk.consent.ledger.ConsistencyProof;
import org.cxsdk.consent.ledger.CxLedger;
import org.cxsdk.consent.ledger.Disclosure;
import org.cxsdk.consent.ledger.EntryProof;
import org.cxsdk.consent.ledger.NoteSigner;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A second implementation of all checks, written from the standards alone, agrees with the ledger. */
class StandaloneVerifierTest {

    private static final String SUM_DATABASE = """
        go.sum database tree
        6476701
        mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

        \u2014 sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=
        """;

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-03-01T09:00:00Z"));
    private final NoteSigner signer = NoteSigner.ofLog("bank.example/disclosures", newKeyPair());
    private final CxLedger ledger = CxLedger.on(context, signer);
    private final String key = signer.key().toString();

    private static java.security.KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Checkpoint grow(int from, int to) {
        for (int i = from; i < to; i++) {
            ledger.record(Disclosure.released(
                    DisclosureId.of("d-" + i),
                    SubjectId.of("7f3c"),
                    Scope.of("deduction-check", "interest-paid", "tax-office"),
                    ActorId.of("first-bank"),
                    ReuseBasis.CONSENT));
        }
        return ledger.proofs().checkpoint();
    }

    private static String json(ConsistencyProof proof) {
        return JsonOutput.text(JsonObject.of()
                .put("size1", proof.size1())
                .put("size2", proof.size2())
                .put(
                        "proof",
                        proof.path().stream()
                                .map(hash -> Base64.getEncoder().encodeToString(hash.toArray()))
                                .toList()));
    }

    /** The checkpoint that sum.golang.org published (transparency-dev/formats, log/checkpoint_test.go). */
    @Test
    void isCheckpoint_acceptsOneOfAPublicLog() {
        String published = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

        assertThat(StandaloneVerifier.isCheckpoint(published, SUM_DATABASE)).isTrue();
        assertThat(StandaloneVerifier.isCheckpoint(published, SUM_DATABASE.replace("6476701", "6476700")))
                .isFalse();
        assertThat(StandaloneVerifier.isCheckpoint(key, SUM_DATABASE)).isFalse();
        assertThat(StandaloneVerifier.isCheckpoint("nonsense", SUM_DATABASE)).isFalse();
    }

    @Test
    void isEntry_andIsExtended_agreeWithTheLedger() {
        Checkpoint earlier = grow(0, 37);
        Checkpoint later = grow(37, 70);
        SplittableRandom random = new SplittableRandom(20260301);

        for (int i = 0; i < 70; i++) {
            EntryProof proof = ledger.proofs().prove(i);
            byte[] entry = ledger.proofs().entry(i).leaf().toArray();
            assertThat(StandaloneVerifier.isEntry(key, proof.toString(), entry))
                    .as("entry %d", i)
                    .isTrue();
            entry[random.nextInt(entry.length)] ^= 1;
            assertThat(StandaloneVerifier.isEntry(key, proof.toString(), entry))
                    .as("altered %d", i)
                    .isFalse();
        }
        String proof = json(ledger.proofs().consistency(37, 70));
        assertThat(StandaloneVerifier.isExtended(key, earlier.toString(), later.toString(), proof))
                .isTrue();
        assertThat(StandaloneVerifier.isExtended(key, later.toString(), earlier.toString(), proof))
                .isFalse();
        assertThat(StandaloneVerifier.isExtended(
                        key,
                        earlier.toString(),
                        later.toString(),
                        json(ledger.proofs().consistency(36, 70))))
                .isFalse();
    }

    @Test
    void isExtended_holdsBetweenAllSizes() {
        Checkpoint[] all = new Checkpoint[34];
        for (int size = 1; size < all.length; size++) {
            all[size] = grow(size - 1, size);
        }
        for (int size1 = 1; size1 < all.length; size1++) {
            for (int size2 = size1; size2 < all.length; size2++) {
                assertThat(StandaloneVerifier.isExtended(
                                key,
                                all[size1].toString(),
                                all[size2].toString(),
                                json(ledger.proofs().consistency(size1, size2))))
                        .as("%d to %d", size1, size2)
                        .isTrue();
            }
        }
    }

    /** An auditor can take this one file: it names nothing but the JDK and the JSON parser. */
    @Test
    void source_usesNothingOfOurs() throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/cxsdk/consent/json/StandaloneVerifier.java"));
        List<String> imported = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE)
                .matcher(source)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(imported)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("java.") || name.startsWith("tools.jackson."));
        assertThat(source.split("org\\.cxsdk", -1)).as("its own package alone").hasSize(2);
    }
}
