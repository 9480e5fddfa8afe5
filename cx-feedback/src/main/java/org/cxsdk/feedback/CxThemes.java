package org.cxsdk.feedback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.StorageThemeStore;
import org.cxsdk.feedback.recovery.Notice;
import org.cxsdk.feedback.recovery.Theme;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.recovery.ThemeStore;
import org.cxsdk.feedback.recovery.YouSaidWeDid;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.ScoreChange;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TopicId;
import org.jspecify.annotations.Nullable;

/**
 * "You said, we did" over a storage: a theme is found, decided, changed, announced; scores before and after the change are
 * compared; those who contributed are told. Safe for use by many threads.
 *
 * <p>A step out of order is refused with an {@link IllegalArgumentException} and nothing is kept of it: what was not decided
 * is not changed, what was neither changed nor declined is not announced.
 */
public final class CxThemes {

    private final CxContext context;
    private final ThemeStore themes;
    private final ResponseStore responses;

    private CxThemes(CxContext context, ThemeStore themes, ResponseStore responses) {
        this.context = Objects.requireNonNull(context, "context");
        this.themes = Objects.requireNonNull(themes, "themes");
        this.responses = Objects.requireNonNull(responses, "responses");
    }

    static CxThemes on(CxContext context, ResponseStore responses) {
        return on(context, new StorageThemeStore(), responses);
    }

    /** Opens themes on a context, kept in stores of the agency's own. */
    public static CxThemes on(CxContext context, ThemeStore themes, ResponseStore responses) {
        return new CxThemes(context, themes, responses);
    }

    /**
     * Keeps what several people said; the same theme found again stays as it is.
     *
     * @param said in the agency's words, fit to be published
     * @param comments the responses behind it
     */
    public Theme found(ThemeId id, LocalizedText said, Set<ResponseId> comments) {
        return context.write(
                OnConflict.RETRY, session -> themes.add(session, Theme.found(id, said, comments, session.now())));
    }

    /**
     * The responses of a period whose words are about a topic: what a theme is founded on. Responses whose words were erased
     * are about nothing.
     *
     * @param taxonomy the agency's topics
     * @param topic one of them
     */
    public Set<ResponseId> about(Instrument instrument, ReportingPeriod period, Taxonomy taxonomy, TopicId topic) {
        if (taxonomy.topics().stream().noneMatch(known -> known.id().equals(topic))) {
            throw new IllegalArgumentException("taxonomy " + taxonomy.ref() + " has no topic \"" + topic + "\"");
        }
        return context.read(session -> {
            List<ResponseId> given = new ArrayList<>();
            responses.forEach(
                    session, instrument.id(), period.start(), period.end(), response -> given.add(response.id()));
            Set<ResponseId> about = new LinkedHashSet<>();
            for (ResponseId id : given) {
                responses
                        .find(session, id)
                        .filter(response -> isAbout(response, taxonomy, topic))
                        .ifPresent(response -> about.add(id));
            }
            return about;
        });
    }

    private static boolean isAbout(Response response, Taxonomy taxonomy, TopicId topic) {
        return response.answers().values().stream()
                .flatMap(answer -> answer instanceof Answer.Written written
                        ? taxonomy.of(written.text()).keySet().stream()
                        : Stream.empty())
                .anyMatch(found -> found.id().equals(topic));
    }

    /**
     * Something will be changed.
     *
     * @param why fit to be published
     * @param owner who sees to it
     */
    public Theme accept(ThemeId id, LocalizedText why, ActorId owner) {
        return step(id, (session, theme) -> theme.with(new Theme.Decision(true, why, owner, session.now())));
    }

    /** Nothing will be changed, and why. */
    public Theme decline(ThemeId id, LocalizedText why, ActorId owner) {
        return step(id, (session, theme) -> theme.with(new Theme.Decision(false, why, owner, session.now())));
    }

    /** It was changed; from now on answers are "after". */
    public Theme changed(ThemeId id, LocalizedText what) {
        return step(id, (session, theme) -> theme.with(new Theme.Change(what, session.now())));
    }

    /** People are told in public. */
    public Theme announce(ThemeId id, LocalizedText text) {
        return step(id, (session, theme) -> theme.with(new Theme.Announcement(text, session.now())));
    }

    /** The theme, if it was found. */
    public Optional<Theme> find(ThemeId id) {
        return context.read(session -> themes.find(session, id));
    }

