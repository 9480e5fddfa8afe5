package org.cxsdk.maturity.score;

import java.math.RoundingMode;
import java.util.Locale;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What stops a level, in one sentence for people, English and Arabic. A score is shown with one decimal, and with as many
 * more as it takes not to look as if it met the condition that it fails.
 */
final class LimitText {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");
    private static final int MOST_DECIMALS = 12;

    private final MaturityModel model;

    LimitText(MaturityModel model) {
        this.model = model;
    }

    LocalizedText score(int level, NodeId node, Rational score, Condition needed) {
        return LocalizedText.enAr(
                "Level " + level + " fails: " + named(node) + " is " + shown(score, needed) + english(needed) + ".",
                "لم يتحقق المستوى " + level + ": " + namedArabic(node) + " عند " + shown(score, needed) + arabic(needed)
                        + ".");
    }

    LocalizedText missing(int level, NodeId node, @Nullable Absence why) {
        Absence reason = why == null ? Absence.UNSCORED : why;
        return LocalizedText.enAr(
                "Level " + level + " fails: " + named(node) + " has no score (" + reason.fileName() + ").",
                "لم يتحقق المستوى " + level + ": " + namedArabic(node) + " بلا درجة ("
                        + withoutStop(reason.text().in(ARABIC)) + ").");
    }

    LocalizedText mean(int level, int ofLevel, Rational mean, Condition needed, NodeResult lowest) {
        String low = lowest.value().map(LimitText::plain).orElse("-");
        return LocalizedText.enAr(
                "Level " + level + " fails: the criteria of level " + ofLevel + " are at " + shown(mean, needed)
                        + english(needed) + " on average; furthest behind is " + named(lowest.node()) + " with "
                        + low + ".",
                "لم يتحقق المستوى " + level + ": متوسط معايير المستوى " + ofLevel + " عند " + shown(mean, needed)
                        + arabic(needed) + "؛ وأبعدها " + namedArabic(lowest.node()) + " بدرجة " + low + ".");
    }

    LocalizedText child(int level, NodeId child, int reached, Limit own) {
        return LocalizedText.enAr(
                "Level " + level + " fails: " + named(child) + " is on level " + reached + ". "
                        + own.sentence().in(Locale.ENGLISH),
                "لم يتحقق المستوى " + level + ": " + namedArabic(child) + " عند المستوى " + reached + ". "
                        + own.sentence().in(ARABIC));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private String named(NodeId node) {
        String kind = model.node(node) instanceof Criterion ? "criterion" : "area";
        return kind + " \"" + model.node(node).title().in(Locale.ENGLISH) + "\"";
    }

    private String namedArabic(NodeId node) {
        String kind = model.node(node) instanceof Criterion ? "المعيار" : "المجال";
        return kind + " «" + model.node(node).title().in(ARABIC) + "»";
    }

    private static String english(Condition needed) {
        String bound = plain(needed.bound());
        return switch (needed.comparison()) {
            case AT_LEAST -> " of " + bound;
            case MORE_THAN -> ", more than " + bound + " is needed";
            case AT_MOST -> ", at most " + bound + " is allowed";
            case LESS_THAN -> ", less than " + bound + " is needed";
            case EQUAL -> ", exactly " + bound + " is needed";
        };
    }

    private static String arabic(Condition needed) {
        String bound = plain(needed.bound());
        return switch (needed.comparison()) {
            case AT_LEAST -> " من " + bound;
            case MORE_THAN -> "، والمطلوب أكثر من " + bound;
            case AT_MOST -> "، والحد الأقصى " + bound;
            case LESS_THAN -> "، والمطلوب أقل من " + bound;
            case EQUAL -> "، والمطلوب " + bound + " تماما";
        };
    }

    private static String shown(Rational score, Condition failed) {
        for (int decimals = 1; decimals < MOST_DECIMALS; decimals++) {
            Rational rounded = score.rounded(decimals, RoundingMode.HALF_UP);
            if (!failed.holdsFor(rounded)) {
                return rounded.toBigDecimal(decimals, RoundingMode.UNNECESSARY).toPlainString();
            }
        }
        return score.toString();
    }

    /** A whole number without decimals, anything else with one at least. */
    private static String plain(Rational number) {
        var decimal = number.toBigDecimal(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return decimal.scale() <= 0 ? decimal.toBigInteger().toString() : decimal.toPlainString();
    }
}
