package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.reckon.FigureCheck;
import org.cxsdk.examples.reckon.Given;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.MaturityModel;
import org.jspecify.annotations.Nullable;

/**
 * Whether a bundle proves what it says. Four questions: is the manifest signed with the key whose public half the reader holds; is
 * every file there as the manifest says, and no other; does each figure of scores and explanation follow from model and answers, by a calculation
 * ({@link FigureCheck}) that shares no line with the one that made it; and do model and answers give the same scores, explanation and report, byte
 * for byte, when they are scored anew.
 * Nothing in the folder is believed before its hash is checked, and nothing outside it is read.
 */
final class BundleVerifier {

    private static final DocumentReader<BundleDocuments.Manifest> MANIFESTS =
            DocumentReader.forType(BundleDocuments.Manifest.class);
    private static final String SCORES = "scores.json";
    private static final String EXPLANATION = "explanation.json";
    private static final String REPORT = "report.html";

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Pattern NUMBER = Pattern.compile(": -?[0-9]");

    /** A bundle in which nothing fits has thousands. */
    private static final int PROBLEMS_SHOWN = 30;

    private final Path folder;
    private final PublicKey key;
    private final List<String> problems = new ArrayList<>();
    private int files;
    private int figures;
    private int open;

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

    /** Numbers that were not recomputed on their own; the whole is scored anew as well. */
    int open() {
        return open;
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
                judge(told, found);
            }
        } catch (CxException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private Map<String, byte[]> read() {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !path.equals(folder)).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                // a bundle is flat; what is no file has no content that could have been signed
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                found.put(file ? name : name + "/", file ? Files.readAllBytes(path) : new byte[0]);
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

    private void recompute(
            BundleDocuments.Manifest told,
            Source modelDocument,
            List<Assessment> assessments,
            Map<String, byte[]> found) {
        // what is too large to be held as a tree is made anew byte by byte, and its figures are told as left out here
        byte[] explanation = file(found, EXPLANATION);
        boolean large = explanation.length > DocumentReader.MAX_BYTES;
        FigureCheck.Found check = FigureCheck.of(
                tree(modelDocument),
                assessments.stream().map(BundleVerifier::given).toList(),
                Scored.moment(assessments, moment(told.asOf())).map(Common::day).orElse(null),
                tree(Source.of(SCORES, file(found, SCORES))),
                tree(Source.of(EXPLANATION, large ? NOTHING : explanation)));
        figures = check.figures();
        open = check.open().size() + (large ? numbers(explanation) : 0);
        problems.addAll(check.problems()
                .subList(0, Math.min(PROBLEMS_SHOWN, check.problems().size())));
        if (check.problems().size() > PROBLEMS_SHOWN) {
            problems.add("… and " + (check.problems().size() - PROBLEMS_SHOWN) + " more figures");
        }
    }

    private static byte[] file(Map<String, byte[]> found, String name) {
        return Objects.requireNonNullElse(found.get(name), NOTHING);
    }

    private static int numbers(byte[] json) {
        return (int) NUMBER.matcher(new String(json, StandardCharsets.UTF_8))
                .results()
                .count();
    }

    private static DocumentNode tree(Source source) {
        return DocumentTree.read(source);
    }

    /** The answers without a class of the engine. */
    static Given given(Assessment assessment) {
        List<Given.Answer> answers = new ArrayList<>();
        for (Answer answer : assessment.answers()) {
            Absence absence = answer.absence();
            answers.add(new Given.Answer(
                    answer.criterion().value(),
                    answer.value(),
                    absence == null ? "" : absence.fileName(),
                    answer.attributes(),
                    answer.evidence().stream().map(EvidenceId::value).toList()));
        }
        Map<String, Given.Evidence> evidence = new TreeMap<>();
        assessment
                .evidence()
                .forEach((id, piece) -> evidence.put(
                        id.value(),
                        new Given.Evidence(
                                piece.supports(), piece.confidence(), piece.collected(), piece.validUntil())));
        return new Given(assessment.subject().value(), assessment.scope().value(), answers, evidence);
    }

    private void judge(BundleDocuments.Manifest told, Map<String, byte[]> found) {
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
        recompute(told, Source.of(modelFile, document), assessments, found);
        scoreAnew(told, model, assessments, found);
    }

    private void scoreAnew(
            BundleDocuments.Manifest told,
            MaturityModel model,
            List<Assessment> assessments,
            Map<String, byte[]> found) {
        Optional<Instant> moment = moment(told.asOf());
        Scored scored = Scored.of(model, assessments, moment);
        Map<String, String> texts = ScoreOutputs.texts(scored, Language.ENGLISH);
        for (String name : List.of(SCORES, EXPLANATION)) {
            if (!same(texts, found, name)) {
                problems.add(name + " is not what model and answers give");
            }
        }
        // the page says whether its day was asked for, and is in one of two languages
        Scored undated = Scored.of(model, assessments, Optional.empty());
        boolean written = Stream.of(scored, undated)
                .filter(one -> one.asOf().equals(moment))
                .anyMatch(one -> Stream.of(Language.ENGLISH, Language.ARABIC)
                        .anyMatch(language -> same(ScoreOutputs.texts(one, language), found, REPORT)));
        if (!written) {
            problems.add(REPORT + " is not what model and answers give");
        }
    }

    private static boolean same(Map<String, String> texts, Map<String, byte[]> found, String name) {
        return Arrays.equals(texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8), found.get(name));
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
