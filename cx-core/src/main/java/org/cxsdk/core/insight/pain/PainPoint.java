package org.cxsdk.core.insight.pain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A place where journeys lose time or people, with what its rank is made of: score = journeys affected x hours lost by a
 * typical one of them x severity.
 *
 * @param kind what hurts
 * @param activity where; of a wait, the activity waited for
 * @param afterOrNull of a wait or a hand-over, the activity before it; else null
 * @param affected journeys affected, of all journeys; of a low score, those whose person said that it was bad
 * @param interval what the share of journeys may be, at 95 % (Wilson)
 * @param lostSeconds what a journey affected loses, at the median: one outlier does not move it; 0 of a low score
 * @param expectedSeconds of a wait, what would be no loss: the target where there is one, else what a quarter of the
 *     journeys manage; 0 for other kinds
 * @param severity what people say of the place, 1 to 5: 1 if nothing is known
 * @param score journeys affected x hours lost x severity
 * @param examples identifiers of the journeys that lost most, at most five: evidence to be looked at, not published
 */
public record PainPoint(
        Kind kind,
        String activity,
        @Nullable String afterOrNull,
        Ratio affected,
        ConfidenceInterval interval,
        double lostSeconds,
        double expectedSeconds,
        double severity,
        double score,
        List<String> examples) {

    public PainPoint {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(affected, "affected");
        Objects.requireNonNull(interval, "interval");
        examples = List.copyOf(examples);
    }

    /** The activity before it. */
    public Optional<String> after() {
        return Optional.ofNullable(afterOrNull);
    }

    /** What hurts, and what can be done about it. */
    public enum Kind implements Reason {
        /** Journeys wait longer than they should. */
        WAIT(
                "Journeys wait here longer than expected: look at what they wait for, such as a batch, a queue or a"
                        + " missing document, and let the target be known.",
                "تنتظر الرحلات هنا أطول من المتوقع: ابحث عما تنتظره، كدفعة أو طابور أو مستند ناقص، وأعلن المدة"
                        + " المستهدفة."),
        /** The same is done more than once. */
        REWORK(
                "The same is done more than once in a journey: find out what was wrong the first time, and check it"
                        + " before it is sent.",
                "يُعاد العمل نفسه في الرحلة أكثر من مرة: اعرف الخطأ الأول وتحقق منه قبل الإرسال."),
        /** Journeys end here without success. */
        DROP_OFF(
                "Journeys end here without success: ask those who left, and offer help or another channel at this"
                        + " step.",
                "تنتهي الرحلات هنا دون نجاح: اسأل من غادروا وقدّم المساعدة أو قناة أخرى عند هذه الخطوة."),
        /** The journey goes over to another channel or organisation and loses time. */
        HAND_OVER(
                "The journey changes channel or organisation here and loses time: hand over what is known, so that"
                        + " nothing is asked again.",
                "تنتقل الرحلة هنا إلى قناة أو جهة أخرى وتخسر وقتا: سلّم ما هو معروف حتى لا يُسأل مرة أخرى."),
        /** People say that it is bad here, whether time is lost or not. */
        LOW_SCORE(
                "People say that this is bad, whether or not it takes long: read what they write about it, and ask them"
                        + " what would have been right.",
                "يقول الناس إن هذا سيئ، سواء طال أم لم يطل: اقرأ ما يكتبونه عنه واسألهم عما كان ينبغي.");

        private final LocalizedText text;

        Kind(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }
}
