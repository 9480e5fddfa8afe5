package org.cxsdk.consent.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxsdk.consent.ledger.ProofVerdict;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ProofFilesTest {

    private static final Path FOREIGN =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("consent/merkle/testdata");

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
                .containsExactly(ProofVerdict.IMPOSSIBLE_SIZES, ProofVerdict.MALFORMED_HASH);
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
