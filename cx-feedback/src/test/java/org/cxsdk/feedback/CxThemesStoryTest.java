package org.cxsdk.feedback;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Position;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.recovery.Notice;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.recovery.YouSaidWeDid;
import org.cxsdk.feedback.recovery.YouSaidWeDidPage;
import org.cxsdk.feedback.score.ScoreChange;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** What people said becomes a decision with an owner, a change, an announcement, and a measured effect; they hear of it. */
@Tag("S39")
@Tag("S40")
class CxThemesStoryTest {

    private static final ThemeId PRINTING = ThemeId.of("printing");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), RecoveryStory.DUBAI);
    private static final ReportingPeriod DECEMBER =
            ReportingPeriod.ofMonth(YearMonth.of(2026, 12), RecoveryStory.DUBAI);

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-02T06:00:00Z");
    private final CxContext context = CxContext.inMemory(clock);
    private final CxFeedback feedback = CxFeedback.on(context);
    private final CxThemes themes = feedback.themes();
    private final Instrument meter = Instruments.builtIn("happiness-meter").orElseThrow();

    @Test
    void theme_becomesDecisionChangeAndAnnouncement_withBeforeAndAfter() {
        Set<ResponseId> comments = faces("before", "2026-10-12T06:00:00Z", 12, 40);
        faces("after", "2026-12-14T06:00:00Z", 28, 40);

        // region themes
        themes.found(PRINTING, LocalizedText.enAr("Permits are printed too late.", "تُطبع التصاريح متأخرة."), comments);
        themes.accept(
                PRINTING,
                LocalizedText.enAr("Each counter gets a printer.", "طابعة لكل مكتب."),
                ActorId.of("head-of-permits"));
        clock.set("2026-11-20T06:00:00Z");
        themes.changed(
                PRINTING, LocalizedText.enAr("Permits are printed while you wait.", "يُطبع التصريح أثناء انتظارك."));
        themes.announce(
                PRINTING,
                LocalizedText.enAr(
                        "You told us that permits come too late. They are printed while you wait now.",
                        "أخبرتمونا أن التصاريح تتأخر. تُطبع الآن أثناء انتظاركم."));
        YouSaidWeDid entry =
                themes.publish(PRINTING, meter, ScoreId.of("happy"), OCTOBER, DECEMBER, Map.of("service", "permit"));
        List<Notice> notices = themes.notices(PRINTING); // to be sent by the agency
        themes.told(PRINTING);
        // endregion

        System.out.println(entry.text(Locale.ENGLISH));
        System.out.println(entry.text(Locale.forLanguageTag("ar")));
        // pooled z test by hand: 12 and 28 of 40, pooled 0.5, se 0.1118034, z 3.5777088, p 0.00034662 (normal table)
        ScoreChange effect = entry.shown().orElseThrow();
        assertThat(effect.verdict()).isEqualTo(ScoreChange.Verdict.REAL);
        assertThat(effect.pValue().orElseThrow()).isCloseTo(0.000347, within(1e-6));
        assertThat(entry.text(Locale.ENGLISH))
                .contains("You said: Permits are printed too late. (20 people)")
                .contains("We did: Permits are printed while you wait.")
                .contains("before 30.0 (40 answers), after 70.0 (40 answers). The change is larger than chance");
        assertThat(entry.text(Locale.forLanguageTag("ar"))).contains("قلتم: تُطبع التصاريح متأخرة.");
        assertThat(entry.theme().decision().owner()).isEqualTo(ActorId.of("head-of-permits"));
        // forty responses of twenty people: each hears once
        assertThat(notices).hasSize(20);
        assertThat(themes.notices(PRINTING)).isEmpty();
        assertThat(themes.answered()).contains(Ratio.of(1, 1));
        assertThat(themes.find(PRINTING).orElseThrow().loopClosureTime()).contains(java.time.Duration.ofDays(18));
        assertThat(themes.observations(Position.START, 10).items())
                .extracting(Observation::kind)
                .containsExactly("theme.found", "theme.decided", "theme.changed", "theme.announced", "theme.told");
    }

    @Test
    void notices_unmaskNobody_andSmallGroupsAreNotCounted() {
        Set<ResponseId> comments = faces("few", "2026-10-12T06:00:00Z", 0, 4);
        themes.found(PRINTING, LocalizedText.of("en", "Late."), comments);
        themes.decline(PRINTING, LocalizedText.of("en", "No money this year."), ActorId.of("head"));
        themes.announce(PRINTING, LocalizedText.of("en", "We cannot do it this year: no money."));

        assertThat(themes.publish(PRINTING).told()).isEmpty();
        assertThat(themes.publish(PRINTING).text(Locale.ENGLISH)).doesNotContain("people");
        assertThat(themes.find(PRINTING).orElseThrow().status()).isEqualTo(Theme.Status.DECLINED);
        // a list of two would tell the sender who said it
        assertThat(themes.notices(PRINTING)).isEmpty();

        ThemeId often = ThemeId.of("often");
        themes.found(often, LocalizedText.of("en", "Late."), faces("many", "2026-10-12T06:00:00Z", 0, 10));
        themes.decline(often, LocalizedText.of("en", "No money this year."), ActorId.of("head"));
        themes.announce(often, LocalizedText.of("en", "We cannot do it this year: no money."));
        // what a sender sees: pseudonyms in their order, and words that are the same for all
        assertThat(themes.notices(often))
                .extracting(notice -> notice.recipient().value())
                .containsExactly("many-0", "many-1", "many-2", "many-3", "many-4");
        assertThat(themes.notices(often))
                .extracting(Notice::text)
                .containsOnly(LocalizedText.of("en", "We cannot do it this year: no money."));
        assertThat(themes.notices(often).toString()).doesNotContain("many-");
    }

    @Test
    void page_isForEverybody_inBothLanguages() {
        changedInNovember(faces("before", "2026-10-12T06:00:00Z", 12, 40));
        themes.announce(PRINTING, LocalizedText.enAr("Printed <while> you wait.", "تُطبع أثناء انتظاركم."));
        themes.found(
                ThemeId.of("undecided"), LocalizedText.of("en", "Not yet."), faces("u", "2026-10-12T06:00:00Z", 1, 5));

        List<YouSaidWeDid> feed = themes.feed();
        String english = YouSaidWeDidPage.html(feed, Locale.ENGLISH);
        String arabic = YouSaidWeDidPage.html(feed, Locale.forLanguageTag("ar"));

        assertThat(feed).hasSize(1);
        assertThat(english)
                .contains(
                        "<html lang=\"en\" dir=\"ltr\">", "<h1 dir=\"auto\">You said, we did</h1>", "Said by 20 people")
                .doesNotContain("<script", "Not yet.", "before-");
        assertThat(arabic).contains("<html lang=\"ar\" dir=\"rtl\">", "قلتم، ففعلنا", "عدد من قالوا ذلك: 20");
        assertThat(YouSaidWeDidPage.html(List.of(), Locale.ENGLISH)).contains("There is nothing to report yet.");
        for (String page : List.of(english, arabic)) {
            assertThatCode(() -> javax.xml.parsers.DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new org.xml.sax.InputSource(
                                    new java.io.StringReader(page.replace("<!DOCTYPE html>", "")))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void effect_saysWithinNoise_andTooFew_insteadOfASuccess() {
        Set<ResponseId> comments = faces("before", "2026-10-12T06:00:00Z", 20, 40);
        faces("after", "2026-12-14T06:00:00Z", 22, 40);
        faces("small", "2026-09-14T06:00:00Z", 1, 4);
        changedInNovember(comments);
        ReportingPeriod september = ReportingPeriod.ofMonth(YearMonth.of(2026, 9), RecoveryStory.DUBAI);

        assertThat(themes.publish(PRINTING, meter, ScoreId.of("happy"), OCTOBER, DECEMBER, Map.of())
                        .text(Locale.ENGLISH))
                .contains("A change of this size is within noise.");
        assertThat(themes.publish(PRINTING, meter, ScoreId.of("happy"), september, DECEMBER, Map.of())
                        .text(Locale.ENGLISH))
                .contains("too few answers")
                .doesNotContain("before 25");
    }

    @Test
    void steps_outOfOrder_areRefused_andPeriodsMustStandOnEitherSideOfTheChange() {
        Set<ResponseId> comments = faces("before", "2026-10-12T06:00:00Z", 20, 40);
        themes.found(PRINTING, LocalizedText.of("en", "Late."), comments);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> themes.changed(PRINTING, LocalizedText.of("en", "Printers.")))
                .withMessageContaining("without a decision");
        themes.accept(PRINTING, LocalizedText.of("en", "Yes."), ActorId.of("head"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> themes.announce(PRINTING, LocalizedText.of("en", "Done.")))
                .withMessageContaining("announced before");
        assertThat(themes.notices(PRINTING)).isEmpty();
        assertThat(themes.answered()).contains(Ratio.of(0, 1));
        themes.changed(PRINTING, LocalizedText.of("en", "Printers."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> themes.publish(PRINTING, meter, ScoreId.of("happy"), DECEMBER, OCTOBER, Map.of()))
                .withMessageContaining("between the periods");
    }

    private void changedInNovember(Set<ResponseId> comments) {
        themes.found(PRINTING, LocalizedText.of("en", "Late."), comments);
        themes.accept(PRINTING, LocalizedText.of("en", "Yes."), ActorId.of("head"));
        themes.changed(PRINTING, LocalizedText.of("en", "Printers."));
    }

    /** So many happy faces of so many; each person answers twice. */
    private Set<ResponseId> faces(String name, String at, int happy, int of) {
        Set<ResponseId> ids = new HashSet<>();
        for (int i = 0; i < of; i++) {
            Response response = Response.to(
                            meter,
                            ResponseId.of(name + "-response-" + i),
                            SubjectId.of(name + "-" + i / 2),
                            Instant.parse(at))
                    .answer("face", i < happy ? 3 : 1)
                    .dimension("service", "permit")
                    .build();
            feedback.submit(meter, response);
            ids.add(response.id());
        }
        return ids;
    }
}
