package org.cxsdk.feedback.survey;

import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;

/** How a score is made, in one sentence for people who do not read code: what is counted, of what, and when there is no figure. */
final class ScoreFormula {

    private ScoreFormula() {}

    static LocalizedText of(ScoreDefinition score) {
        String english = english(score);
        String arabic = arabic(score);
        if (score.minimumN() > 1) {
            english += " Fewer than " + score.minimumN() + " answers give no figure.";
            arabic += " أقل من " + score.minimumN() + " إجابة لا تعطي رقما.";
        }
        return LocalizedText.enAr(english, arabic);
    }

    private static String english(ScoreDefinition score) {
        String good = codes(score.favourable());
        return switch (score.method()) {
            case TOP_BOX -> "Percent of answers with code " + good + " among " + englishBase(score) + ".";
            case NET ->
                "Percent of answers with code " + good + " less percent with code " + codes(score.unfavourable())
                        + ", among " + englishBase(score) + ".";
            case MEAN -> "Mean code of all answers that hold an opinion.";
            case RESCALED_MEAN ->
                "Mean code of all answers that hold an opinion, moved to a scale from 0 (lowest code) to 100"
                        + " (highest).";
            case ITEM_INDEX ->
                "For each person the mean of " + score.items().size()
                        + " questions, each moved to a scale from 0 to 100" + englishScale(score)
                        + "; then the mean of all who answered every one of them.";
            case GAP -> "What a person experienced less what she expected; then the mean of all who said both.";
            case MET -> "Percent whose experience was at least what they expected, among those who said both.";
            case EXCEEDED -> "Percent whose experience was better than they expected, among those who said both.";
            case NET_CHOICE ->
                "Percent who chose code " + good + " as good less percent who chose it as bad, among all who were asked"
                        + " either.";
        };
    }

    private static String arabic(ScoreDefinition score) {
        String good = codes(score.favourable());
        return switch (score.method()) {
            case TOP_BOX -> "نسبة الإجابات ذات الرمز " + good + " من " + arabicBase(score) + ".";
            case NET ->
                "نسبة الإجابات ذات الرمز " + good + " ناقص نسبة ذات الرمز " + codes(score.unfavourable()) + "، من "
                        + arabicBase(score) + ".";
            case MEAN -> "متوسط رموز كل الإجابات التي تحمل رأيا.";
            case RESCALED_MEAN ->
                "متوسط رموز كل الإجابات التي تحمل رأيا، محوَّلا إلى مقياس من 0 (أدنى رمز) إلى 100 (أعلى رمز).";
            case ITEM_INDEX ->
                "لكل شخص متوسط " + score.items().size() + " من الأسئلة، كل منها على مقياس من 0 إلى 100"
                        + arabicScale(score) + "؛ ثم متوسط كل من أجاب عنها جميعا.";
            case GAP -> "ما اختبره الشخص ناقص ما توقعه؛ ثم متوسط كل من ذكر الأمرين.";
            case MET -> "نسبة من كانت تجربتهم بقدر توقعهم على الأقل، ممن ذكروا الأمرين.";
            case EXCEEDED -> "نسبة من كانت تجربتهم أفضل من توقعهم، ممن ذكروا الأمرين.";
            case NET_CHOICE ->
                "نسبة من اختاروا الرمز " + good + " جيدا ناقص نسبة من اختاروه سيئا، من كل من سُئلوا عن أحدهما.";
        };
    }

    private static String englishBase(ScoreDefinition score) {
        return switch (score.denominator()) {
            case OPINIONS -> "all answers that hold an opinion";
            case OPINIONS_AND_DONT_KNOW -> "all answers, \"don't know\" included";
            case ASKED -> "all who were asked, answered or not";
        };
    }

    private static String arabicBase(ScoreDefinition score) {
        return switch (score.denominator()) {
            case OPINIONS -> "كل الإجابات التي تحمل رأيا";
            case OPINIONS_AND_DONT_KNOW -> "كل الإجابات بما فيها \"لا أعرف\"";
            case ASKED -> "كل من سُئل، أجاب أم لم يجب";
        };
    }

    private static String englishScale(ScoreDefinition score) {
        return isPlain(score) ? "" : ", times " + decimal(score.factor()) + " plus " + decimal(score.constant());
    }

    private static String arabicScale(ScoreDefinition score) {
        return isPlain(score) ? "" : "، مضروبا في " + decimal(score.factor()) + " زائد " + decimal(score.constant());
    }

    private static boolean isPlain(ScoreDefinition score) {
        return score.factor().equals(Rational.ONE) && score.constant().equals(Rational.ZERO);
    }

    private static String decimal(Rational number) {
        return number.toBigDecimal(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Codes that follow each other as a range, others one by one. */
    private static String codes(Set<Integer> codes) {
        TreeSet<Integer> sorted = new TreeSet<>(codes);
        boolean run = sorted.size() > 2 && sorted.last() - sorted.first() == sorted.size() - 1;
        return run
                ? sorted.first() + "-" + sorted.last()
                : sorted.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
