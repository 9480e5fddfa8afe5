package org.cxsdk.metrics.cause;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.metrics.analysis.Named;

/**
 * One bone of a fishbone (Ishikawa, "Guide to Quality Control", 1968): something that might be a cause, before it is known
 * whether it is.
 *
 * @param bone where it belongs
 * @param text what it is, in the words of those who looked; not blank
 */
public record PossibleCause(Bone bone, String text) {

    public PossibleCause {
        Objects.requireNonNull(bone, "bone");
        text = text.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a possible cause needs words");
        }
    }

    /** The bones, cut for services. */
    public enum Bone implements Named {
        PEOPLE("people", "People: how many, trained for what", "الأشخاص: عددهم وتدريبهم"),
        PROCESS("process", "Process: steps, hand-overs, order", "الإجراء: الخطوات والتسليم والترتيب"),
        SYSTEMS("systems", "Systems: software, lines, devices", "الأنظمة: البرمجيات والخطوط والأجهزة"),
        RULES("rules", "Rules: laws, policies, forms", "القواعد: القوانين والسياسات والنماذج"),
        INFORMATION(
                "information",
                "Information: what customers and staff know",
                "المعلومات: ما يعرفه المتعاملون والموظفون"),
        PARTNERS("partners", "Partners: others the service waits for", "الشركاء: من تنتظرهم الخدمة"),
        PLACE("place", "Place: rooms, way there, opening hours", "المكان: القاعات والوصول وأوقات العمل"),
        DEMAND("demand", "Demand: how many come, when, with what", "الطلب: عدد القادمين ووقت قدومهم وحاجتهم");

        private final String code;
        private final LocalizedText text;

        Bone(String code, String english, String arabic) {
            this.code = code;
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }
}
