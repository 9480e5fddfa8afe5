package org.cxsdk.maturity.score;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.maturity.model.Aggregation;

/** The rules by which a figure came about. Each {@link Step} of an explanation names one. */
public enum Rule implements Reason {
    ANSWER("Score of the answer, as the model's scale says.", "درجة الإجابة وفق مقياس النموذج."),
    MEASUREMENT("Figure of a measurement.", "قيمة من قياس."),
    MEASURED_CHOICE("Answer chosen by a measurement in the place of a person.", "إجابة حددها قياس بدلا من شخص."),
    STEPS("Score of the first step whose condition the figure meets.", "درجة أول عتبة تستوفي القيمة شرطها."),
    LINEAR("Share of the way between two figures, cut at both ends.", "نسبة المسافة بين قيمتين، محدودة من الطرفين."),
    MEAN("Mean of what counts.", "متوسط ما يحتسب."),
    WEIGHTED_MEAN(
            "Sum of weight times score, divided by the sum of the weights, over what counts.",
            "مجموع حاصل ضرب الوزن في الدرجة مقسوما على مجموع الأوزان لما يحتسب."),
    MEDIAN("Median of what counts.", "وسيط ما يحتسب."),
    MIN("Least of what counts.", "أدنى ما يحتسب."),
    BEST_OF("Greatest of what counts.", "أعلى ما يحتسب."),
    SUM("Sum of what counts.", "مجموع ما يحتسب."),
    COUNT("How many meet the condition.", "عدد ما يستوفي الشرط."),
    TABLE("First row of the table whose tests all hold.", "أول صف في الجدول تتحقق كل شروطه."),
    NO_ROW("No row of the table holds.", "لا يتحقق أي صف في الجدول."),
    CAPPED(
            "Capped, because no valid evidence stands behind the answer.",
            "محدودة بسقف لعدم وجود أدلة سارية تسند الإجابة."),
    NO_EVIDENCE(
            "Not taken, because no valid evidence stands behind the answer.",
            "لم تُقبل لعدم وجود أدلة سارية تسند الإجابة."),
    ASSUMED("Assumed, to see what would follow.", "مفترضة لمعرفة ما يترتب عليها."),
    ROUNDED("Rounded as the model asks.", "مقرب كما يطلب النموذج."),
    NOTHING_COUNTS("Nothing below has a score that counts.", "لا توجد درجة محتسبة في المستوى الأدنى."),
    CHILD_MISSING(
            "Something below has no score, and the policy then gives none here.",
            "عنصر أدنى بلا درجة، والسياسة لا تعطي درجة هنا في هذه الحالة."),
    NO_ANSWER("There is no value.", "لا توجد قيمة."),
    SCOPES("Taken over the scores of other scopes.", "محسوب من درجات نطاقات أخرى.");

    private final LocalizedText text;

    Rule(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    static Rule of(Aggregation aggregation) {
        if (aggregation instanceof Aggregation.Of of) {
            return valueOf(of.name());
        }
        return aggregation instanceof Aggregation.Count ? COUNT : TABLE;
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
