package org.cxsdk.core.journey;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A way in which what happened differs from what was designed.
 *
 * @param reason what differs
 * @param interaction the interaction in which it shows; null if it is about the journey as a whole
 * @param step the step concerned; null if it is about the journey as a whole
 */
public record Finding(
        Kind reason,
        @Nullable InteractionId interaction,
        @Nullable StepId step) {

    public Finding {
        Objects.requireNonNull(reason, "reason");
    }

    /** What differs from the design. */
    public enum Kind implements Reason {
        /** The design has no such step. */
        UNKNOWN_STEP(
                "The design of this journey has no such step: correct the source that reports it, or publish a version of"
                        + " the design that has it.",
                "لا توجد هذه الخطوة في تصميم الرحلة: صحّح المصدر الذي يبلّغ عنها أو انشر إصدارًا من التصميم يتضمنها."),
        /** A required step before it was not done by then. */
        OUT_OF_ORDER(
                "A required step that comes earlier in the design was not done by then: allow this order in the design, or"
                        + " prevent it.",
                "لم تكن خطوة إلزامية سابقة قد أُنجزت حينها: اسمح بهذا الترتيب في التصميم أو امنعه."),
        /** It was done again although the design has it once. */
        DONE_AGAIN(
                "A step that the design has once was done again: find out what made the repetition necessary.",
                "أُعيدت خطوة يتضمنها التصميم مرة واحدة: ابحث عن سبب التكرار."),
        /** The design does not offer it on this channel. */
        OTHER_CHANNEL(
                "It happened on a channel that the design does not offer for this step: add the channel to the design, or"
                        + " guide people to the offered ones.",
                "جرت الخطوة عبر قناة لا يتيحها التصميم لها: أضف القناة إلى التصميم أو وجّه الناس إلى القنوات المتاحة."),
        /** Another organisation did it than the one that answers for it. */
        OTHER_ORGANISATION(
                "Another organisation did this step than the one that answers for it in the design: say in the design who"
                        + " may do it, or send people to the right place at once.",
                "نفّذت هذه الخطوة جهة غير المسؤولة عنها في التصميم: حدد في التصميم من يجوز له تنفيذها أو وجّه الناس"
                        + " إلى المكان الصحيح من البداية."),
        /** The person was asked for something that she had given on this journey before. */
        ASKED_AGAIN(
                "The person was asked again for data that she had given on this journey: carry it over to the channel and"
                        + " organisation that goes on.",
                "سُئل الشخص ثانية عن بيانات كان قد قدمها في هذه الرحلة: انقلوها إلى القناة والجهة التي تتابعها."),
        /** It was done after its deadline. */
        DONE_LATE(
                "It was done after the promised time: look for what it waited for.",
                "أُنجزت بعد الموعد الموعود: ابحث عمّا كانت تنتظره.");

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
