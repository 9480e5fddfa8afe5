package org.cxsdk.consent.evidence;

import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cxsdk.core.Bytes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Seven sealed answers of the European Commission's Evidence Broker and Data Service Directory (numerique-gouv/oots-france)
 * and message archives of X-Road (nordic-institute/X-Road).
 */
class ForeignEvidenceTest {

    private static final Path DATA =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("consent");
    private static final Instant RECEIVED = Instant.parse("2026-07-22T12:00:00Z");

    private record Answer(String name, Bytes body, String digest, String signature) {}

    @Test
    void registrySeals_verify_andFailWithOneFlippedByte() throws IOException {
        List<Answer> answers = answers();
        RegistrySeal seal = RegistrySeal.trusting(List.of(root(answers.get(0).signature())));

        assertThat(answers).hasSizeGreaterThanOrEqualTo(7);
        for (Answer answer : answers) {
            assertThat(seal.verify(answer.body(), answer.digest(), answer.signature(), RECEIVED))
                    .as(answer.name())
                    .isEqualTo(SealVerdict.ACCEPTED);
            for (int at : new int[] {0, answer.body().size() / 2, answer.body().size() - 1}) {
                byte[] flipped = answer.body().toArray();
                flipped[at] ^= 1;
                assertThat(seal.verify(Bytes.copyOf(flipped), answer.digest(), answer.signature(), RECEIVED))
                        .as(answer.name() + " byte " + at)
                        .isEqualTo(SealVerdict.DIGEST_DIFFERS);
            }
        }
    }

    @Test
    void registrySeals_ofAnotherBody_orTime_orAuthority_areRefused() throws IOException {
        List<Answer> answers = answers();
        Answer one = answers.get(0);
        Answer other = answers.get(1);
        X509Certificate root = root(one.signature());
        RegistrySeal seal = RegistrySeal.trusting(List.of(root));

        assertThat(seal.verify(other.body(), other.digest(), one.signature(), RECEIVED))
                .as("the seal of another answer")
                .isEqualTo(SealVerdict.FALSE_SIGNATURE);
        assertThat(seal.verify(one.body(), one.digest(), one.signature(), Instant.parse("2028-01-01T00:00:00Z")))
                .as("after the certificate's end")
                .isEqualTo(SealVerdict.NOT_TRUSTED);
        assertThat(RegistrySeal.trusting(List.of()).verify(one.body(), one.digest(), one.signature(), RECEIVED))
                .isEqualTo(SealVerdict.NOT_TRUSTED);
        String[] parts = one.signature().split("\\.");
        char last = parts[2].charAt(10);
        String altered =
                parts[0] + ".." + parts[2].substring(0, 10) + (last == 'A' ? 'B' : 'A') + parts[2].substring(11);
        assertThat(seal.verify(one.body(), one.digest(), altered, RECEIVED)).isEqualTo(SealVerdict.FALSE_SIGNATURE);
        assertThat(seal.verify(one.body(), one.digest(), "nonsense", RECEIVED)).isEqualTo(SealVerdict.MALFORMED);
        assertThat(seal.verify(one.body(), one.digest(), "e30..AAAA", RECEIVED)).isEqualTo(SealVerdict.MALFORMED);
    }

    /** The digests are those that X-Road's own archive check prints for these files. */
    @Test
    void messageArchives_followEachOther() throws IOException {
        MessageArchive.Checked first = MessageArchive.check(archive("message-archive-0.zip"));
        MessageArchive.Checked second = MessageArchive.check(archive("message-archive-1.zip"));

        assertThat(first.verdict()).isEqualTo(ArchiveVerdict.ACCEPTED);
        assertThat(first.last()).startsWith("9011ab55").endsWith("8eaa");
        assertThat(second.verdict()).isEqualTo(ArchiveVerdict.ACCEPTED);
        assertThat(second.files()).isEqualTo(20);
        assertThat(second.last()).startsWith("1bdf9efb");
        assertThat(second.follows(first)).isTrue();
        assertThat(first.follows(second)).isFalse();
    }

    @Test
    void messageArchives_thatWereTamperedWith_areRefused() throws IOException {
        Map<String, Bytes> files = archive("message-archive-1.zip");
        Map<String, Bytes> more = new HashMap<>(files);
        more.put("extra.asice", Bytes.utf8("slipped in"));
        Map<String, Bytes> fewer = new HashMap<>(files);
        fewer.remove("ID1234-request-4.asice");
        Map<String, Bytes> altered = new HashMap<>(files);
        altered.put("ID1234-request-4.asice", Bytes.utf8("altered"));
        Map<String, Bytes> unchained = new HashMap<>(files);
        unchained.remove(MessageArchive.LINKING_INFO);

        assertThat(MessageArchive.check(archive("mlog-WITH_INVALID_LINKINGINFO.zip"))
                        .verdict())
                .isEqualTo(ArchiveVerdict.CHAIN_BROKEN);
        assertThat(MessageArchive.check(more).verdict()).isEqualTo(ArchiveVerdict.FILE_NOT_CHAINED);
        assertThat(MessageArchive.check(fewer).verdict()).isEqualTo(ArchiveVerdict.FILE_MISSING);
        assertThat(MessageArchive.check(altered).verdict()).isEqualTo(ArchiveVerdict.CHAIN_BROKEN);
        assertThat(MessageArchive.check(unchained).verdict()).isEqualTo(ArchiveVerdict.NO_LINKING_INFO);
    }

    @Test
    void messageArchives_withoutForm_areRefused() {
        assertThat(MessageArchive.check(Map.of(MessageArchive.LINKING_INFO, Bytes.utf8("")))
                        .verdict())
                .isEqualTo(ArchiveVerdict.MALFORMED_LINKING_INFO);
        assertThat(MessageArchive.check(Map.of(MessageArchive.LINKING_INFO, Bytes.utf8("- - MD5\n")))
                        .verdict())
                .isEqualTo(ArchiveVerdict.MALFORMED_LINKING_INFO);
        assertThat(MessageArchive.check(Map.of(MessageArchive.LINKING_INFO, Bytes.utf8("- - SHA-256\nabc\n")))
                        .verdict())
                .isEqualTo(ArchiveVerdict.MALFORMED_LINKING_INFO);
    }

    private static List<Answer> answers() throws IOException {
        Path folder = DATA.resolve("oots/common_services");
        assumeTrue(Files.isDirectory(folder), "sample data absent: " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".headers"))
                    .sorted()
                    .map(ForeignEvidenceTest::answer)
                    .toList();
        }
    }

    private static Answer answer(Path headers) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(headers)) {
                int colon = line.indexOf(": ");
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
            Path body = Path.of(headers.toString().replace(".headers", ".xml"));
            return new Answer(
                    body.getFileName().toString(),
                    Bytes.copyOf(Files.readAllBytes(body)),
                    values.getOrDefault("digest", ""),
                    values.getOrDefault("oots-response-sig", ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static X509Certificate root(String signature) {
        try {
            List<com.nimbusds.jose.util.Base64> chain = com.nimbusds.jose.JWSHeader.parse(
                            new com.nimbusds.jose.util.Base64URL(signature.split("\\.")[0]))
                    .getX509CertChain();
            return X509CertUtils.parse(chain.get(chain.size() - 1).decode());
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Bytes> archive(String name) throws IOException {
        Path file = DATA.resolve("xroad").resolve(name);
        assumeTrue(Files.isRegularFile(file), "sample data absent: " + file);
        Map<String, Bytes> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), Bytes.copyOf(zip.readAllBytes()));
            }
        }
        return files;
    }
}
