package org.cxsdk.core.journey.improve;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.CxException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.journey.JourneyVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A workshop shaped the permit, and a usability test looked at it afterwards. */
@Tag("S16")
class EngagementStoryTest {

    private final Permits permits = new Permits();

    @Test
    void workWithUsers_isLinkedToTheVersionThatItShaped() {
        // region engagement
        permits.improvement.engage(new EngagementActivity(
                EngagementActivity.Id.of("workshop-1"),
                Permits.PERMIT.version(),
                EngagementActivity.Kind.WORKSHOP,
                EngagementActivity.Moment.BEFORE,
                LocalDate.of(2026, 5, 4),
                12,
                3,
                List.of(new EngagementActivity.Insight(
                        Permits.APPLY,
                        LocalizedText.enAr("Nobody knew which contract was meant.", "لم يعرف أحد أي عقد هو المقصود."),
                        true))));
        // endregion
        permits.improvement.engage(new EngagementActivity(
                EngagementActivity.Id.of("test-2"),
                Permits.PERMIT.version(),
                EngagementActivity.Kind.USABILITY_TEST,
                EngagementActivity.Moment.AFTER,
                LocalDate.of(2026, 11, 20),
                6,
                null,
                List.of()));

        List<EngagementActivity> activities = permits.improvement.engagements(Permits.PERMIT.version());

        assertThat(activities)
                .extracting(activity -> activity.on() + " " + activity.kind() + " " + activity.moment())
                .containsExactly("2026-05-04 WORKSHOP BEFORE", "2026-11-20 USABILITY_TEST AFTER");
        assertThat(activities.get(0).insights().get(0).text().in(Locale.ENGLISH))
                .startsWith("Nobody knew");
        assertThat(activities.get(0).insights().get(0).shaped()).isTrue();
    }

    /** Survey, focus group, workshop and usability test, before a version and after it, all stand beside the version. */
    @Test
    void everyKindOfWorkWithUsers_standsBesideTheVersion_andItsInsightsReachTheStep() {
        int day = 1;
        for (EngagementActivity.Kind kind : EngagementActivity.Kind.values()) {
            for (EngagementActivity.Moment moment : EngagementActivity.Moment.values()) {
                permits.improvement.engage(new EngagementActivity(
                        EngagementActivity.Id.of(kind + "-" + moment),
                        Permits.PERMIT.version(),
                        kind,
                        moment,
                        LocalDate.of(2026, 5, day++),
                        8,
                        2,
                        List.of(new EngagementActivity.Insight(
                                Permits.PROVE,
                                LocalizedText.enAr("I was glad to be done at once.", "سررت لأنني انتهيت فورا."),
                                moment == EngagementActivity.Moment.BEFORE))));
            }
        }

        List<EngagementActivity> activities = permits.improvement.engagements(Permits.PERMIT.version());

        assertThat(activities)
                .extracting(activity -> activity.kind() + " " + activity.moment())
                .containsExactly(
                        "SURVEY BEFORE",
                        "SURVEY AFTER",
                        "FOCUS_GROUP BEFORE",
                        "FOCUS_GROUP AFTER",
                        "WORKSHOP BEFORE",
                        "WORKSHOP AFTER",
                        "USABILITY_TEST BEFORE",
                        "USABILITY_TEST AFTER");
        assertThat(activities)
                .filteredOn(activity -> activity.insights().get(0).shaped())
                .as("what came before could shape it")
                .hasSize(4);
        assertThat(permits.improvement.engagements(JourneyVersion.of("parking-permit", "2")))
                .as("another version was shaped by nobody yet")
                .isEmpty();
    }

    @Test
    void workForAVersionThatDoesNotExist_isRefused() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> permits.improvement.engage(new EngagementActivity(
                        EngagementActivity.Id.of("x"),
                        JourneyVersion.of("parking-permit", "99"),
                        EngagementActivity.Kind.SURVEY,
                        EngagementActivity.Moment.BEFORE,
                        LocalDate.of(2026, 5, 4),
                        1,
                        null,
                        List.of())))
                .withMessageContaining("parking-permit@99 is not published");
    }
}
