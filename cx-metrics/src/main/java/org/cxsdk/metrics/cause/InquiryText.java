package org.cxsdk.metrics.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;

/**
 * An inquiry as a director reads it: what was missed, where, why, what was done, whether it helped. English and Arabic; what
 * people wrote stays in their language. Stateless.
 */
public final class InquiryText {

    private InquiryText() {}

    /** The lines in one language: Arabic for {@code ar}, English for all others. */
    public static List<String> of(Inquiry inquiry, Locale locale) {
        List<String> lines = new ArrayList<>();
        Miss miss = inquiry.miss();
        lines.add(say(locale, "Missed: ", "لم يتحقق: ")
                + part(miss, locale) + ": " + number(miss.value())
                + say(locale, ", target ", "، المستهدف ") + number(miss.target())
                + say(locale, " (n ", " (العدد ") + miss.n() + ")");
        inquiry.suspect()
                .ifPresent(found -> lines.add(
                        say(locale, "Where: ", "أين: ") + found.sentence().in(locale)));
        int number = 0;
        for (Round round : inquiry.rounds()) {
            number++;
            if (inquiry.rounds().size() > 1) {
                lines.add(say(locale, "Round ", "الجولة ") + number);
            }
            add(lines, round, locale);
        }
        lines.add(say(locale, "Next: ", "التالي: ")
                + inquiry.stage().text().in(locale)
                + inquiry.due()
                        .map(due ->
                                " (" + due.owner() + ", " + due.due().toString().substring(0, 10) + ")")
                        .orElse(""));
        return lines;
    }

    private static void add(List<String> lines, Round round, Locale locale) {
        for (PossibleCause cause : round.fishbone()) {
            lines.add(say(locale, "Possible: ", "محتمل: ") + cause.text() + " ["
                    + cause.bone().text().in(locale) + "]");
        }
        int why = 0;
        for (String answer : round.whys().map(FiveWhys::answers).orElse(List.of())) {
            why++;
            lines.add(say(locale, "Why ", "لماذا ") + why + ": " + answer);
        }
        for (Action action : round.actions()) {
            lines.add(say(locale, "Action: ", "إجراء: ") + action.what() + " (" + action.owner() + ", "
                    + done(action, locale) + ")");
        }
        for (Check check : round.checks()) {
            lines.add(say(locale, "Check ", "تحقق ") + check.period() + ": "
                    + check.value().map(InquiryText::number).orElse("–")
                    + check.p().map(p -> ", p " + p(p)).orElse("") + ". "
                    + check.verdict().text().in(locale));
        }
    }

    private static String done(Action action, Locale locale) {
        Optional<String> done = action.done()
                .map(at -> say(locale, "done ", "أُنجز ") + at.toString().substring(0, 10));
        return done.orElseGet(
                () -> say(locale, "due ", "مستحق ") + action.due().toString().substring(0, 10));
    }

    /** Left to right in itself; isolated among Arabic, so that the numbers around it stay in their places. */
    private static String part(Miss miss, Locale locale) {
        String part = miss.definition().id() + " " + miss.period() + ", " + miss.segment();
        return say(locale, part, "\u2068" + part + "\u2069");
    }

    private static String say(Locale locale, String english, String arabic) {
        return LocalizedText.enAr(english, arabic).in(locale);
    }

    private static String number(BigDecimal value) {
        BigDecimal three = value.setScale(3, RoundingMode.HALF_UP);
        return (three.signum() == 0 ? BigDecimal.ZERO : three.stripTrailingZeros()).toPlainString();
    }

    private static String p(double p) {
        return p < 0.0005
                ? "< 0.001"
                : BigDecimal.valueOf(p).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
