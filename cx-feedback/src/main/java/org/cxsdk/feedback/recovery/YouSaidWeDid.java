package org.cxsdk.feedback.recovery;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.ScoreChange;
import org.jspecify.annotations.Nullable;

/**
 * What may be published of a theme: what people said, what was done, and whether it shows. How many said it is told from
 * {@link #LEAST_SHOWN} people on, and figures only where enough answered for a verdict: smaller groups could be known.
 *
 * @param theme the theme
 * @param people how many people said it; null if they are too few to be told
 * @param effect before and after the change; null if nothing was changed, or if no score was looked at
 */
public record YouSaidWeDid(
        Theme theme, @Nullable Long people, @Nullable ScoreChange effect) {

    /** Fewer people than this are not counted in public. */
    public static final int LEAST_SHOWN = 5;

    private static final LocalizedText SAID = LocalizedText.enAr("You said: ", "قلتم: ");
    private static final LocalizedText PEOPLE = LocalizedText.enAr(" (%d people)", " (عدد الأشخاص: %d)");
    private static final LocalizedText DECIDED = LocalizedText.enAr("We decided: ", "قررنا: ");
    private static final LocalizedText DID = LocalizedText.enAr("We did: ", "فعلنا: ");
    private static final LocalizedText BEFORE_AFTER = LocalizedText.enAr(
            "%s: before %.1f (%d answers), after %.1f (%d answers). %s",
            "%s: قبل %.1f (الإجابات: %d)، بعد %.1f (الإجابات: %d). %s");

    public YouSaidWeDid {
        Objects.requireNonNull(theme, "theme");
        if (people != null && people < LEAST_SHOWN) {
            throw new IllegalArgumentException("people (" + people + ") are too few to be told");
        }
    }

    /** How many people said it, where they are enough to be told. */
    public OptionalLong told() {
        return people == null ? OptionalLong.empty() : OptionalLong.of(people);
    }

    /** Before and after, where it was looked at. */
    public Optional<ScoreChange> shown() {
        return Optional.ofNullable(effect);
    }

    /** The entry as people read it, one line for each part. */
    public String text(Locale locale) {
        StringBuilder text =
                new StringBuilder(SAID.in(locale)).append(theme.said().in(locale));
        if (people != null) {
            text.append(String.format(Locale.ROOT, PEOPLE.in(locale), people));
        }
        if (theme.decision() != null) {
            line(text, DECIDED.in(locale) + theme.decision().why().in(locale));
        }
        if (theme.change() != null) {
            line(text, DID.in(locale) + theme.change().what().in(locale));
        }
        if (effect != null) {
            line(text, effect(effect, locale));
        }
        return text.toString();
    }

    static String effect(ScoreChange effect, Locale locale) {
        Score before = effect.before();
        Score after = effect.after();
        Rational earlier = before.value();
        Rational later = after.value();
        String title = before.definition().title().in(locale);
        String verdict = effect.verdict().text().in(locale);
        if (effect.verdict() == ScoreChange.Verdict.TOO_FEW || earlier == null || later == null) {
            return title + ": " + verdict;
        }
        return String.format(
                Locale.ROOT,
                BEFORE_AFTER.in(locale),
                title,
                earlier.toDouble(),
                before.used(),
                later.toDouble(),
                after.used(),
                verdict);
    }

    private static void line(StringBuilder text, String line) {
        text.append('\n').append(line);
    }
}