    /** How many of all themes were answered; empty if none was found. */
    public Optional<Ratio> answered() {
        List<Theme> all = context.read(themes::all);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Ratio.of(all.stream().filter(Theme::isAnswered).count(), all.size()));
    }

    /** What may be published of a theme, without figures. */
    public YouSaidWeDid publish(ThemeId id) {
        Theme theme = known(id);
        return new YouSaidWeDid(theme, people(theme), null);
    }

    /**
     * What may be published of a theme, with a score before and after its change.
     *
     * @param scoreId a score that the instrument defines
     * @param before a period that ends before the change
     * @param after a period that begins with the change or later
     * @param dimensions what to look at, for example {@code service=permit}; empty for all responses
     */
    public YouSaidWeDid publish(
            ThemeId id,
            Instrument instrument,
            ScoreId scoreId,
            ReportingPeriod before,
            ReportingPeriod after,
            Map<String, String> dimensions) {
        Theme theme = known(id);
        Theme.Change change = theme.change();
        if (change == null || before.end().isAfter(change.at()) || after.start().isBefore(change.at())) {
            throw new IllegalArgumentException(
                    "the change of theme " + id + " must lie between the periods " + before + " and " + after);
        }
        CxFeedback feedback = CxFeedback.on(context, responses);
        Score earlier = feedback.score(instrument, scoreId, before, dimensions);
        Score later = feedback.score(instrument, scoreId, after, dimensions);
        return new YouSaidWeDid(theme, people(theme), ScoreChange.between(earlier, later));
    }

    /**
     * Those who contributed and were not told yet, with what to tell them: one notice for a person, however much she said,
     * in the order of pseudonyms. Whoever sends them sees neither responses nor words. Empty until it is announced, after
     * {@link #told}, and where fewer than {@value YouSaidWeDid#LEAST_SHOWN} people contributed: a list so short would tell
     * the sender who said it, so they read what all read.
     */
    public List<Notice> notices(ThemeId id) {
        Theme theme = known(id);
        Theme.Announcement announcement = theme.announcement();
        if (announcement == null || theme.toldAt() != null) {
            return List.of();
        }
        List<SubjectId> contributors = contributors(theme);
        if (contributors.size() < YouSaidWeDid.LEAST_SHOWN) {
            return List.of();
        }
        return contributors.stream()
                .map(recipient -> new Notice(recipient, announcement.text()))
                .toList();
    }

    /** The notices of a theme were handed over for sending. */
    public Theme told(ThemeId id) {
        return step(id, (session, theme) -> theme.toldAt() == null ? theme.told(session.now()) : theme);
    }

    /**
     * What may be published of every theme that was decided, without figures: the feed of "you said, we did". {@link
     * org.cxsdk.feedback.recovery.YouSaidWeDidPage} makes a page of it.
     */
    public List<YouSaidWeDid> feed() {
        return context.read(themes::all).stream()
                .filter(theme -> theme.decision() != null)
                .map(theme -> new YouSaidWeDid(theme, people(theme), null))
                .toList();
    }

    /** Observations of steps taken after a position, for the KPI engine; {@link ThemeStore#observations} lists them. */
    public Slice<Observation, Position> observations(Position after, int limit) {
        return context.read(session -> themes.observations(session, after, limit));
    }

    private interface Step {
        Theme apply(CxSession session, Theme theme);
    }

    private Theme step(ThemeId id, Step step) {
        return context.write(OnConflict.RETRY, session -> {
            UnaryOperator<Theme> next = theme -> step.apply(session, theme);
            return themes.change(session, id, next).orElseThrow(() -> unknown(id));
        });
    }

    private Theme known(ThemeId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private static CxException unknown(ThemeId id) {
        return new CxException(
                FeedbackError.UNKNOWN_CASE, "there is no theme " + id, "Find it first, or look at the identifier.");
    }

    private @Nullable Long people(Theme theme) {
        long people = contributors(theme).size();
        return people < YouSaidWeDid.LEAST_SHOWN ? null : people;
    }

    private List<SubjectId> contributors(Theme theme) {
        return context.read(session -> theme.comments().stream()
                .flatMap(comment -> responses.find(session, comment).stream())
                .map(Response::respondent)
                .distinct()
                .sorted(Comparator.comparing(SubjectId::value))
                .toList());
    }
}
