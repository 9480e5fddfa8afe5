package org.cxsdk.feedback;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Position;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.feedback.listening.CampaignId;
import org.cxsdk.feedback.listening.Growth;
import org.cxsdk.feedback.listening.Listening;
import org.cxsdk.feedback.listening.Post;
import org.cxsdk.feedback.listening.PostId;
import org.cxsdk.feedback.score.ScoreChange;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.text.LabelledText;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Sentiment;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextTrainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The campaign for the new permit app: what people write about it in public, in English and Arabic, how much more than the
 * month before, and in what mood. Everything is read offline and says why; nothing of it gets into a survey's score.
 */
@Tag("S38")
class SocialListeningStoryTest {

    private static final CampaignId APP = CampaignId.of("permit-app");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), RecoveryStory.DUBAI);
    private static final ReportingPeriod NOVEMBER = OCTOBER.next();
    private static final LanguageDetector LANGUAGES =
            LanguageDetector.restrictedTo(Set.of(Locale.ENGLISH, Locale.forLanguageTag("ar")));
    private static final String[] PRAISE_AR = {
        "الخدمة ممتازة وسريعة",
        "شكرا على التعامل الرائع",
        "التطبيق سهل ومفيد جدا",
        "موظفون رائعون وخدمة سريعة",
        "تجربة ممتازة"
    };
    private static final String[] COMPLAINT_AR = {
        "الخدمة سيئة وبطيئة", "التطبيق لا يعمل أبدا", "انتظرت ساعات دون رد", "تجربة سيئة جدا", "التطبيق بطيء ومزعج"
    };

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-12-01T06:00:00Z");

    private static Post post(int number, String at, String text, CampaignId campaign) {
        return new Post(
                PostId.of("post-" + number),
                ChannelId.of(number % 2 == 0 ? "x" : "instagram"),
                Instant.parse(at),
                SubjectId.of("author-" + number % 30),
                text,
                campaign);
    }

    private static void publish(CxListening listening) {
        int number = 0;
        for (int i = 0; i < 12; i++) {
            listening.take(post(number++, "2026-10-%02dT10:00:00Z".formatted(1 + i), "Is the permit desk open?", null));
        }
        for (int i = 0; i < 20; i++) {
            String text = i % 4 == 3
                    ? "The new app is terrible, it keeps crashing. Call me on 050 123 4567"
                    : "Great new app, very easy and fast, thank you";
            listening.take(post(number++, "2026-11-%02dT10:00:00Z".formatted(1 + i), text, APP));
        }
        for (int i = 0; i < 10; i++) {
            listening.take(post(number++, "2026-11-%02dT12:00:00Z".formatted(1 + i), PRAISE_AR[i % 5], APP));
            listening.take(post(number++, "2026-11-%02dT13:00:00Z".formatted(1 + i), COMPLAINT_AR[i % 5], APP));
        }
    }

    /** A classifier of the agency's own, trained on what it labelled: both languages, some examples of each. */
    private static TextClassifier trained() {
        List<LabelledText> labelled = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < 5; k++) {
                labelled.add(new LabelledText(PRAISE_AR[k] + " " + PRAISE_AR[(k + i) % 5], "", "positive"));
                labelled.add(new LabelledText(COMPLAINT_AR[k] + " " + COMPLAINT_AR[(k + i) % 5], "", "negative"));
            }
            labelled.add(new LabelledText("Great, easy and fast, thank you " + i, "", "positive"));
            labelled.add(new LabelledText("Very easy app, great work " + i, "", "positive"));
            labelled.add(new LabelledText("Terrible app, it keeps crashing " + i, "", "negative"));
            labelled.add(new LabelledText("It crashes, terrible and slow " + i, "", "negative"));
        }
        return TextTrainer.standard().train(labelled);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCampaign_isHeardInTwoLanguages_withItsGrowth(Databases database) {
        CxContext context = database.open(clock);
        CxListening listening = CxListening.on(context);
        publish(listening);

        // region listening
        Listening cold = listening.in(NOVEMBER, Taxonomies.publicServices(), LANGUAGES, Optional.empty());
        Listening heard = listening.in(NOVEMBER, Taxonomies.publicServices(), LANGUAGES, Optional.of(trained()));

        heard.posts(); // 40, by 30 authors
        heard.growth().verdict(); // REAL: 40 posts in November, 12 in October
        cold.words().sentiments().get(Sentiment.NOT_ANALYSED); // 20: no Arabic until somebody trained it
        // endregion
        assertThat(heard.posts()).isEqualTo(40);
        assertThat(heard.authors()).isEqualTo(30);
        assertThat(heard.growth().verdict()).isEqualTo(ScoreChange.Verdict.REAL);
        assertThat(heard.growth().rate().orElseThrow()).isCloseTo(40.0 / 30 / (12.0 / 31) - 1, within(1e-12));
        assertThat(heard.byCampaign()).containsOnlyKeys(APP);
        assertThat(heard.byChannel()).containsEntry("x", 20L).containsEntry("instagram", 20L);
        // two Arabic words alone are too little to tell Arabic from Persian
        assertThat(heard.words().languages()).containsEntry("ar", 20L).containsEntry("en", 20L);
        assertThat(cold.words().sentiments())
                .containsEntry(Sentiment.NOT_ANALYSED, 20L)
                .containsEntry(Sentiment.POSITIVE, 15L)
                .containsEntry(Sentiment.NEGATIVE, 5L);
        assertThat(heard.words().sentiments().get(Sentiment.POSITIVE)).isBetween(23L, 25L);
        assertThat(heard.words().sentiments().get(Sentiment.NEGATIVE)).isBetween(13L, 15L);
        // explained: the terms that made it so
        assertThat(trained().explain("التطبيق بطيء ومزعج", "", 3).terms()).isNotEmpty();
        System.out.printf(
                "permit-app in November: %d posts by %d people, %+.0f %% a day against October (%s); praise %d,"
                        + " complaint %d%n",
                heard.posts(),
                heard.authors(),
                100 * heard.growth().rate().orElseThrow(),
                heard.growth().verdict().text().in(Locale.ENGLISH),
                heard.words().sentiments().get(Sentiment.POSITIVE),
                heard.words().sentiments().get(Sentiment.NEGATIVE));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void posts_areTakenOnce_withoutIdentifiers_andAreNoAnswers(Databases database) {
        CxContext context = database.open(clock);
        CxListening listening = CxListening.on(context);
        CxFeedback feedback = CxFeedback.on(context);
        publish(listening);

        assertThat(listening.take(post(12, "2026-11-05T10:00:00Z", "again", APP)))
                .isFalse();
        assertThat(listening.of(APP, NOVEMBER))
                .hasSize(40)
                .allSatisfy(post -> assertThat(post.text()).doesNotContain("050"));
        assertThat(listening.post(PostId.of("post-15")).orElseThrow().text()).endsWith("[phone]");

        // never pooled: no score, no observation of an answer
        assertThat(feedback.score(Instruments.builtIn("csat-5").orElseThrow(), ScoreId.of("csat"), NOVEMBER)
                        .state())
                .isEqualTo(Measurement.State.NO_DATA);
        assertThat(feedback.observations(Position.START, 100).items()).isEmpty();

        context.write(session -> session.destroyKeys(SubjectId.of("author-15")));
        assertThat(listening.post(PostId.of("post-15")).orElseThrow().text())
                .as("her words go with her key")
                .isEmpty();
    }

    @Test
    void growth_isThatOfTheExactPoissonTest() {
        // R, help page of poisson.test: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)):
        // rate ratio 1.971488, 95 % interval 0.8584264 4.2772659, p-value 0.07967
        Growth growth = Growth.of(21, 3_011, 11, 800);

        assertThat(growth.ratio()).isCloseTo(1.971488, within(1e-6));
        assertThat(growth.interval().low()).isCloseTo(0.8584264, within(1e-6));
        assertThat(growth.interval().high()).isCloseTo(4.2772659, within(1e-6));
        assertThat(growth.verdict()).isEqualTo(ScoreChange.Verdict.WITHIN_NOISE);
        assertThat(Growth.of(0, 30, 4, 30).rate()).as("nothing before: no rate").isEmpty();
        assertThat(Growth.of(0, 30, 4, 30).verdict()).isEqualTo(ScoreChange.Verdict.TOO_FEW);
        assertThat(Growth.of(40, 30, 0, 30).verdict()).isEqualTo(ScoreChange.Verdict.REAL);
    }
}
