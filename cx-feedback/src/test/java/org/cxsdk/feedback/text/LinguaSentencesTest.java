package org.cxsdk.feedback.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A thousand sentences each of English and Arabic (pemistahl/lingua, Apache-2.0), with their neighbours declared too. */
class LinguaSentencesTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "feedback");

    @ParameterizedTest
    @CsvSource({"en, sentences, 970", "ar, sentences, 990", "ar, single-words, 750"})
    void detect_isRightOrUndetermined(String language, String kind, int least) throws IOException {
        Path file = DATA.resolve("lingua_" + kind + "_" + language + ".txt");
        Assumptions.assumeTrue(Files.exists(file), "sample data absent: " + file);
        Set<Locale> all = new HashSet<>();
        for (String tag : "en fr es ar fa ur".split(" ")) {
            all.add(Locale.forLanguageTag(tag));
        }
        LanguageDetector detector = LanguageDetector.restrictedTo(all);
        List<String> sentences = Files.readAllLines(file);
        long right = 0;
        long wrong = 0;
        for (String sentence : sentences) {
            var detected = detector.detect(sentence);
            right += detected.filter(locale -> locale.getLanguage().equals(language))
                            .isPresent()
                    ? 1
                    : 0;
            wrong += detected.filter(locale -> !locale.getLanguage().equals(language))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(least);
        assertThat(wrong).isLessThanOrEqualTo(10);
    }
}
