package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A bundle proves what it says; whatever is changed in it is found, even by whoever holds the key. */
class BundleTest {

    @TempDir
    Path folder;

    private Path bundle;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeOne() {
        bundle = folder.resolve("bundle");
        assertThat(run("key", "--out", folder.resolve("keys").toString())).isZero();
        assertThat(run(
                        "bundle",
                        "--model",
                        "cx-government",
                        "--answers",
                        Path.of("sample", "answers.yaml").toString(),
                        "--key",
                        folder.resolve("keys/private.pem").toString(),
                        "--out",
                        bundle.toString()))
                .isZero();
    }

    @Test
    void bundle_holds_andIsTheSameBytesTwice() throws IOException {
        byte[] manifest = Files.readAllBytes(bundle.resolve("manifest.json"));
        byte[] signature = Files.readAllBytes(bundle.resolve("manifest.sig"));
        assertThat(verify()).isZero();

        run(
                "bundle",
                "--model",
                "cx-government",
                "--answers",
                Path.of("sample", "answers.yaml").toString(),
                "--key",
                folder.resolve("keys/private.pem").toString(),
                "--out",
                bundle.toString());
        assertThat(Files.readAllBytes(bundle.resolve("manifest.json"))).isEqualTo(manifest);
        assertThat(Files.readAllBytes(bundle.resolve("manifest.sig"))).isEqualTo(signature);
    }

    @Test
    void verify_findsAChangedAMissingAndAnAddedFile() throws IOException {
        replace("answers.yaml", "once.reuse: {value: begun", "once.reuse: {value: proven");
        Files.delete(bundle.resolve("report.html"));
        Files.writeString(bundle.resolve("note.txt"), "trust me");

        assertThat(verify()).isEqualTo(1);
        assertThat(error())
                .contains("answers.yaml is not the file that was signed")
                .contains("report.html is missing")
                .contains("note.txt was not signed");
    }

    /** It would be refused by every verifier: a file that is there already is in no manifest. */
    @Test
    void bundle_isRefused_beforeItIsWritten_whereOtherFilesAre() throws IOException {
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("old.txt"), "old");
        assertThat(run(
                        "bundle",
                        "--model",
                        "cx-government",
                        "--answers",
                        Path.of("sample", "answers.yaml").toString(),
                        "--key",
                        folder.resolve("keys/private.pem").toString(),
                        "--out",
                        used.toString()))
                .isEqualTo(2);
        assertThat(error()).contains("holds other files, which no signature would cover: old.txt");
        assertThat(used.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void verify_findsAnAddedFolder_emptyOrNot() throws IOException {
        Files.createDirectories(bundle.resolve("more"));
        assertThat(verify()).isEqualTo(1);
        assertThat(error()).contains("more/ was not signed");

        Files.writeString(bundle.resolve("more/note.txt"), "trust me");
        assertThat(verify()).isEqualTo(1);
        assertThat(error()).contains("more/note.txt was not signed");
    }

    @Test
    void privateKey_isForItsOwnerAlone() throws IOException {
        Path key = folder.resolve("keys/private.pem");
        Assumptions.assumeTrue(
                Files.getFileAttributeView(key, PosixFileAttributeView.class) != null,
                "the file system knows no rights");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void verify_findsAManifestSignedBySomebodyElse() {
        run("key", "--out", folder.resolve("other").toString());

        assertThat(run(
                        "verify",
                        bundle.toString(),
                        "--public-key",
                        folder.resolve("other/public.pem").toString()))
                .isEqualTo(1);
        assertThat(error()).contains("is not the signature of manifest.json by this key");
    }

    /** The signer herself prettifies a figure and signs again: the figure does not follow from its inputs. */
    @Test
    void verify_findsAFigureThatDoesNotFollow_evenUnderAGoodSignature() throws Exception {
        // the score of the pillar "once", 750/16, docs/model.md
        replace("explanation.json", "\"result\": 46.875", "\"result\": 60.625");
        resign("explanation.json");

        assertThat(verify()).isEqualTo(1);
        assertThat(error())
                .contains("result is told as 485/8")
                .contains("explanation.json is not what model and answers give");
    }

    @Test
    void verify_findsScoresThatTheAnswersDoNotGive() throws Exception {
        replace("scores.json", "46.875", "90.625");
        resign("scores.json");

        assertThat(verify()).isEqualTo(1);
        assertThat(error()).contains("scores.json is not what model and answers give");
    }

    @Test
    void bundle_isBadInput_withoutAKey() throws IOException {
        Path none = Files.writeString(folder.resolve("none.pem"), "no key");

        assertThat(run(
                        "bundle",
                        "--model",
                        "cx-government",
                        "--answers",
                        Path.of("sample", "answers.yaml").toString(),
                        "--key",
                        none.toString(),
                        "--out",
                        folder.resolve("b2").toString()))
                .isEqualTo(2);
        assertThat(error()).contains("holds no Ed25519 private key");
        assertThat(folder.resolve("b2")).doesNotExist();
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(bundle.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(bundle.resolve(file), text.replace(from, to));
    }

    /** Puts the file's new hash into the manifest and signs it with the right key. */
    private void resign(String file) throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(bundle.resolve(file));
        String manifest = Files.readString(bundle.resolve("manifest.json"))
                .replaceAll(
                        "(\"path\": \"" + file + "\",\\s*\"bytes\": )[0-9]+(,\\s*\"sha256\": \")[0-9a-f]+",
                        "$1" + content.length + "$2" + Bundle.sha256(content));
        Files.writeString(bundle.resolve("manifest.json"), manifest);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(Pem.privateKey(folder.resolve("keys/private.pem")));
        signature.update(manifest.getBytes(StandardCharsets.UTF_8));
        Files.writeString(bundle.resolve("manifest.sig"), Base64.getEncoder().encodeToString(signature.sign()));
    }

    private int verify() {
        return run(
                "verify",
                bundle.toString(),
                "--public-key",
                folder.resolve("keys/public.pem").toString());
    }

    private int run(String... args) {
        err.reset();
        return MaturityScorer.run(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), args);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
