package org.cxsdk.consent.json;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks what a ledger of disclosures and an issuer of receipts hand out, without trusting them or this library: this one
 * file uses the JDK and a JSON parser and nothing else, so an auditor may read it in a quarter of an hour, copy it, and run
 * it by itself. It shares no code with what makes the proofs.
 *
 * <p>Written from RFC 9162 sections 2.1.3.2 and 2.1.4.2, C2SP signed-note, tlog-checkpoint and tlog-proof, RFC 7515 and
 * RFC 8785. Every method answers whether it holds; what cannot be read does not. Stateless.
 *
 * <pre>{@code
 * java -cp 'jackson/*' StandaloneVerifier.java checkpoint KEY NOTE
 * java -cp 'jackson/*' StandaloneVerifier.java entry KEY PROOF ENTRY
 * java -cp 'jackson/*' StandaloneVerifier.java extends KEY EARLIER-NOTE LATER-NOTE PROOF.json
 * java -cp 'jackson/*' StandaloneVerifier.java receipt KEY RECEIPT.json
 * }</pre>
 */
public final class StandaloneVerifier {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StandaloneVerifier() {}

    /**
     * Whether a ledger signed a checkpoint.
     *
     * @param key the ledger's key, {@code name+id+key}
     * @param note the signed note
     */
    public static boolean isCheckpoint(String key, String note) {
        return holds(() -> checkpoint(key, note).size >= 0);
    }

    /**
     * Whether an entry is in the ledger.
     *
     * @param key the ledger's key
     * @param proof what the ledger handed out: {@code c2sp.org/tlog-proof@v1}, index, path, checkpoint
     * @param entry the bytes of the entry
     */
    public static boolean isEntry(String key, String proof, byte[] entry) {
        return holds(() -> {
            int split = proof.indexOf("\n\n");
            List<String> lines =
                    new ArrayList<>(List.of(proof.substring(0, split).split("\n")));
            require(lines.remove(0).equals("c2sp.org/tlog-proof@v1"));
            if (lines.get(0).startsWith("extra ")) {
                lines.remove(0);
            }
            require(lines.get(0).startsWith("index "));
            long index = Long.parseLong(lines.remove(0).substring("index ".length()));
            Head head = checkpoint(key, proof.substring(split + 2));
            List<byte[]> path = lines.stream().map(Base64.getDecoder()::decode).toList();
            return Arrays.equals(head.root, rootFromInclusion(index, head.size, sha256(new byte[] {0}, entry), path));
        });
    }

    /**
     * Whether a later checkpoint only added entries to an earlier one.
     *
     * @param key the ledger's key
     * @param earlier the note kept
     * @param later the note published since
     * @param proof JSON with {@code size1}, {@code size2} and {@code proof}, a list of hashes in base64
     */
    public static boolean isExtended(String key, String earlier, String later, String proof) {
        return holds(() -> {
            Head first = checkpoint(key, earlier);
            Head second = checkpoint(key, later);
            JsonNode json = JSON.readTree(proof);
            require(first.origin.equals(second.origin)
                    && json.required("size1").longValue() == first.size
                    && json.required("size2").longValue() == second.size);
            List<byte[]> path = new ArrayList<>();
            json.required("proof").forEach(hash -> path.add(Base64.getDecoder().decode(hash.stringValue())));
            return isConsistent(first.size, second.size, first.root, second.root, path);
        });
    }

