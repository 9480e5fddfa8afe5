package org.cxsdk.feedback;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.feedback.recovery.AuthorityMatrix;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.EscalationLadder;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.OpeningRule;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.OptionId;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RecoveryPlanId;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.ResolutionOption;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.text.TopicId;
import org.jspecify.annotations.Nullable;

/** The plan of an office of permits in Dubai, open Monday to Friday from 8 to 16. */
final class RecoveryStory {

    static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    static final RoleId CLERK = RoleId.of("counter-clerk");
    static final RoleId SUPERVISOR = RoleId.of("supervisor");
    static final RoleId DIRECTOR = RoleId.of("director");
    static final RemedyId REFUND = RemedyId.of("refund-fee");
    static final IssueId POOR_SERVICE = IssueId.of("poor-service");

    private RecoveryStory() {}

    static RecoveryPlan plan() {
        WorkingCalendar office = WorkingCalendar.weekly(
                WorkingCalendarId.of("office"),
                DUBAI,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                OpeningHours.Span.of("08:00-16:00"));
        return new RecoveryPlan(
                RecoveryPlanId.of("permits"),
                "1",
                List.of(
                        new OpeningRule(
                                OpeningRuleId.of("danger"),
                                IssueId.of("safety"),
                                new OpeningRule.Trigger.Keyword(List.of("injur*", "accident", "حادث"))),
                        new OpeningRule(
                                OpeningRuleId.of("unhappy-face"),
                                POOR_SERVICE,
                                new OpeningRule.Trigger.ScoreAtMost(QuestionId.of("face"), 1)),
                        new OpeningRule(
                                OpeningRuleId.of("waiting"),
                                IssueId.of("queue"),
                                new OpeningRule.Trigger.TopicFound(Taxonomies.publicServices(), TopicId.of("waiting")),
                                new OpeningRule.Trigger.ScoreAtMost(QuestionId.of("face"), 2))),
                ServiceTerms.twoStages(), // 5 working days, then 3 to acknowledge and 20 to decide
                office,
                new AuthorityMatrix(
                        List.of(CLERK, SUPERVISOR, DIRECTOR),
                        List.of(
                                refund(
                                        "clerk-refund",
                                        CLERK,
                                        "100",
                                        new AuthorityMatrix.Allowance(2, Money.of("150", "AED"), Period.ofMonths(12))),
                                refund("supervisor-refund", SUPERVISOR, "500", null))),
                List.of(
                        new ResolutionOption(
                                OptionId.of("refund"),
                                POOR_SERVICE,
                                LocalizedText.enAr("Give the express fee back", "إعادة رسوم الخدمة السريعة"),
                                REFUND,
                                List.of(
                                        LocalizedText.enAr("Say sorry.", "اعتذر للمتعامل."),
                                        LocalizedText.enAr(
                                                "Give the fee back on her card.", "أعد الرسوم إلى بطاقتها.")),
                                List.of(OptionId.of("print-now"))),
                        new ResolutionOption(
                                OptionId.of("print-now"),
                                POOR_SERVICE,
                                LocalizedText.enAr("Print the permit at the desk", "طباعة التصريح عند المكتب"),
                                null,
                                List.of(LocalizedText.enAr(
                                        "Open the file, choose Print, sign.", "افتح الملف واختر طباعة ثم وقّع.")),
                                List.of())),
                new EscalationLadder(
                        List.of(new EscalationLadder.Rung(SUPERVISOR, 0), new EscalationLadder.Rung(DIRECTOR, 3))));
    }

    private static AuthorityMatrix.Rule refund(
            String id, RoleId role, String upTo, AuthorityMatrix.@Nullable Allowance perCustomer) {
        return new AuthorityMatrix.Rule(AuthorityRuleId.of(id), role, null, REFUND, Money.of(upTo, "AED"), perCustomer);
    }

    /** A clock that stands where it is put. */
    static final class Clock implements java.time.InstantSource {
        private Instant now;

        Clock(String at) {
            now = Instant.parse(at);
        }

        void set(String at) {
            now = Instant.parse(at);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
