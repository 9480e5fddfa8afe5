package org.cxsdk.feedback.json;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.feedback.Databases;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseStore;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.PastGrant;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.recovery.ThemeStore;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What {@link CaseStore} and {@link ThemeStore} promise, in memory and on H2. */
class RecoveryStoresTest {

    private static final Instant NINE = Instant.parse("2026-11-09T05:00:00.000001Z");
    private static final ActorId CLERK = ActorId.of("clerk-7");
    private static final SubjectId AMAL = SubjectId.of("amal");

    private final CaseStore cases = new StorageCaseStore();
    private final ThemeStore themes = new StorageThemeStore();

    private static CxContext open(Databases database) {
        return database.open(InstantSource.fixed(NINE));
    }

    private static Case opened(String id) {
        return new Case(
                CaseId.of(id),
                List.of(new CaseFact.Opened(
                        NINE,
                        CLERK,
                        AMAL,
                        IssueId.of("late"),
                        CaseCause.complaint(),
                        null,
                        "Where is my permit?",
                        1,
                        ServiceTerms.twoStages(),
                        Map.of(),
                        WorkingCalendarId.of("uae-2026"))));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void cases_areFound_withTheirWordsAndInOrder(Databases database) {
        CxContext context = open(database);
        Case first = opened("c-1");
        Case second = opened("c-2");
        context.write(session -> {
            cases.add(session, null, first, NINE.plusSeconds(60));
            cases.add(session, null, second, NINE.plusSeconds(30));
            return null;
        });

        assertThat(find(context, first.id())).contains(first);
        assertThat(find(context, CaseId.of("c-9"))).isEmpty();
        assertThat(ofAmal(context)).containsExactly(first.id(), second.id());
        // longest waiting first, and only what came before
        assertThat(due(context, NINE.plusSeconds(61), 10)).containsExactly(second.id(), first.id());
        assertThat(due(context, NINE.plusSeconds(60), 10)).containsExactly(second.id());
        assertThat(due(context, NINE.plusSeconds(61), 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void facts_areAddedOnce_andAClosedCaseIsNotDueAnyMore(Databases database) {
        CxContext context = open(database);
        Case first = opened("c-1");
        Case heard = first.with(new CaseFact.Acknowledged(NINE, CLERK));
        context.write(session -> {
            cases.add(session, null, first, NINE);
            return null;
        });
        context.write(session -> {
            cases.add(session, first, heard, null);
            return null;
        });

        assertThat(find(context, first.id())).contains(heard);
        assertThat(due(context, NINE.plusSeconds(1), 10)).isEmpty();
        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    cases.add(session, first, first.with(new CaseFact.Updated(NINE, CLERK)), null);
                    return null;
                }));
        assertThat(context.read(session -> cases.arrivals(session, Position.START, 10))
                        .items())
                .containsExactly(new CaseStore.Arrival(first.id(), 1), new CaseStore.Arrival(first.id(), 2));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void grants_areNotedOneAfterTheOther(Databases database) {
        CxContext context = open(database);
        PastGrant grant = new PastGrant(NINE, CaseId.of("c-1"), GrantId.of("g-1"), RemedyId.of("refund"), null);
        PastGrant again = new PastGrant(NINE, CaseId.of("c-1"), GrantId.of("g-2"), RemedyId.of("refund"), null);
        context.write(session -> {
            cases.addGrant(session, AMAL, List.of(), grant);
            return null;
        });

        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    cases.addGrant(session, AMAL, List.of(), again);
                    return null;
                }));
        context.write(session -> {
            cases.addGrant(session, AMAL, List.of(grant), again);
            return null;
        });
        List<PastGrant> noted = context.read(session -> cases.grants(session, AMAL));
        assertThat(noted).containsExactly(grant, again);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void themes_areKeptOnce_andTheirStepsAreJournalled(Databases database) {
        CxContext context = open(database);
        ThemeId late = ThemeId.of("late");
        Theme found = Theme.found(late, LocalizedText.of("en", "Late."), Set.of(ResponseId.of("r-1")), NINE);
        Theme other = Theme.found(late, LocalizedText.of("en", "Other."), Set.of(ResponseId.of("r-2")), NINE);
        assertThat(add(context, found)).isEqualTo(found);
        assertThat(add(context, other)).isEqualTo(found);

        Theme.Decision decision = new Theme.Decision(false, LocalizedText.of("en", "No money."), CLERK, NINE);
        assertThat(change(context, late, theme -> theme.with(decision)))
                .hasValueSatisfying(theme -> assertThat(theme.decision()).isEqualTo(decision));
        assertThat(change(context, ThemeId.of("none"), theme -> theme)).isEmpty();
        List<Theme> all = context.read(themes::all);
        assertThat(all).extracting(Theme::id).containsExactly(late);
        assertThat(context.read(session -> themes.observations(session, Position.START, 10))
                        .items())
                .extracting(Observation::kind)
                .containsExactly("theme.found", "theme.decided");
    }

    private Optional<Case> find(CxContext context, CaseId id) {
        return context.read(session -> cases.find(session, id));
    }

    private List<CaseId> due(CxContext context, Instant before, int limit) {
        return context.read(session -> cases.due(session, before, limit));
    }

    private List<CaseId> ofAmal(CxContext context) {
        return context.read(session -> cases.ofCustomer(session, AMAL));
    }

    private Theme add(CxContext context, Theme theme) {
        return context.write(session -> themes.add(session, theme));
    }

    private Optional<Theme> change(CxContext context, ThemeId id, UnaryOperator<Theme> step) {
        return context.write(session -> themes.change(session, id, step));
    }
}
