package org.cxsdk.consent.ledger;

import java.util.HexFormat;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Hashes and roots: transparency-dev/merkle, testonly/constants.go (Apache-2.0), which agree with RFC 9162 section 2.1. */
class MerkleTreeTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c442", "6e340b9c", "fac54203", "aeb6bcfe", "d37ee418", "4e3bbb1f", "76e67dad", "ddb89be4", "5dc9da79");

    private static Bytes hex(String text) {
        return Bytes.copyOf(HexFormat.of().parseHex(text));
    }

    private static String start(Bytes hash) {
        return HexFormat.of().formatHex(hash.toArray()).substring(0, 8);
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(Bytes.utf8("entry " + i));
        }
        return tree;
    }

    @Test
    void hashes_areThoseOfTheStandard() {
        assertThat(start(TreeHashing.leaf(Bytes.EMPTY))).isEqualTo("6e340b9c");
        assertThat(start(TreeHashing.leaf(Bytes.utf8("L123456")))).isEqualTo("395aa064");
        assertThat(start(TreeHashing.node(Bytes.utf8("N123"), Bytes.utf8("N456"))))
                .isEqualTo("aa217fe8");
    }

    @Test
    void roots_areThoseOfTheReference() {
        MerkleTree tree = new MerkleTree();
        assertThat(start(tree.root())).isEqualTo(ROOTS.get(0));
        for (int i = 0; i < LEAVES.size(); i++) {
            assertThat(tree.append(hex(LEAVES.get(i)))).isEqualTo(i);
            assertThat(start(tree.root())).isEqualTo(ROOTS.get(i + 1));
        }
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(start(tree.root(size))).isEqualTo(ROOTS.get(size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 64, 65})
    void everyProofItMakes_holds_andNoOther(int size) {
        MerkleTree tree = tree(size);
        for (int n = 1; n <= size; n++) {
            for (int i = 0; i < n; i++) {
                InclusionProof proof = tree.inclusion(i, n);
                Bytes leaf = TreeHashing.leaf(Bytes.utf8("entry " + i));
                assertThat(proof.verify(leaf, tree.root(n))).isEqualTo(ProofVerdict.ACCEPTED);
                assertThat(proof.verify(TreeHashing.leaf(Bytes.utf8("other")), tree.root(n)))
                        .isEqualTo(ProofVerdict.ROOT_DIFFERS);
            }
            ConsistencyProof proof = tree.consistency(n, size);
            assertThat(proof.verify(tree.root(n), tree.root(size))).isEqualTo(ProofVerdict.ACCEPTED);
            assertThat(proof.verify(TreeHashing.empty(), tree.root(size))).isEqualTo(ProofVerdict.ROOT_DIFFERS);
            assertThat(proof.verify(tree.root(n), TreeHashing.empty())).isEqualTo(ProofVerdict.ROOT_DIFFERS);
        }
    }

    @Test
    void verify_refusesFromTheEmptyTree_andImpossibleSizes() {
        Bytes root = tree(3).root();

        assertThat(new ConsistencyProof(0, 3, List.of()).verify(TreeHashing.empty(), root))
                .isEqualTo(ProofVerdict.FROM_EMPTY_TREE);
        assertThat(new ConsistencyProof(4, 3, List.of()).verify(root, root)).isEqualTo(ProofVerdict.IMPOSSIBLE_SIZES);
        assertThat(new InclusionProof(3, 3, List.of()).verify(root, root)).isEqualTo(ProofVerdict.IMPOSSIBLE_SIZES);
        assertThat(new InclusionProof(0, Long.MAX_VALUE, List.of()).verify(root, root))
                .isEqualTo(ProofVerdict.WRONG_LENGTH);
    }

    @Test
    void appendHash_refusesWhatIsNoHash() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MerkleTree().appendHash(Bytes.utf8("short")));
    }
}
