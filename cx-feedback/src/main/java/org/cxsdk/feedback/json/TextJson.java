package org.cxsdk.feedback.json;

import org.cxsdk.core.Ratio;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextFigures;
import org.jspecify.annotations.Nullable;

/** A classifier and how well it judges, as {@code text.json}: the same comments give the same bytes. Stateless. */
public final class TextJson {

    private TextJson() {}

    /**
     * Returns the document, to be written with {@link org.cxsdk.core.json.JsonOutput}.
     *
     * @param classifier trained on all training comments
     * @param folds of the cross-validation that gave the figures; null if they come from other comments
     * @param figures how well it judges
     */
    public static JsonObject of(TextClassifier classifier, @Nullable Integer folds, TextFigures figures) {
        JsonObject classes = JsonObject.of();
        figures.labels()
                .forEach((label, of) -> classes.put(
                        label,
                        JsonObject.of()
                                .put("precision", of.precision())
                                .put("recall", of.recall())
                                .put("f1", of.f1())
                                .put("n", of.n())));
        JsonObject confusion = JsonObject.of();
        figures.confusion().forEach((actual, row) -> {
            JsonObject predicted = JsonObject.of();
            row.forEach(predicted::put);
            confusion.put(actual, predicted);
        });
        JsonObject terms = JsonObject.of();
        classifier.topTerms().forEach(terms::put);
        return JsonObject.of()
                .put(
                        "model",
                        JsonObject.of()
                                .put("kind", TextClassifier.KIND)
                                .put("version", TextClassifier.VERSION)
                                .put("trainedOn", classifier.trainedOn())
                                .put("sha256", classifier.sha256()))
                .put("folds", folds)
                .put("n", figures.n())
                .put("accuracy", figures.n() == 0 ? null : Double.valueOf(figures.accuracy()))
                .put("macroF1", figures.n() == 0 ? null : Double.valueOf(figures.macroF1()))
                .put("classes", classes)
                .put("confusion", confusion)
                .put("topTerms", terms)
                .put(
                        "decided",
                        JsonObject.of()
                                .put("n", figures.decided())
                                .put(
                                        "coverage",
                                        figures.coverage().map(Ratio::toDouble).orElse(null))
                                .put(
                                        "accuracy",
                                        figures.accuracyWhenDecided()
                                                .map(Ratio::toDouble)
                                                .orElse(null)))
                .put("state", figures.n() == 0 ? "no-data" : "ok");
    }
}
