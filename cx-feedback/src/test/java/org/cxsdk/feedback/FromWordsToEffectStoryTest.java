package org.cxsdk.feedback;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.feedback.recovery.Notice;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.recovery.YouSaidWeDid;
import org.cxsdk.feedback.score.ScoreChange;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextSummary;
import org.cxsdk.feedback.text.TopicId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What people write becomes a topic, the topic a theme, the theme a decision with an owner, the decision a change, and the change
 * an effect: from words to effect without anybody having to pick comments by hand.
 */
@Tag("S39")
class FromWordsToEffectStoryTest {

    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), RecoveryStory.DUBAI);
    private static final ReportingPeriod DECEMBER = OCTOBER.next().next();
    private static final ThemeId QUEUE = ThemeId.of("queue");
    private static final TopicId WAITING = TopicId.of("waiting");

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-02T06:00:00Z");
    private final Instrument meter = Instruments.builtIn("happiness-meter").orElseThrow();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void words_becomeATheme_aDecision_aChange_andAnEffect(Databases database) {
        CxContext context = database.open(clock);
        CxFeedback feedback = CxFeedback.on(context);
        Taxonomy topics = Taxonomies.publicServices();
        say(feedback, "before", "2026-10-12T06:00:00Z", 1, "I waited two hours in the queue", 24);
        say(feedback, "else", "2026-10-12T06:00:00Z", 3, "The clerk was kind and helpful", 16);

        // what do people write about?
        TextSummary words = feedback.figures()
                .words(meter, OCTOBER, topics, LanguageDetector.restrictedTo(Set.of(Locale.ENGLISH)), Optional.empty())
                .orElseThrow();
        assertThat(words.people()).isEqualTo(40);

        // region about
        CxThemes themes = feedback.themes();
        Set<ResponseId> comments = themes.about(meter, OCTOBER, topics, WAITING);
        Theme theme = themes.found(QUEUE, LocalizedText.enAr("The queue is too long.", "الطابور طويل جدا."), comments);
        // endregion
        assertThat(comments).hasSize(24).allSatisfy(id -> assertThat(id.value()).startsWith("before-"));
        assertThat(theme.status()).isEqualTo(Theme.Status.FOUND);
        assertThat(themes.about(meter, DECEMBER, topics, WAITING)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> themes.about(meter, OCTOBER, topics, TopicId.of("weather")))
                .withMessageContaining("has no topic \"weather\"");

        themes.accept(QUEUE, LocalizedText.enAr("Tickets by phone.", "تذاكر عبر الهاتف."), ActorId.of("head-of-halls"));
        clock.set("2026-11-20T06:00:00Z");
        themes.changed(QUEUE, LocalizedText.enAr("Book your time by phone.", "احجز موعدك عبر الهاتف."));
        themes.announce(QUEUE, LocalizedText.enAr("You need not queue any more.", "لا حاجة إلى الطابور بعد الآن."));
        say(feedback, "after", "2026-12-14T06:00:00Z", 3, "In and out in five minutes", 34);
        say(feedback, "still", "2026-12-14T06:00:00Z", 1, "I waited an hour", 6);

        YouSaidWeDid told = themes.publish(QUEUE, meter, ScoreId.of("happy"), OCTOBER, DECEMBER, Map.of());

        // 16 of 40 happy before, 34 of 40 after
        assertThat(told.shown().orElseThrow().verdict()).isEqualTo(ScoreChange.Verdict.REAL);
        assertThat(told.text(Locale.ENGLISH))
                .contains("You said: The queue is too long. (24 people)")
                .contains("before 40.0 (40 answers), after 85.0 (40 answers)");
        assertThat(told.theme().decision().owner()).isEqualTo(ActorId.of("head-of-halls"));
        assertThat(themes.notices(QUEUE))
                .hasSize(24)
                .extracting(Notice::recipient)
                .allSatisfy(person -> assertThat(person.value()).startsWith("person-before-"));
    }

    private void say(CxFeedback feedback, String name, String at, int face, String words, int people) {
        for (int i = 0; i < people; i++) {
            feedback.submit(
                    meter,
                    Response.to(
                                    meter,
                                    ResponseId.of(name + "-" + i),
                                    SubjectId.of("person-" + name + "-" + i),
                                    Instant.parse(at))
                            .answer("face", face)
                            .answer("comment", words)
                            .build());
        }
    }
}
