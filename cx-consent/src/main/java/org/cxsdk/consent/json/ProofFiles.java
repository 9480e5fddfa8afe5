package org.cxsdk.consent.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cxsdk.consent.ledger.ConsistencyProof;
import org.cxsdk.consent.ledger.InclusionProof;
import org.cxsdk.consent.ledger.ProofVerdict;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Checks proofs of a Merkle log that stand in JSON files: of inclusion
 * {@code {"leafIdx","treeSize","root","leafHash","proof":[…]}}, of consistency
 * {@code {"size1","size2","root1","root2","proof":[…]}}; hashes in base64, {@code desc} and {@code wantErr} may stand beside
 * them and are not looked at. Stateless.
 */
public final class ProofFiles {

    private static final DocumentReader<ProofDocument> READER = DocumentReader.forType(ProofDocument.class);
    private static final Bytes NO_HASH = Bytes.EMPTY;

    private ProofFiles() {}

    /**
     * A file with its verdict.
     *
     * @param file path below the folder, with {@code /}
     * @param kind what it proves
     * @param verdict what came out
     */
    public record Checked(String file, Kind kind, ProofVerdict verdict) {}

    /** What a proof proves. */
    public enum Kind {
        /** An entry is in the log. */
        INCLUSION,
        /** A later state of the log extends an earlier one. */
        CONSISTENCY
    }

    /**
     * Checks every {@code .json} file below a folder, in the order of their paths.
     *
     * @throws InvalidDocumentException with everything that is no proof file
     * @throws CxException with code CX-CORE-0002 if something cannot be read
     */
    public static List<Checked> checkAll(Path folder) {
        List<Checked> checked = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                checked.add(check(folder.relativize(file).toString().replace('\\', '/'), Source.of(file)));
            } catch (InvalidDocumentException e) {
                violations.addAll(e.violations());
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
        return checked;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(
                            file -> folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    folder + " cannot be read: " + e.getClass().getSimpleName(),
                    "Name a folder with proof files that may be read.",
                    e);
        }
    }

    private static Checked check(String name, Source source) {
        Loaded<ProofDocument> loaded = READER.read(source);
        ProofDocument document = loaded.document();
        boolean inclusion = document.leafIdx() != null || document.treeSize() != null;
        boolean consistency = document.size1() != null || document.size2() != null;
        if (inclusion == consistency) {
            loaded.violation(
                    "",
                    "is not a proof",
                    "Write leafIdx, treeSize, root, leafHash and proof, or size1, size2, root1, root2 and proof");
        }
        loaded.check();
        return inclusion
                ? new Checked(name, Kind.INCLUSION, inclusion(document))
                : new Checked(name, Kind.CONSISTENCY, consistency(document));
    }

    private static ProofVerdict inclusion(ProofDocument document) {
        InclusionProof proof =
                new InclusionProof(size(document.leafIdx()), size(document.treeSize()), hashes(document.proof()));
        return proof.verify(hash(document.leafHash()), hash(document.root()));
    }

    private static ProofVerdict consistency(ProofDocument document) {
        ConsistencyProof proof =
                new ConsistencyProof(size(document.size1()), size(document.size2()), hashes(document.proof()));
        return proof.verify(hash(document.root1()), hash(document.root2()));
    }

    /** No log has 2^63 entries: what is no such number is a size that no tree has. */
    private static long size(@Nullable BigDecimal number) {
        try {
            return number == null ? -1 : number.longValueExact();
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private static List<Bytes> hashes(@Nullable List<String> texts) {
        return Objects.requireNonNullElse(texts, List.<String>of()).stream()
                .map(ProofFiles::hash)
                .toList();
    }

    /** What is no base64 is no hash; the proof is then malformed. */
    private static Bytes hash(@Nullable String text) {
        try {
            return text == null ? NO_HASH : Bytes.copyOf(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return NO_HASH;
        }
    }

    /** The document {@code proofs.json}: {@code {"files":[{"file","kind","accepted","reason"}…]}}. */
    public static JsonObject report(List<Checked> checked) {
        return JsonObject.of()
                .put(
                        "files",
                        checked.stream()
                                .map(one -> JsonObject.of()
                                        .put("file", one.file())
                                        .put("kind", one.kind() == Kind.INCLUSION ? "inclusion" : "consistency")
                                        .put("accepted", one.verdict().accepted())
                                        .put("reason", one.verdict().code()))
                                .toList());
    }
}
