package org.cxsdk.maturity.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen by scoring again, and how far it can be from the best choice.
 *
 * @param chosen the chosen initiatives, in the order of the catalogue
 * @param worth what the assessment is worth with them done
 * @param bound no choice within the limits is worth more
 * @param proof whether the choice is proven best
 * @param nodes how many parts of the search were looked at
 */
public record RescoredChoice(List<InitiativeId> chosen, Worth worth, Worth bound, Proof proof, long nodes)
        implements Choice {

    /** How much is known about a choice. */
    public enum Proof implements Reason {
        /** No better choice exists. */
        PROVEN("No better choice exists within the limits.", "لا يوجد اختيار أفضل ضمن الحدود."),
        /** The search reached its limit first. */
        GAP(
                "The search reached its limit of parts to look at; the best choice is worth the stated bound at most.",
                "بلغ البحث حده الأقصى؛ ولا تزيد قيمة أفضل اختيار على الحد المذكور."),
        /** The model may lower a score when an answer is raised, so that no bound holds. */
        NO_BOUND(
                "The model can lower a score when an answer improves, so nothing is proven; this is the best that was found.",
                "قد يخفض النموذج درجة عند تحسن إجابة، فلا يثبت شيء؛ وهذا أفضل ما عُثر عليه.");

        private final LocalizedText text;

        Proof(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    public RescoredChoice {
        chosen = List.copyOf(chosen);
        Objects.requireNonNull(worth, "worth");
        Objects.requireNonNull(bound, "bound");
        Objects.requireNonNull(proof, "proof");
    }

    @Override
    public boolean isProven() {
        return proof == Proof.PROVEN;
    }

    @Override
    public <T extends @Nullable Object> T fold(Function<Selection, T> additive, Function<RescoredChoice, T> rescored) {
        return rescored.apply(this);
    }
}
