package org.cxsdk.feedback.json;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.PublishedFact;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.recovery.ThemeStore;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/** Themes as documents, and their steps as facts of one journal stream for each. */
public final class StorageThemeStore implements ThemeStore {

    private static final DocumentKind<Theme> THEMES = DocumentKind.of(
            "feedback.theme", FormCodec.of(1, ThemeForm.class, StorageThemeStore::toForm, StorageThemeStore::toTheme));

    private static final StreamKind<StepForm> STEPS = StreamKind.<StepForm>of("feedback.theme")
            .with("step", StepForm.class, FormCodec.of(1, StepForm.class, Function.identity(), Function.identity()));

    /** A store without state of its own; everything is in the session it is handed. */
    public StorageThemeStore() {}

    /** One language of a text; a list keeps their order, of which the first is what other readers get. */
    record LanguageForm(String language, String text) {
        static List<LanguageForm> of(LocalizedText text) {
            return text.texts().entrySet().stream()
                    .map(entry -> new LanguageForm(entry.getKey(), entry.getValue()))
                    .toList();
        }

        static LocalizedText text(List<LanguageForm> forms) {
            Map<String, String> texts = new LinkedHashMap<>();
            forms.forEach(form -> texts.put(form.language(), form.text()));
            return new LocalizedText(texts);
        }
    }

    record DecisionForm(boolean accepted, List<LanguageForm> why, String owner, Instant at) {}

    record TextForm(List<LanguageForm> text, Instant at) {}

    record ThemeForm(
            String id,
            List<LanguageForm> said,
            List<String> comments,
            Instant foundAt,
            @Nullable DecisionForm decision,
            @Nullable TextForm change,
            @Nullable TextForm announcement,
            @Nullable Instant toldAt) {}

    /**
     * A step of a theme.
     *
     * @param step {@code found}, {@code decided}, {@code changed}, {@code announced} or {@code told}
     * @param at when
     * @param status how far the theme was after it
     * @param loopSeconds from found to announced; null for other steps
     */
    record StepForm(
            String step,
            Instant at,
            Theme.Status status,
            @Nullable Long loopSeconds) {}

    @Override
    public Optional<Theme> find(CxSession session, ThemeId id) {
        return session.load(THEMES, id.value()).map(Stored::value);
    }

    @Override
    public Theme add(CxSession session, Theme theme) {
        Optional<Theme> known = find(session, theme.id());
        if (known.isPresent()) {
            return known.get();
        }
        session.write(THEMES, theme.id().value(), Expected.absent(), theme);
        journal(session, theme, "found");
        return theme;
    }

    @Override
    public Optional<Theme> change(CxSession session, ThemeId id, UnaryOperator<Theme> step) {
        Optional<Stored<Theme>> stored = session.load(THEMES, id.value());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Theme before = stored.get().value();
        Theme after = step.apply(before);
        if (after.equals(before)) {
            return Optional.of(before);
        }
        session.write(THEMES, id.value(), Expected.version(stored.get().version()), after);
        journal(session, after, step(before, after));
        return Optional.of(after);
    }

    private static String step(Theme before, Theme after) {
        if (after.toldAt() != null && before.toldAt() == null) {
            return "told";
        }
        if (after.announcement() != null && before.announcement() == null) {
            return "announced";
        }
        return after.change() != null && before.change() == null ? "changed" : "decided";
    }

    private static void journal(CxSession session, Theme theme, String step) {
        StepForm form = new StepForm(
                step,
                session.now(),
                theme.status(),
                step.equals("announced") ? theme.loopClosureTime().orElseThrow().toSeconds() : null);
        session.append(
                STEPS, theme.id().value(), ExpectedRevision.any(), new Fact<>(step + "@" + form.at(), form.at(), form));
    }

    @Override
    public List<Theme> all(CxSession session) {
        return Walk.all(session, THEMES, THEMES.all(session.tenant())).stream()
                .map(Stored::value)
                .toList();
    }

    @Override
    public Slice<Observation, Position> observations(CxSession session, Position after, int limit) {
        Slice<PublishedFact<StepForm>, Position> slice = session.readAll(STEPS, after, limit);
        return new Slice<>(
                slice.items().stream().map(StorageThemeStore::observation).toList(), slice.last(), slice.more());
    }

    private static Observation observation(PublishedFact<StepForm> published) {
        StepForm step = published.fact().value();
        String theme = published.fact().stream().id();
        Observation.Builder observation = Observation.builder(
                        ObservationId.of(theme + "/" + published.fact().revision()), "theme." + step.step(), step.at())
                .source("feedback.theme")
                .reference(theme)
                .dimension("status", step.status().name().toLowerCase(java.util.Locale.ROOT));
        Long seconds = step.loopSeconds();
        if (seconds != null) {
            observation.value("loopSeconds", seconds);
        }
        return observation.build();
    }

    private static ThemeForm toForm(Theme theme) {
        Theme.Decision decision = theme.decision();
        Theme.Change change = theme.change();
        Theme.Announcement announcement = theme.announcement();
        return new ThemeForm(
                theme.id().value(),
                LanguageForm.of(theme.said()),
                theme.comments().stream().map(ResponseId::value).toList(),
                theme.foundAt(),
                decision == null
                        ? null
                        : new DecisionForm(
                                decision.accepted(),
                                LanguageForm.of(decision.why()),
                                decision.owner().value(),
                                decision.at()),
                change == null ? null : new TextForm(LanguageForm.of(change.what()), change.at()),
                announcement == null ? null : new TextForm(LanguageForm.of(announcement.text()), announcement.at()),
                theme.toldAt());
    }

    private static Theme toTheme(ThemeForm form) {
        DecisionForm decision = form.decision();
        TextForm change = form.change();
        TextForm announcement = form.announcement();
        Set<ResponseId> comments = new LinkedHashSet<>();
        form.comments().forEach(comment -> comments.add(ResponseId.of(comment)));
        return new Theme(
                ThemeId.of(form.id()),
                LanguageForm.text(form.said()),
                comments,
                form.foundAt(),
                decision == null
                        ? null
                        : new Theme.Decision(
                                decision.accepted(),
                                LanguageForm.text(decision.why()),
                                ActorId.of(decision.owner()),
                                decision.at()),
                change == null ? null : new Theme.Change(LanguageForm.text(change.text()), change.at()),
                announcement == null
                        ? null
                        : new Theme.Announcement(LanguageForm.text(announcement.text()), announcement.at()),
                form.toldAt());
    }
}
