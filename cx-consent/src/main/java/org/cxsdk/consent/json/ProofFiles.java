package org.cxsdk.consent.json;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.consent.ledger.ConsistencyProof;
import org.cxsdk.consent.ledger.InclusionProof;
import org.cxsdk.consent.ledger.ProofVerdict;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks proofs of a Merkle log that stand in JSON files: of inclusion
 * {@code {"leafIdx","treeSize","root","leafHash","proof":[…]}}, of consistency
 * {@code {"size1","size2","root1","root2","proof":[…]}}; hashes in base64, {@code desc} and {@code wantErr} may stand beside
 * them and are not looked at. What is malformed in any way (a hash that is none, a number that is a text, no JSON at all) is a
 * proof that does not hold, not an error. Stateless.
 */
public final class ProofFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> INCLUSION_KEYS = Set.of("leafIdx", "treeSize", "leafHash", "root");
    private static final Set<String> CONSISTENCY_KEYS = Set.of("size1", "size2", "root1", "root2");
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
     * @throws InvalidDocumentException with every file of which neither keys nor folder tell what it would prove
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
        if (!Files.isDirectory(folder)) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    folder + (Files.exists(folder) ? " is no folder" : " does not exist"),
                    "Name a folder with proof files.");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(
                            file -> folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    folder + " cannot be read: " + Source.reason(e),
                    "Name a folder with proof files that may be read.",
                    e);
        }
    }

    private static Checked check(String name, Source source) {
        JsonNode document;
        try (InputStream in = source.unpacked()) {
            document = JSON.readTree(in);
        } catch (IOException e) {
            throw source.unreadable(e);
        } catch (JacksonException e) {
            return new Checked(name, kind(name, null), ProofVerdict.MALFORMED_PROOF);
        }
        Kind kind = kind(name, document);
        if (!document.isObject()) {
            return new Checked(name, kind, ProofVerdict.MALFORMED_PROOF);
        }
        return new Checked(name, kind, kind == Kind.INCLUSION ? inclusion(document) : consistency(document));
    }

    /** By its keys; where they do not tell, by the folder it lies in. */
    private static Kind kind(String name, @Nullable JsonNode document) {
        boolean inclusion = document != null && INCLUSION_KEYS.stream().anyMatch(document::has);
        boolean consistency = document != null && CONSISTENCY_KEYS.stream().anyMatch(document::has);
        if (inclusion != consistency) {
            return inclusion ? Kind.INCLUSION : Kind.CONSISTENCY;
        }
        List<String> folders = List.of(name.split("/"));
        if (folders.contains("inclusion") != folders.contains("consistency")) {
            return folders.contains("inclusion") ? Kind.INCLUSION : Kind.CONSISTENCY;
        }
        throw new InvalidDocumentException(List.of(new Violation(
                name,
                0,
                0,
                "",
                null,
                "is not a proof",
                "Write leafIdx, treeSize, root, leafHash and proof, or size1, size2, root1, root2 and proof, or put it "
                        + "below a folder named inclusion or consistency")));
    }

    private static ProofVerdict inclusion(JsonNode document) {
        Long index = size(document, "leafIdx");
        Long size = size(document, "treeSize");
        return index == null || size == null
                ? ProofVerdict.IMPOSSIBLE_SIZES
                : new InclusionProof(index, size, hashes(document))
                        .verify(hash(document.get("leafHash")), hash(document.get("root")));
    }

    private static ProofVerdict consistency(JsonNode document) {
        Long size1 = size(document, "size1");
        Long size2 = size(document, "size2");
        return size1 == null || size2 == null
                ? ProofVerdict.IMPOSSIBLE_SIZES
                : new ConsistencyProof(size1, size2, hashes(document))
                        .verify(hash(document.get("root1")), hash(document.get("root2")));
    }

    /** A size of 64 bits without sign; null for what is no such number. */
    private static @Nullable Long size(JsonNode document, String key) {
        JsonNode number = document.get(key);
        if (number == null || !number.isIntegralNumber()) {
            return null;
        }
        BigInteger size = number.bigIntegerValue();
        return size.signum() < 0 || size.bitLength() > Long.SIZE ? null : (Long) size.longValue();
    }

    /** A path that is no list is one malformed hash; none at all is an empty one. */
    private static List<Bytes> hashes(JsonNode document) {
        JsonNode proof = document.get("proof");
        if (proof == null || proof.isNull()) {
            return List.of();
        }
        List<Bytes> hashes = new ArrayList<>();
        if (proof.isArray()) {
            proof.forEach(hash -> hashes.add(hash(hash)));
        } else {
            hashes.add(NO_HASH);
        }
        return hashes;
    }

    /** What is no base64, padding included (RFC 4648 section 4), is no hash; the proof is then malformed. */
    private static Bytes hash(@Nullable JsonNode text) {
        try {
            return text == null || !text.isString() || text.stringValue().length() % 4 != 0
                    ? NO_HASH
                    : Bytes.copyOf(Base64.getDecoder().decode(text.stringValue()));
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