    /**
     * Whether an issuer signed a receipt.
     *
     * @param key the issuer's public key on P-256, X.509 in base64
     * @param file {@code {"receipt":{…},"signature":"header..signature"}}
     */
    public static boolean isReceipt(String key, String file) {
        return holds(() -> {
            JsonNode json = JSON.readTree(file);
            String[] parts = json.required("signature").stringValue().split("\\.", -1);
            require(parts.length == 3 && parts[1].isEmpty());
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            require(header.required("alg").stringValue().equals("ES256") && !header.has("crit"));
            byte[] payload = canonical(json.required("receipt")).getBytes(StandardCharsets.UTF_8);
            String signed =
                    parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(parts[2]));
        });
    }

    /** Prints {@code holds} or {@code DOES NOT HOLD}, and ends with 0 or 1; wrong use with 2. */
    public static void main(String... args) throws IOException {
        boolean holds;
        if (args.length == 3 && args[0].equals("checkpoint")) {
            holds = isCheckpoint(args[1], Files.readString(Path.of(args[2])));
        } else if (args.length == 4 && args[0].equals("entry")) {
            holds = isEntry(args[1], Files.readString(Path.of(args[2])), Files.readAllBytes(Path.of(args[3])));
        } else if (args.length == 5 && args[0].equals("extends")) {
            holds = isExtended(
                    args[1],
                    Files.readString(Path.of(args[2])),
                    Files.readString(Path.of(args[3])),
                    Files.readString(Path.of(args[4])));
        } else if (args.length == 3 && args[0].equals("receipt")) {
            holds = isReceipt(args[1], Files.readString(Path.of(args[2])));
        } else {
            System.err.println(
                    "checkpoint KEY NOTE | entry KEY PROOF ENTRY | extends KEY EARLIER LATER PROOF | receipt KEY FILE");
            System.exit(2);
            return;
        }
        System.out.println(holds ? "holds" : "DOES NOT HOLD");
        System.exit(holds ? 0 : 1);
    }

    /** RFC 9162 section 2.1.3.2. */
    private static byte[] rootFromInclusion(long index, long size, byte[] leaf, List<byte[]> path)
            throws GeneralSecurityException {
        require(index >= 0 && index < size);
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (byte[] p : path) {
            require(sn != 0 && p.length == 32);
            if ((fn & 1) == 1 || fn == sn) {
                r = sha256(new byte[] {1}, p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = sha256(new byte[] {1}, r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        require(sn == 0);
        return r;
    }

    /** RFC 9162 section 2.1.4.2. */
    private static boolean isConsistent(long first, long second, byte[] root1, byte[] root2, List<byte[]> proof)
            throws GeneralSecurityException {
        require(first > 0 && first <= second);
        if (first == second) {
            return proof.isEmpty() && Arrays.equals(root1, root2);
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.add(0, root1);
        }
        require(!path.isEmpty() && path.stream().allMatch(hash -> hash.length == 32));
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.get(0);
        byte[] sr = path.get(0);
        for (byte[] c : path.subList(1, path.size())) {
            require(sn != 0);
            if ((fn & 1) == 1 || fn == sn) {
                fr = sha256(new byte[] {1}, c, fr);
                sr = sha256(new byte[] {1}, c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = sha256(new byte[] {1}, sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, root1) && Arrays.equals(sr, root2);
    }

    private record Head(String origin, long size, byte[] root) {}

    /** The checkpoint in a note, if the key signed it. */
    private static Head checkpoint(String key, String note) throws GeneralSecurityException {
        String[] named = key.split("\\+", 3);
        byte[] kindAndKey = Base64.getDecoder().decode(named[2]);
        require(kindAndKey.length == 33 && kindAndKey[0] == 1);
        byte[] id = Arrays.copyOf(sha256((named[0] + "\n").getBytes(StandardCharsets.UTF_8), kindAndKey), 4);
        int split = note.lastIndexOf("\n\n");
        String text = note.substring(0, split + 1);
        boolean signed = false;
        for (String line : note.substring(split + 2).split("\n")) {
            String[] parts = line.split(" ");
            require(parts.length == 3 && parts[0].equals("\u2014"));
            byte[] all = Base64.getDecoder().decode(parts[2]);
            if (parts[1].equals(named[0]) && Arrays.equals(Arrays.copyOf(all, 4), id)) {
                require(isEd25519(Arrays.copyOfRange(kindAndKey, 1, 33), text, Arrays.copyOfRange(all, 4, all.length)));
                signed = true;
            }
        }
        require(signed);
        String[] lines = text.split("\n");
        require(lines[1].matches("0|[1-9][0-9]{0,18}"));
        return new Head(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    private static boolean isEd25519(byte[] key, String text, byte[] signature) throws GeneralSecurityException {
        byte[] y = new byte[32];
        for (int i = 0; i < 32; i++) {
            y[i] = key[31 - i];
        }
        boolean xOdd = (y[0] & 0x80) != 0;
        y[0] &= 0x7F;
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, y)))));
        check.update(text.getBytes(StandardCharsets.UTF_8));
        return check.verify(signature);
    }

    /** RFC 8785 for what receipts hold: objects, lists, texts, whole numbers, truth values, null. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> sorted = new TreeMap<>();
            node.properties().forEach(member -> sorted.put(member.getKey(), canonical(member.getValue())));
            List<String> members = new ArrayList<>();
            sorted.forEach((name, value) -> members.add(quoted(name) + ":" + value));
            return "{" + String.join(",", members) + "}";
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(canonical(element)));
            return "[" + String.join(",", elements) + "]";
        }
        if (node.isString()) {
            return quoted(node.stringValue());
        }
        require(node.isNull()
                || node.isBoolean()
                || (node.isIntegralNumber() && Math.abs(node.longValue()) <= 1L << 53));
        return node.toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return MessageDigest.getInstance("SHA-256").digest(all.array());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("does not hold");
        }
    }

    @FunctionalInterface
    private interface Check {
        boolean run() throws GeneralSecurityException;
    }

    /** What cannot be read proves nothing. */
    private static boolean holds(Check check) {
        try {
            return check.run();
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
