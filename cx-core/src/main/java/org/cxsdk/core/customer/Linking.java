package org.cxsdk.core.customer;

import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What comes of the wish to link two profiles, or to take a link back. */
public sealed interface Linking {

    /** Goes on in one of two ways. */
    <R> R fold(Function<? super Done, ? extends R> done, Function<? super Refused, ? extends R> refused);

    /**
     * It is done.
     *
     * @param link the link as it stands now
     */
    record Done(IdentityLink link) implements Linking {
        public Done {
            Objects.requireNonNull(link, "link");
        }

        @Override
        public <R> R fold(Function<? super Done, ? extends R> done, Function<? super Refused, ? extends R> refused) {
            return done.apply(this);
        }
    }

    /**
     * It is not done, and nothing was changed.
     *
     * @param reason why
     */
    record Refused(Why reason) implements Linking {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R fold(Function<? super Done, ? extends R> done, Function<? super Refused, ? extends R> refused) {
            return refused.apply(this);
        }
    }

    /** Why a link is refused. */
    enum Why implements Reason {
        /** Nobody says who wants it. */
        NOBODY_ACTS(
                "Nobody is named who answers for this; open the customers on a context that says who acts and why.",
                "لم يُذكر من يتحمل مسؤولية هذا؛ افتحوا سجل العملاء في سياق يذكر من يتصرف ولماذا."),
        /** The actor may not. */
        NO_AUTHORITY(
                "This actor may not join or separate customers with this evidence; let somebody who may decide.",
                "لا يحق لهذا الشخص ضم العملاء أو فصلهم بهذا الإثبات؛ ليقرر من يملك الصلاحية."),
        /** One of the profiles is not there. */
        UNKNOWN_PROFILE(
                "One of the profiles is not known; keep it before linking it.",
                "أحد الملفين غير معروف؛ احفظوه قبل ربطه."),
        /** A business is no person. */
        DIFFERENT_KINDS(
                "One profile is a business and the other one is not; use a representation for who acts for a business.",
                "أحد الملفين منشأة والآخر ليس كذلك؛ استخدموا التمثيل لبيان من يتصرف عن المنشأة."),
        /** There is no such link or pair. */
        UNKNOWN_LINK("There is no such link, or pair that waits.", "لا يوجد ربط أو زوج منتظر بهذا المعرّف."),
        /** The identifier names another link. */
        LINK_CHANGED(
                "Another link has this identifier, or it was taken back; a new link needs an identifier of its own.",
                "يحمل ربط آخر هذا المعرّف أو أنه أُلغي؛ يحتاج الربط الجديد إلى معرّف خاص به.");

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
