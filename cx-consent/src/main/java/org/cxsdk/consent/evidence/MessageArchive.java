package org.cxsdk.consent.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Bytes;

/**
 * An archive of signed messages as X-Road keeps them: containers and a file {@code linkinginfo} that chains them. Its first
 * line holds the digest of the archive before, that one's name, and the algorithm; each further line a digest and a file:
 * {@code digest = H(hex of the digest before || hex of H(file))}. Whoever has the last digest of one archive can check the
 * next one from there.
 *
 * <p>Whether the containers themselves are signed well is not looked at. Pure and safe for threads; costs one hash of each
 * file.
 */
public final class MessageArchive {

    /** Name of the file that chains the others. */
    public static final String LINKING_INFO = "linkinginfo";

    /** How digests of the chain may be made. */
    private static final Set<String> ALGORITHMS = Set.of("SHA-256", "SHA-384", "SHA-512");

    private MessageArchive() {}

    /**
     * Checks an archive.
     *
     * @param files its files by name
     * @return the verdict, and the digest that the next archive begins with
     */
    public static Checked check(Map<String, Bytes> files) {
        Bytes linking = files.get(LINKING_INFO);
        if (linking == null) {
            return Checked.failed(ArchiveVerdict.NO_LINKING_INFO);
        }
        String[] lines = linking.toUtf8().strip().split("\r?\n");
        String[] head = lines[0].split(" ");
        if (head.length != 3 || !ALGORITHMS.contains(head[2])) {
            return Checked.failed(ArchiveVerdict.MALFORMED_LINKING_INFO);
        }
        String before = head[0].equals("-") ? "" : head[0];
        Set<String> unseen = new HashSet<>(files.keySet());
        unseen.remove(LINKING_INFO);
        String digest = before;
        for (int i = 1; i < lines.length; i++) {
            String[] line = lines[i].split(" ", 2);
            if (line.length != 2) {
                return Checked.failed(ArchiveVerdict.MALFORMED_LINKING_INFO);
            }
            Bytes file = files.get(line[1]);
            if (file == null || !unseen.remove(line[1])) {
                return Checked.failed(ArchiveVerdict.FILE_MISSING);
            }
            String own = hex(head[2], file.toArray());
            digest = hex(head[2], (digest + own).getBytes(StandardCharsets.US_ASCII));
            if (!digest.equals(line[0])) {
                return Checked.failed(ArchiveVerdict.CHAIN_BROKEN);
            }
        }
        return unseen.isEmpty()
                ? new Checked(ArchiveVerdict.ACCEPTED, before, digest, lines.length - 1)
                : Checked.failed(ArchiveVerdict.FILE_NOT_CHAINED);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /**
     * What came out.
     *
     * @param verdict whether the chain holds
     * @param before the digest it begins with, which must be the last one of the archive before; empty for the first
     * @param last the last digest; empty if the chain does not hold
     * @param files how many files are chained
     */
    public record Checked(ArchiveVerdict verdict, String before, String last, int files) {
        public Checked {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(last, "last");
        }

        private static Checked failed(ArchiveVerdict verdict) {
            return new Checked(verdict, "", "", 0);
        }

        /** Whether this archive goes on where that one ended. */
        public boolean follows(Checked earlier) {
            return verdict.accepted() && earlier.verdict.accepted() && before.equals(earlier.last);
        }
    }
}
