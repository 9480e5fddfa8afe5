package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.LabelledTextsCsv;
import org.cxsdk.feedback.json.TextJson;
import org.cxsdk.feedback.text.LabelledText;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextFigures;
import org.cxsdk.feedback.text.TextTrainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code text}: labelled comments in; a classifier's figures out, on other comments or by cross-validation. */
@Command(name = "text", mixinStandardHelpOptions = true)
final class TextCommand implements Runnable {

    private static final int FOLDS = 5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--train", required = true, paramLabel = "FILE")
    private Path train;

    @Option(names = "--test", paramLabel = "FILE")
    private @Nullable Path test;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        Path other = test;
        Inputs inputs = new Inputs();
        Optional<List<LabelledText>> labelled = inputs.read(() -> LabelledTextsCsv.read(Source.of(train)));
        List<LabelledText> others = other == null
                ? List.of()
                : inputs.read(() -> LabelledTextsCsv.read(Source.of(other))).orElse(List.of());
        inputs.requireSound();
        List<LabelledText> comments = labelled.orElseThrow();
        TextTrainer trainer = TextTrainer.standard();
        TextClassifier classifier = trainer.train(comments);
        JsonObject document = test == null
                ? TextJson.of(classifier, FOLDS, TextFigures.crossValidated(trainer, comments, FOLDS))
                : TextJson.of(classifier, null, TextFigures.of(classifier, others));
        output.write(
                Map.of("text.json", JsonOutput.text(document)),
                spec.commandLine().getOut());
    }
}
