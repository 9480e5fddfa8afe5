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
                "{\"leafIdx\": 0, \"treeSize\": 18446744073709551615, \"root\": \"?\", \"leafHash\": null, \"proof\": null}");
        Files.writeString(
                folder.resolve("q.json"),
                "{\"leafIdx\": 0, \"treeSize\": 1, \"root\": \"?\", \"leafHash\": null, \"proof\": null}");

        assertThat(ProofFiles.checkAll(folder))
                .extracting(ProofFiles.Checked::verdict)
                .containsExactly(ProofVerdict.IMPOSSIBLE_SIZES, ProofVerdict.MALFORMED_HASH);
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
