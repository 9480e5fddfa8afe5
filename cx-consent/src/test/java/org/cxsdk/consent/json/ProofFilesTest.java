package org.cxsdk.consent.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.cxsdk.consent.ledger.ProofVerdict;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ProofFilesTest {

    private static final Path FOREIGN =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("consent/merkle/testdata");

    /** SHA-256 of nothing and of one zero byte: the roots of the empty tree and of one empty entry (RFC 9162 2.1.1). */
    private static final String EMPTY_ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static final String LEAF_ROOT = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=";

    @TempDir
    Path folder;

    /** transparency-dev/merkle, testdata: each file says itself whether it must be refused. */
    @Test
    void checkAll_agreesWithEveryForeignProof() {
        assumeTrue(Files.isDirectory(FOREIGN), "sample data absent: " + FOREIGN);

        List<ProofFiles.Checked> checked = ProofFiles.checkAll(FOREIGN);

        assertThat(checked)
                .hasSizeGreaterThan(90)
                .allSatisfy(one -> assertThat(one.verdict().accepted())
                        .as(one.file())
                        .isNotEqualTo(new JsonMapper()
                                .readTree(FOREIGN.resolve(one.file()).toFile())
                                .get("wantErr")
                                .asBoolean()));
    }

    @Test
    void checkAll_refusesWhatIsNoHash_butReadsIt() throws IOException {
        Files.writeString(
                folder.resolve("p.json"),
                "{\"leafIdx\": 0, \"treeSize\": 18446744073709551615, \"root\": \"?\", \"leafHash\": null, \"proof\":"
                        + " null}");
        Files.writeString(
                folder.resolve("q.json"),
                "{\"leafIdx\": 0, \"treeSize\": 1, \"root\": \"?\", \"leafHash\": null, \"proof\": null}");

        assertThat(ProofFiles.checkAll(folder))
                .extracting(ProofFiles.Checked::verdict)
                .containsExactly(ProofVerdict.MALFORMED_HASH, ProofVerdict.MALFORMED_HASH);
    }

    /**
     * Edges that the foreign vectors leave open; verdicts of transparency-dev/merkle 022f84c, proof/verify.go: sizes are
     * unsigned numbers of 64 bits, and only from the empty tree to a larger one nothing can be proven.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0, ACCEPTED",
        "0, 3, FROM_EMPTY_TREE",
        "18446744073709551615, 18446744073709551615, ACCEPTED",
        "18446744073709551615, 1, IMPOSSIBLE_SIZES",
        "18446744073709551616, 18446744073709551616, IMPOSSIBLE_SIZES",
        "-1, -1, IMPOSSIBLE_SIZES",
        "9223372036854775808, 9223372036854775809, WRONG_LENGTH"
    })
    void checkAll_takesSizesAsUnsigned(String size1, String size2, ProofVerdict verdict) throws IOException {
        String root = size1.equals("0") && size2.equals("0") ? EMPTY_ROOT : LEAF_ROOT;
        Files.writeString(folder.resolve("p.json"), """
            {"size1": %s, "size2": %s, "root1": "%s", "root2": "%s", "proof": []}
            """.formatted(size1, size2, root, root));

        assertThat(ProofFiles.checkAll(folder))
                .extracting(ProofFiles.Checked::verdict)
                .containsExactly(verdict);
    }

    @Test
    void checkAll_refusesAnotherRootOfTheEmptyTree() throws IOException {
        Files.writeString(folder.resolve("p.json"), """
            {"size1": 0, "size2": 0, "root1": "%s", "root2": "%s", "proof": []}
            """.formatted(LEAF_ROOT, LEAF_ROOT));

        assertThat(ProofFiles.checkAll(folder))
                .extracting(ProofFiles.Checked::verdict)
                .containsExactly(ProofVerdict.ROOT_DIFFERS);
    }

    /** RFC 4648 section 4, and encoding/json of Go, which made the foreign vectors: padding is part of base64. */
    @Test
    void checkAll_refusesBase64WithoutItsPadding() throws IOException {
        String bare = LEAF_ROOT.replace("=", "");
        Files.writeString(folder.resolve("p.json"), """
            {"leafIdx": 0, "treeSize": 1, "root": "%s", "leafHash": "%s", "proof": []}
            """.formatted(bare, bare));

        assertThat(ProofFiles.checkAll(folder))
                .extracting(ProofFiles.Checked::verdict)
                .containsExactly(ProofVerdict.MALFORMED_HASH);
    }

    @Test
    void checkAll_tellsWhatIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{}");

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> ProofFiles.checkAll(file))
                .withMessageContaining("is no folder");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> ProofFiles.checkAll(folder.resolve("nowhere")))
                .withMessageContaining("does not exist");
    }

    /** Leaf 2^63 of 2^63 + 1 has one neighbour, the full tree of 2^63 leaves on its left: root = H(1, left, leaf). */
    @Test
    void checkAll_verifiesALeafBeyondTheSignedNumbers() throws Exception {
        byte[] left = MessageDigest.getInstance("SHA-256").digest("left".getBytes(StandardCharsets.US_ASCII));
        byte[] leaf = MessageDigest.getInstance("SHA-256").digest("leaf".getBytes(StandardCharsets.US_ASCII));
        MessageDigest node = MessageDigest.getInstance("SHA-256");
        node.update((byte) 1);
        node.update(left);
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(folder.resolve("p.json"), """
            {"leafIdx": 9223372036854775808, "treeSize": 9223372036854775809, "root": "%s", "leafHash": "%s",
             "proof": ["%s"]}
            """.formatted(
                base64.encodeToString(node.digest(leaf)), base64.encodeToString(leaf), base64.encodeToString(left)));

        assertThat(ProofFiles.checkAll(folder))
                .extracting(ProofFiles.Checked::verdict)
                .containsExactly(ProofVerdict.ACCEPTED);
    }

    /** Whatever stands in a file of the layout, it is judged and does not end the run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"leafIdx\": \"0\", \"treeSize\": 1}",
                "{\"leafIdx\": 0, \"leafIdx\": 0, \"treeSize\": 1}",
                "{\"leafIdx\": 0.5, \"treeSize\": 1, \"root\": 7, \"proof\": \"no list\"}",
                "{\"leafIdx\": -1, \"treeSize\": 1e400, \"extra\": {}}",
                "{\"leafIdx\": 0, \"treeSize\": 1, \"root\": \"AA==\", \"leafHash\": \"AA==\", \"proof\": [null]}",
                "{\"size1\": 1, \"size2\": 1, \"root1\": [], \"root2\": {}, \"proof\": null}"
            })
    void checkAll_judgesWhatIsMalformed(String content) throws IOException {
        Path file = Files.createDirectories(folder.resolve("inclusion/7")).resolve("p.json");
        Files.writeString(file, content);

        assertThat(ProofFiles.checkAll(folder)).singleElement().satisfies(checked -> {
            assertThat(checked.file()).isEqualTo("inclusion/7/p.json");
            assertThat(checked.verdict().accepted()).isFalse();
        });
    }

    @Test
    void checkAll_judgesBytesThatAreNoText() throws IOException {
        Path file = Files.createDirectories(folder.resolve("consistency")).resolve("p.json");
        Files.write(file, new byte[] {(byte) 0xFF, 0, 1});

        assertThat(ProofFiles.checkAll(folder)).singleElement().satisfies(checked -> {
            assertThat(checked.kind()).isEqualTo(ProofFiles.Kind.CONSISTENCY);
            assertThat(checked.verdict()).isEqualTo(ProofVerdict.MALFORMED_PROOF);
        });
    }

    @Test
    void checkAll_tellsEveryFileThatIsNoProof() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        Files.writeString(folder.resolve("b.json"), "{\"size1\": 1, \"leafIdx\": 2}");
        Files.writeString(folder.resolve("c.txt"), "not looked at");

        assertThat(catchThrowableOfType(InvalidDocumentException.class, () -> ProofFiles.checkAll(folder))
                        .violations())
                .extracting(Violation::rule)
                .containsExactly("is not a proof", "is not a proof");
    }
}
