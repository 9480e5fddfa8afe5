package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.jspecify.annotations.Nullable;

/**
 * Whether a bundle proves what it says. Four questions: is the manifest signed with the key whose public half the reader holds; is
 * every file there as the manifest says, and no other; does each figure of the explanation follow from its inputs, by a calculation that
 * shares no line with the one that made it; and do model and answers give the same scores and explanation, byte for byte, when they are scored anew.
 * Nothing in the folder is believed before its hash is checked, and nothing outside it is read.
 */
final class BundleVerifier {

    private static final DocumentReader<BundleDocuments.Manifest> MANIFESTS =
            DocumentReader.forType(BundleDocuments.Manifest.class);
    private static final DocumentReader<BundleDocuments.Explanation> EXPLANATIONS =
            DocumentReader.forType(BundleDocuments.Explanation.class);

    private final Path folder;
    private final PublicKey key;
    private final List<String> problems = new ArrayList<>();
    private int files;
    private int figures;

    BundleVerifier(Path folder, PublicKey key) {
        this.folder = folder;
        this.key = key;
    }

    int files() {
        return files;
    }

    int figures() {
        return figures;
    }

    /** What is wrong; empty if the bundle proves what it says. A question that rests on one that failed is not asked. */
    List<String> problems() {
        Map<String, byte[]> found = read();
        byte[] manifest = found.remove(Bundle.MANIFEST);
        byte[] signature = found.remove(Bundle.SIGNATURE);
        if (manifest == null || signature == null) {
            problems.add((manifest == null ? Bundle.MANIFEST : Bundle.SIGNATURE) + " is missing");
            return problems;
        }
        if (!signed(manifest, signature)) {
            problems.add(Bundle.SIGNATURE + " is not the signature of " + Bundle.MANIFEST + " by this key");
            return problems;
        }
        try {
            BundleDocuments.Manifest told =
                    MANIFESTS.read(Source.of(Bundle.MANIFEST, manifest)).checked();
            compare(told, found);
            if (problems.isEmpty()) {
                recompute(found);
                scoreAnew(told, found);
            }
        } catch (CxException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private Map<String, byte[]> read() {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw Bundle.unreadable(folder, e);
        }
        return found;
    }

    private boolean signed(byte[] manifest, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(manifest);
            return check.verify(Base64.getDecoder().decode(new String(signature, StandardCharsets.UTF_8).strip()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private void compare(BundleDocuments.Manifest told, Map<String, byte[]> found) {
        TreeSet<String> extra = new TreeSet<>(found.keySet());
        for (BundleDocuments.File file : Objects.requireNonNull(told.files())) {
            String path = Objects.requireNonNull(file.path());
            byte[] bytes = found.get(path);
            extra.remove(path);
            files++;
            if (bytes == null) {
                problems.add(path + " is missing");
            } else if (!Bundle.sha256(bytes).equals(file.sha256())) {
                problems.add(path + " is not the file that was signed");
            }
        }
        extra.forEach(path -> problems.add(path + " was not signed"));
    }

    private void recompute(Map<String, byte[]> found) {
        byte[] explanation = found.get("explanation.json");
        if (explanation == null) {
            problems.add("explanation.json is missing");
            return;
        }
        DocumentNode assessments = Objects.requireNonNull(EXPLANATIONS
                .read(Source.of("explanation.json", explanation))
                .checked()
                .assessments());
        Recalculation recalculation = new Recalculation();
        for (DocumentNode assessment : assessments.elements()) {
            DocumentNode nodes = assessment.members().get("nodes");
            if (nodes != null) {
                nodes.elements().forEach(recalculation::check);
            }
        }
        figures = recalculation.figures();
        problems.addAll(recalculation.problems());
    }

    private void scoreAnew(BundleDocuments.Manifest told, Map<String, byte[]> found) {
        String modelFile = found.keySet().stream()
                .filter(name -> name.startsWith("model."))
                .findFirst()
                .orElse("model.yaml");
        byte[] document = found.get(modelFile);
        if (document == null) {
            problems.add("the model is missing");
            return;
        }
        MaturityModel model = Models.read(Source.of(modelFile, document));
        List<Assessment> assessments = answers(told, model, found);
        Scored scored = Scored.of(model, assessments, moment(told.asOf()));
        Map<String, String> texts = ScoreOutputs.texts(scored, Language.ENGLISH);
        for (String name : List.of("scores.json", "explanation.json")) {
            byte[] again = texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(again, found.get(name))) {
                problems.add(name + " is not what model and answers give");
            }
        }
    }

    /** The answers, put down under the names that they had: some tell by their name whom they are about. */
    private List<Assessment> answers(BundleDocuments.Manifest told, MaturityModel model, Map<String, byte[]> found) {
        try {
            Path work = Files.createTempDirectory("bundle-");
            List<Path> written = new ArrayList<>();
            try {
                boolean folderOfFiles = "folder".equals(told.answers());
                for (Map.Entry<String, byte[]> file : found.entrySet()) {
                    String name = file.getKey();
                    if (folderOfFiles ? name.startsWith("answers--") : name.startsWith("answers.")) {
                        String original = folderOfFiles ? name.substring("answers--".length()) : told.subject();
                        Path place =
                                work.resolve(Path.of(String.valueOf(original)).getFileName());
                        written.add(Files.write(place, file.getValue()));
                    }
                }
                return written.isEmpty() ? List.of() : Common.answers(model, folderOfFiles ? work : written.get(0));
            } finally {
                for (Path path : written) {
                    Files.delete(path);
                }
                Files.delete(work);
            }
        } catch (IOException e) {
            throw Bundle.unreadable(folder, e);
        }
    }

    private static Optional<Instant> moment(@Nullable String asOf) {
        try {
            return Optional.ofNullable(asOf).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
