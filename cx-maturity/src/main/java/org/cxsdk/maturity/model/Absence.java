package org.cxsdk.maturity.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why something has no score. Different things, each with a policy of its own; none of them is 0. */
public enum Absence implements Reason {
    /** Nobody answered. */
    NOT_ANSWERED("Not answered yet; answer it.", "لم تتم الإجابة بعد؛ يرجى الإجابة."),
    /** Somebody looked and could not find out. */
    NOT_KNOWN("The answer is not known; find out or measure it.", "الإجابة غير معروفة؛ يلزم التحقق أو القياس."),
    /** The thing itself does not exist here. */
    NOT_APPLICABLE("Does not apply here; say why in a note.", "لا ينطبق هنا؛ يذكر السبب في ملاحظة."),
    /** The thing exists, the question makes no sense for it. */
    NOT_RELEVANT("Not relevant to this case; say why in a note.", "غير ذي صلة بهذه الحالة؛ يذكر السبب في ملاحظة."),
    /** Answered, but nothing stands behind it, and the model then takes no answer. */
    NO_EVIDENCE(
            "Answered without evidence, which the model does not take; name what it rests on.",
            "الإجابة بلا أدلة، وهو ما لا يقبله النموذج؛ يلزم ذكر ما تستند إليه."),
    /** Answered, but what stood behind it is no longer valid. */
    EXPIRED(
            "The evidence is no longer valid, and the model then takes no answer; collect it anew.",
            "الأدلة لم تعد سارية، وهو ما لا يقبله النموذج؛ يلزم جمعها من جديد."),
    /** A policy of the model says that too little is there for a score. */
    UNSCORED(
            "Too little is answered for a score, as the model's policy says; answer what is missing.",
            "الإجابات لا تكفي لاحتساب درجة وفق سياسة النموذج؛ يلزم استكمال الناقص.");

    private final LocalizedText text;

    Absence(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    /** The name in files: {@code not-answered}, {@code not-known}, … */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The absence with this name in files. */
    public static Optional<Absence> ofFileName(String name) {
        return Stream.of(values()).filter(a -> a.fileName().equals(name)).findFirst();
    }

    /** Whether there is nothing to score, as opposed to something whose score is not there. */
    public boolean outOfScope() {
        return this == NOT_APPLICABLE || this == NOT_RELEVANT;
    }

    /** Whether somebody may still find out: it is neither answered nor out of scope. */
    public boolean isUnknown() {
        return this == NOT_ANSWERED || this == NOT_KNOWN;
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
