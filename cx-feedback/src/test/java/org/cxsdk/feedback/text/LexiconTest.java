package org.cxsdk.feedback.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LexiconTest {

    private final Lexicon lexicon = Lexicon.english();

    @ParameterizedTest
    @CsvSource({
        "The staff were kind and helpful, POSITIVE",
        "not helpful at all, NEGATIVE",
        "Can't complain, POSITIVE",
        "I waited for hours. Rude., NEGATIVE",
        "Friendly staff but a long wait, NOT_ANALYSED",
        "The building has two floors, NOT_ANALYSED"
    })
    void judge_countsPraiseAndComplaint(String text, Sentiment expected) {
        assertThat(lexicon.judge(text, "")).isEqualTo(expected);
    }

    // VADER calls these neutral; people who were asked for faults meant praise
    @ParameterizedTest
    @CsvSource({
        "Nothing, What could we do better?, POSITIVE",
        "No., How could we improve?, POSITIVE",
        "nothing at all, What did you like?, NEGATIVE",
        "Nothing, What did not go well?, POSITIVE",
        "Nothing, How was it?, NOT_ANALYSED"
    })
    void judge_takesNothingAsTheQuestionMeansIt(String text, String question, Sentiment expected) {
        assertThat(lexicon.judge(text, question)).isEqualTo(expected);
    }

    @Test
    void judge_guessesNothingInArabic() {
        assertThat(lexicon.judge("كانت الخدمة ممتازة", "كيف كانت الخدمة؟")).isEqualTo(Sentiment.NOT_ANALYSED);
    }

    // light10 as its authors describe it: prefixes ال وال بال كال فال لل و, suffixes ها ان ات ون ين يه ية ه ة ي
    @Test
    void words_ofArabicAreNormalisedAndStemmed() {
        assertThat(Tokens.words("المدرسة والمدرسة بالمدرسة مدرسته")).containsExactly("مدرس", "مدرس", "مدرس", "مدرست");
        assertThat(Tokens.words("أحمد إحمد احمد آحمد")).containsOnly("احمد");
        assertThat(Tokens.words("مُعَلِّمُون معلمـــات معلمين")).containsOnly("معلم");
        assertThat(Tokens.words("يد في من")).isEqualTo(List.of("يد", "في", "من"));
        assertThat(Tokens.words("٠٥٠ 050 12")).containsOnly("0");
    }

    @Test
    void words_keepContractionsTogether() {
        assertThat(Tokens.words("I can’t, don't WON'T")).containsExactly("i", "cant", "dont", "wont");
    }
}
