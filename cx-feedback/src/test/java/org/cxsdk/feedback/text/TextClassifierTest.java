package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.CxException;
import org.cxsdk.feedback.survey.FeedbackError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class TextClassifierTest {

    private static final List<LabelledText> COMMENTS = comments();

    private static List<LabelledText> comments() {
        List<LabelledText> comments = new ArrayList<>();
        List<String> things = List.of("counter", "website", "clerk", "form", "letter", "office", "call", "visit");
        for (String thing : things) {
            comments.add(new LabelledText("The " + thing + " was very helpful", "How was it?", "positive"));
            comments.add(new LabelledText("Quick and friendly " + thing, "How was it?", "positive"));
            comments.add(new LabelledText("The " + thing + " was slow and rude", "How was it?", "negative"));
            comments.add(new LabelledText("Waited hours for the " + thing, "How was it?", "negative"));
            comments.add(new LabelledText("Nothing", "What could we do better?", "positive"));
            comments.add(
                    new LabelledText("A shorter queue before the " + thing, "What could we do better?", "negative"));
            comments.add(new LabelledText("كان الموظف متعاونا في " + thing, "كيف كانت الخدمة؟", "positive"));
            comments.add(new LabelledText("انتظرت طويلا في " + thing, "كيف كانت الخدمة؟", "negative"));
        }
        return comments;
    }

    private final TextClassifier classifier = TextTrainer.standard().train(COMMENTS);

    @Test
    void classify_learnsFromLabels() {
        assertThat(classifier.classify("The app was helpful", "How was it?").label())
                .isEqualTo("positive");
        assertThat(classifier
                        .classify("Very slow app, we waited hours", "How was it?")
                        .label())
                .isEqualTo("negative");
        assertThat(classifier.labels()).containsExactly("negative", "positive");
        assertThat(classifier.trainedOn()).isEqualTo(COMMENTS.size());
    }

    @Test
    void classify_readsOtherSpellingsOfAnArabicWord() {
        // الموظفون والمتعاونون: another number, an "and", vowel signs
        assertThat(classifier
                        .classify("والموظَّفون مُتعاونون", "كيف كانت الخدمة؟")
                        .label())
                .isEqualTo("positive");
        assertThat(classifier.classify("إنتظرنا طويـــلاً", "كيف كانت الخدمة؟").label())
                .isEqualTo("negative");
    }

    @Test
    void classify_takesNothingAsTheQuestionMeansIt() {
        assertThat(classifier.classify("nothing", "What could we improve?").label())
                .isEqualTo("positive");
        assertThat(classifier.classify("Nothing!", "What did you like best?").label())
                .isEqualTo("negative");
    }

    /** Nobody was asked for praise in training; what people name when they are is praise all the same. */
    @Test
    void classify_takesWhatIsNamedAsTheQuestionMeansIt() {
        List<LabelledText> open = COMMENTS.stream()
                .filter(comment -> QuestionPolarity.of(comment.question()) == QuestionPolarity.OPEN)
                .toList();
        TextClassifier trained = TextTrainer.standard().train(open);

        double asked = praise(trained, "The home visits", "What was good?");
        assertThat(asked).isGreaterThan(praise(trained, "The home visits", "How was it?") + 0.05);
        assertThat(praise(trained, "Not a lot", "What was good?")).isLessThan(asked);
        assertThat(trained.classify("Slow and rude", "What was good?").label()).isEqualTo("negative");
    }

    private static double praise(TextClassifier classifier, String text, String question) {
        Classification judged = classifier.classify(text, question);
        return judged.label().equals("positive") ? judged.confidence() : 1 - judged.confidence();
    }

    @Test
    void classify_saysUncertain_whereNothingIsKnown() {
        TextClassifier strict = TextTrainer.standard().decidingAt(0.95).train(COMMENTS);
        Classification unknown = strict.classify("The blue door opens to the street", "");

        assertThat(unknown.decided()).isFalse();
        assertThat(unknown.decision()).isEqualTo("uncertain");
        assertThat(strict.classify("The clerk was very helpful and friendly", "How was it?")
                        .decision())
                .isEqualTo("positive");
    }

    /** Nine in ten praise: to guess so of what nobody can read would be right most often, and is not done. */
    @Test
    void classify_decidesNothing_ofALanguageItWasNotTrainedIn() {
        List<LabelledText> english = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            english.add(new LabelledText(
                    i % 10 == 0 ? "We waited for hours" : "Very helpful and kind staff",
                    "How was it?",
                    i % 10 == 0 ? "negative" : "positive"));
        }
        TextClassifier trained = TextTrainer.standard().train(english);

        for (String text : List.of(
                "انتظرت ساعتين ولم يجبني أحد", "Hemos esperado dos horas", "Wir haben gewartet", "12345", "?!", "")) {
            assertThat(trained.classify(text, "How was it?").decision()).isEqualTo("uncertain");
        }
        assertThat(trained.classify("Helpful staff", "How was it?").decision()).isEqualTo("positive");
    }

    @Test
    void explain_namesTheTermsThatSpoke() {
        Classification explained = classifier.explain("The office was slow", "How was it?", 5);

        assertThat(explained.label()).isEqualTo("negative");
        assertThat(explained.terms()).hasSizeLessThanOrEqualTo(5);
        assertThat(explained.terms()).anyMatch(term -> term.term().contains("slow") && term.weight() > 0);
        assertThat(explained.confidence())
                .isEqualTo(classifier
                        .classify("The office was slow", "How was it?")
                        .confidence());
        assertThat(classifier.topTerms().get("negative")).containsAnyOf("slow", "hours", "waited", "rude");
    }

    @Test
    void training_isDeterministic_andBytesAreTheClassifier() {
        TextClassifier again = TextTrainer.standard().train(COMMENTS);
        TextClassifier read = TextClassifier.of(classifier.toBytes());

        assertThat(again.toBytes()).isEqualTo(classifier.toBytes());
        assertThat(again.sha256()).isEqualTo(classifier.sha256());
        assertThat(read.sha256()).isEqualTo(classifier.sha256());
        assertThat(read.explain("The office was slow", "", 3))
                .isEqualTo(classifier.explain("The office was slow", "", 3));
        assertThat(read.topTerms()).isEqualTo(classifier.topTerms());
    }

    @Test
    void train_refuses_whenThereIsTooLittleToLearnFrom() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> TextTrainer.standard().train(COMMENTS.subList(0, 2)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FeedbackError.TOO_LITTLE_TO_LEARN.code()));
    }

    @Test
    void crossValidation_countsEveryComment_alsoOfALabelThatOnlyOneHas() {
        List<LabelledText> comments = new ArrayList<>(COMMENTS);
        comments.add(new LabelledText("Lost and found?", "", "other"));

        TextFigures figures = TextFigures.crossValidated(TextTrainer.standard(), comments, 5);

        assertThat(figures.n()).isEqualTo(comments.size());
        assertThat(figures.labels().get("other").n()).isEqualTo(1);
        assertThat(figures.labels().get("other").recall()).isZero();
        assertThat(TextTrainer.standard().train(comments).labels()).containsExactly("negative", "other", "positive");
    }

    @Test
    void crossValidation_standsALabelThatAFoldLeavesAlone() {
        List<LabelledText> comments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            comments.add(new LabelledText("Good work " + i, "", i % 5 == 0 ? "rare" : "usual"));
        }

        TextFigures figures = TextFigures.crossValidated(TextTrainer.standard(), comments, 5);

        assertThat(figures.n()).isEqualTo(20);
        assertThat(figures.labels().get("rare").n()).isEqualTo(4);
    }

    @Test
    void of_refusesDamagedBytes() {
        byte[] cut = java.util.Arrays.copyOf(classifier.toBytes(), 100);
        byte[] longer = java.util.Arrays.copyOf(classifier.toBytes(), classifier.toBytes().length + 1);

        for (byte[] bytes : List.of(cut, longer, new byte[0], new byte[] {9})) {
            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(() -> TextClassifier.of(bytes))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(FeedbackError.DAMAGED_CLASSIFIER.code()));
        }
    }

    @Test
    void classify_takesAnything() {
        String odd = "\uD83D\uDE00 \uD800 \u0000 !!! ... ؟؟ 123,456 ";
        assertThat(classifier.classify(odd.repeat(500), odd).label()).isIn(classifier.labels());
        assertThat(classifier.classify("", "").label()).isIn(classifier.labels());
    }

    // by hand: of 3 a and 1 b, one a is called b: accuracy 3/4; F1 of a 2·2/(2+3), of b 2·1/(2+1)
    @Test
    void figures_areThoseOfTheTable() {
        List<LabelledText> labelled = List.of(
                new LabelledText("1", "", "a"), new LabelledText("2", "", "a"),
                new LabelledText("3", "", "a"), new LabelledText("4", "", "b"));
        TextFigures figures = TextFigures.of(
                labelled, List.of(judged("a", true), judged("a", false), judged("b", true), judged("b", true)));

        assertThat(figures.accuracy()).isEqualTo(0.75);
        assertThat(figures.labels().get("a").f1()).isCloseTo(0.8, within(1e-12));
        assertThat(figures.labels().get("a").precision()).isEqualTo(1);
        assertThat(figures.macroF1()).isCloseTo((0.8 + 2.0 / 3) / 2, within(1e-12));
        assertThat(figures.confusion().get("a").get("b")).isEqualTo(1);
        assertThat(figures.coverage().orElseThrow()).hasToString("3 of 4");
        assertThat(figures.accuracyWhenDecided().orElseThrow()).hasToString("2 of 3");
    }

    private static Classification judged(String label, boolean decided) {
        return new Classification(label, 0.5, decided, List.of());
    }
}
