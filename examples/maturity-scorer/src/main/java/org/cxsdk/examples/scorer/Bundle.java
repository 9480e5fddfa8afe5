package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.CommandProgram;
import org.cxsdk.maturity.model.MaturityModel;
import org.jspecify.annotations.Nullable;

/**
 * A folder that proves its own content: model, answers, what came of them, {@code manifest.json} with the SHA-256 of each file, and
 * {@code manifest.sig}, the detached Ed25519 signature over the manifest's bytes (Base64). Names in the folder are flat: {@code
 * model.yaml}, {@code answers.yaml} or {@code answers--NAME} for each file of a folder of answers.
 */
final class Bundle {

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    private Bundle() {}

    /** Every file of a bundle, signed; the same input and key give the same bytes. */
    static Map<String, byte[]> signed(
            MaturityModel model,
            Source document,
            Path answers,
            Map<String, byte[]> outputs,
            Optional<Instant> asOf,
            PrivateKey key) {
        Map<String, byte[]> files = new TreeMap<>(outputs);
        files.put("model" + ending(document.name()), bytes(document));
        answerFiles(answers).forEach(files::put);
        byte[] manifest = JsonOutput.text(JsonObject.of()
                        .put("bundle", 1)
                        .put("tool", "maturity-scorer " + CommandProgram.version(Bundle.class))
                        .put("model", ModelRef.json(model.ref()))
                        .put("asOf", asOf.orElse(null))
                        .put("answers", Files.isDirectory(answers) ? "folder" : "file")
                        .put("subject", subject(answers))
                        .put(
                                "files",
                                files.entrySet().stream()
                                        .map(file -> JsonObject.of()
                                                .put("path", file.getKey())
                                                .put("bytes", file.getValue().length)
                                                .put("sha256", sha256(file.getValue())))
                                        .toList()))
                .getBytes(StandardCharsets.UTF_8);
        files.put(MANIFEST, manifest);
        files.put(SIGNATURE, (signature(manifest, key) + "\n").getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Answers that name nobody are about whom their file is named after, so the name is kept. */
    private static @Nullable String subject(Path answers) {
        return answers.getFileName() == null ? null : answers.getFileName().toString();
    }

    private static Map<String, byte[]> answerFiles(Path answers) {
        Map<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(answers)) {
            files.put("answers" + ending(answers.getFileName().toString()), bytes(Source.of(answers)));
            return files;
        }
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> found = Files.list(answers)) {
            found.filter(Files::isRegularFile).forEach(paths::add);
        } catch (IOException e) {
            throw unreadable(answers, e);
        }
        paths.forEach(path -> files.put("answers--" + path.getFileName(), bytes(Source.of(path))));
        return files;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    static byte[] bytes(Source source) {
        try (InputStream in = source.unpacked()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    static CxException unreadable(Path path, IOException cause) {
        return new CxException(
                CoreError.UNREADABLE_SOURCE,
                path + " cannot be read: " + Source.reason(cause),
                "Check that it exists and may be read.",
                cause);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signature(byte[] manifest, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(manifest);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
