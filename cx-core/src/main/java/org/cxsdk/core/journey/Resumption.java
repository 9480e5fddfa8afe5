package org.cxsdk.core.journey;

import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What comes of a continuation token: the journey goes on here, or it does not and why. */
public sealed interface Resumption {

    /** Goes on in one of two ways. */
    <R> R fold(Function<? super GoesOn, ? extends R> goesOn, Function<? super Refused, ? extends R> refused);

    /**
     * The journey goes on here.
     *
     * @param instance the journey
     * @param continuation what is carried over
     * @param standing where it stands
     */
    record GoesOn(JourneyInstance instance, Continuation continuation, JourneyStanding standing) implements Resumption {
        public GoesOn {
            Objects.requireNonNull(instance, "instance");
            Objects.requireNonNull(continuation, "continuation");
            Objects.requireNonNull(standing, "standing");
        }

        @Override
        public <R> R fold(
                Function<? super GoesOn, ? extends R> goesOn, Function<? super Refused, ? extends R> refused) {
            return goesOn.apply(this);
        }
    }

    /**
     * It does not.
     *
     * @param reason why
     */
    record Refused(Why reason) implements Resumption {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R fold(
                Function<? super GoesOn, ? extends R> goesOn, Function<? super Refused, ? extends R> refused) {
            return refused.apply(this);
        }
    }

    /** Why a journey cannot be taken up with a token. */
    enum Why implements Reason {
        /** Nobody handed it out. */
        UNKNOWN_TOKEN(
                "This token was not handed out here; look the journey up by the person, with her identity checked.",
                "لم يُصدر هذا الرمز هنا؛ ابحثوا عن الرحلة بحسب الشخص بعد التحقق من هويته."),
        /** Its time is over. */
        EXPIRED(
                "The token has expired; look the journey up by the person, with her identity checked.",
                "انتهت صلاحية الرمز؛ ابحثوا عن الرحلة بحسب الشخص بعد التحقق من هويته."),
        /** It was handed out for another channel or organisation. */
        MEANT_FOR_ELSEWHERE(
                "The token was handed out for another channel or organisation; send the person there.",
                "صدر هذا الرمز لقناة أخرى أو جهة أخرى؛ وجّهوا الشخص إليها."),
        /** Somebody else took it up. */
        TAKEN_UP_ELSEWHERE(
                "The journey was taken up elsewhere with this token; ask there, or hand out a new one.",
                "استُؤنفت الرحلة في مكان آخر بهذا الرمز؛ اسألوا هناك أو أصدروا رمزًا جديدًا.");

        private final LocalizedText text;

        Why(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }
}
