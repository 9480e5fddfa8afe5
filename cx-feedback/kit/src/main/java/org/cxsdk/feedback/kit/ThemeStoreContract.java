package org.cxsdk.feedback.kit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.storage.Position;
import org.cxsdk.feedback.json.StorageThemeStore;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.recovery.ThemeStore;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link ThemeStore} keeps, TH-1 to TH-4. Extend it with a test class that says how to make the storage and the
 * store.
 */
public abstract class ThemeStoreContract extends FeedbackStoreContract {

    private static final ThemeId LATE = ThemeId.of("late");
    private static final Theme FOUND = Theme.found(
            LATE, LocalizedText.enAr("Permits are late.", "التصاريح متأخرة."), Set.of(ResponseId.of("r-1")), NINE);
    private static final Theme.Decision NO =
            new Theme.Decision(false, LocalizedText.of("en", "No money."), CLERK, NINE);

    /** For those who write a store. */
    protected ThemeStoreContract() {}

    /** The store; that of the library unless overridden. */
    protected ThemeStore themeStore() {
        return new StorageThemeStore();
    }

    private Theme add(Theme theme) {
        return context().write(session -> themeStore().add(session, theme));
    }

    private Optional<Theme> found(ThemeId id) {
        return context().read(session -> themeStore().find(session, id));
    }

    /** TH-1: a theme is found as it was kept, in all its languages. If this fails, look at its stored form. */
    @Test
    void th1_find_returnsWhatWasAdded() {
        assertThat(add(FOUND)).as("TH-1").isEqualTo(FOUND);

        assertThat(found(LATE)).as("TH-1").contains(FOUND);
        assertThat(found(ThemeId.of("none"))).as("TH-1").isEmpty();
    }

    /** TH-2: a theme that is kept stays as it is. If this fails, a second report overwrites a decision. */
    @Test
    void th2_add_leavesAKnownThemeAlone() {
        add(FOUND);
        Theme other = Theme.found(LATE, LocalizedText.of("en", "Other."), Set.of(ResponseId.of("r-2")), NINE);

        assertThat(add(other)).as("TH-2").isEqualTo(FOUND);
        assertThat(found(LATE)).as("TH-2").contains(FOUND);
    }

    /** TH-3: a step changes the theme that is kept; there is nothing to change of others. If this fails, look at the key. */
    @Test
    void th3_change_isKept() {
        add(FOUND);

        assertThat(context()
                        .<Optional<Theme>>write(session -> themeStore().change(session, LATE, theme -> theme.with(NO)))
                        .map(Theme::decision))
                .as("TH-3")
                .contains(NO);
        assertThat(found(LATE).map(Theme::decision)).as("TH-3").contains(NO);
        assertThat(context()
                        .<Optional<Theme>>write(
                                session -> themeStore().change(session, ThemeId.of("none"), theme -> theme)))
                .as("TH-3")
                .isEmpty();
    }

    /** TH-4: all themes by identifier, each step observed once. If this fails, look at the journal. */
    @Test
    void th4_all_isByIdentifier_andStepsAreObserved() {
        add(FOUND);
        add(Theme.found(ThemeId.of("dear"), LocalizedText.of("en", "Dear."), Set.of(ResponseId.of("r-9")), NINE));
        write(session -> themeStore().change(session, LATE, theme -> theme.with(NO)));

        List<Theme> all = context().read(themeStore()::all);
        assertThat(all).as("TH-4").extracting(Theme::id).containsExactly(ThemeId.of("dear"), LATE);
        assertThat(context()
                        .read(session -> themeStore().observations(session, Position.START, 10))
                        .items())
                .as("TH-4")
                .extracting(Observation::kind)
                .containsExactly("theme.found", "theme.found", "theme.decided");
    }
}
