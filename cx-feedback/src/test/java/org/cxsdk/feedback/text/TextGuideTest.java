package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.feedback.json.Taxonomies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of docs/text.md. */
class TextGuideTest {

    private static List<LabelledText> labelled() {
        List<LabelledText> comments = new ArrayList<>();
        for (String place : List.of("counter", "website", "hall", "call", "letter", "office")) {
            comments.add(new LabelledText("Helpful and quick " + place, "How was it?", "positive"));
            comments.add(new LabelledText("The " + place + " was slow and confusing", "How was it?", "negative"));
        }
        return comments;
    }

    @Test
    void classifier() {
        // region classifier
        TextClassifier classifier = TextTrainer.standard().train(labelled());
        Classification judged = classifier.explain("Slow and confusing form", "How was it?", 3);

        assertThat(judged.decision()).isEqualTo("negative");
        assertThat(TextClassifier.of(classifier.toBytes()).sha256()).isEqualTo(classifier.sha256());
        // endregion classifier
        assertThat(judged.terms()).hasSize(3);
    }

    @Test
    void topics() {
        // region topics
        Map<Topic, List<String>> topics = Taxonomies.publicServices().of("I waited two hours, but the clerk was kind");

        assertThat(topics.keySet()).extracting(Topic::id).containsExactly(TopicId.of("waiting"), TopicId.of("staff"));
        assertThat(topics.values()).containsExactly(List.of("wait*", "hours"), List.of("clerk*", "kind"));
        // endregion topics
        assertThat(Taxonomies.publicServices().of("انتظرت طويلا والموظف متعاون").keySet())
                .extracting(topic -> topic.id().value())
                .containsExactly("waiting", "staff");
    }

    @Test
    void language() {
        // region language
        LanguageDetector detector = LanguageDetector.restrictedTo(Set.of(Locale.ENGLISH, Locale.forLanguageTag("ar")));

        assertThat(detector.detect("The staff were very kind to us")).contains(Locale.ENGLISH);
        assertThat(detector.detect("Le personnel était très aimable avec nous")).isEmpty(); // not declared
        // endregion language
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Les délais sont trop longs et le personnel n'est pas aimable.",
        "es, El personal fue muy amable y rápido",
        "fa, خدمات بسیار خوب بود و کارکنان مهربان بودند",
        "ur, سروس بہت اچھی تھی اور عملہ مددگار تھا",
        "ar, كانت الخدمة جيدة وكان الموظف متعاونا",
        "en, I waited two hours for a letter"
    })
    void language_isToldWithinAScript(String language, String text) {
        Set<Locale> all = new java.util.HashSet<>();
        for (String tag : "en fr es ar fa ur".split(" ")) {
            all.add(Locale.forLanguageTag(tag));
        }
        assertThat(LanguageDetector.restrictedTo(all).detect(text)).contains(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O atendimento foi muito bom e as pessoas são simpáticas.",
                "Esperei duas horas na fila e ninguém me disse nada.",
                "Não consegui falar com o serviço porque a linha está sempre ocupada.",
                "Il personale è stato molto gentile e la pratica è finita presto.",
                "Ho aspettato due ore e nessuno mi ha detto perché.",
                "Das Formular ist viel zu lang, und niemand konnte mir helfen.",
                "Ich habe zwei Stunden gewartet und bin dann wieder gegangen.",
                "De medewerkers waren heel vriendelijk, maar ik moest lang wachten.",
                "Het formulier is niet te begrijpen en de lijn was altijd bezet.",
                "خدمات بسیار خوب بود و کارکنان مهربان بودند",
                "سروس بہت اچھی تھی اور عملہ مددگار تھا"
            })
    void language_thatIsNotDeclared_isUndetermined(String text) {
        Set<Locale> declared =
                Set.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("es"), Locale.forLanguageTag("ar"));

        assertThat(LanguageDetector.restrictedTo(declared).detect(text)).isEmpty();
    }

    // a term that did not move stays near 0; one that only the later comments have stands out
    @Test
    void keyness_findsTheTermThatCameUp() {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            before.add("the clerk was kind " + i);
            after.add(i % 2 == 0 ? "the upload failed again" : "the clerk was kind");
        }
        List<Keyness.Shift> shifts = Keyness.between(before, after);

        assertThat(shifts.get(0).term()).isIn("upload", "failed", "upload failed");
        assertThat(shifts.get(0).z()).isGreaterThan(1.96);
        assertThat(shifts.get(shifts.size() - 1).z()).isNegative();
    }
}
