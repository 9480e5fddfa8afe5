package org.cxsdk.metrics.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.metrics.analysis.Named;

/**
 * The record of one missed target: where it came from, why, what is done, whether it helped.
 *
 * @param id the inquiry
 * @param miss the figure from which it began
 * @param suspect the part in which the search found it, with its evidence; empty if it began without a search
 * @param owner who answers for it
 * @param causeBy until when the cause is to be known
 * @param rounds what was tried, the first round first; at least one
 */
public record Inquiry(
        InquiryId id, Miss miss, Optional<Suspect> suspect, ActorId owner, Instant causeBy, List<Round> rounds) {

    public Inquiry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(miss, "miss");
        Objects.requireNonNull(suspect, "suspect");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(causeBy, "causeBy");
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("an inquiry has at least one round");
        }
    }

    /** Starts an inquiry. */
    public static Inquiry of(InquiryId id, Miss miss, ActorId owner, Instant causeBy) {
        return new Inquiry(id, miss, Optional.empty(), owner, causeBy, List.of(Round.EMPTY));
    }

    /** The same, with the part in which the search found it. */
    public Inquiry suspecting(Suspect found) {
        return new Inquiry(id, miss, Optional.of(found), owner, causeBy, rounds);
    }

    /** What comes next. */
    public enum Stage implements Named {
        CAUSE("cause", "find the cause", "البحث عن السبب"),
        PLAN("plan", "plan what to do about it", "التخطيط لما يجب عمله"),
        ACT("act", "do it", "التنفيذ"),
        CHECK("check", "see whether it helped", "التحقق من الأثر"),
        CLOSED("closed", "closed: it helped", "مغلق: تحقق الأثر");

        private final String code;
        private final LocalizedText text;

        Stage(String code, String english, String arabic) {
            this.code = code;
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * Work that somebody owes.
     *
     * @param inquiry for which inquiry
     * @param stage what is to be done
     * @param what in words
     * @param owner who owes it
     * @param due since when, or until when
     */
    public record Due(InquiryId inquiry, Stage stage, String what, ActorId owner, Instant due) {}

    /** The round that is going on, or that closed the inquiry. */
    public Round round() {
        return rounds.get(rounds.size() - 1);
    }

    /** What comes next. */
    public Stage stage() {
        Round round = round();
        if (round.lastCheck().map(Check::verdict).equals(Optional.of(Check.Verdict.HELPED))) {
            return Stage.CLOSED;
        }
        if (round.whys().isEmpty()) {
            return Stage.CAUSE;
        }
        if (round.actions().isEmpty()) {
            return Stage.PLAN;
        }
        return round.open().isEmpty() ? Stage.CHECK : Stage.ACT;
    }

    /** The next thing that is owed; empty once it is closed. */
    public Optional<Due> due() {
        Round round = round();
        return switch (stage()) {
            case CAUSE -> Optional.of(new Due(id, Stage.CAUSE, "find the cause", owner, causeBy));
            case PLAN ->
                Optional.of(new Due(id, Stage.PLAN, round.whys().orElseThrow().rootCause(), owner, causeBy));
            case ACT ->
                round.open().stream()
                        .min(Comparator.comparing(Action::due))
                        .map(action -> new Due(id, Stage.ACT, action.what(), action.owner(), action.due()));
            case CHECK -> round.checkAt().map(at -> new Due(id, Stage.CHECK, "see whether it helped", owner, at));
            case CLOSED -> Optional.empty();
        };
    }

    Inquiry change(UnaryOperator<Round> change) {
        List<Round> changed = new ArrayList<>(rounds);
        changed.set(changed.size() - 1, change.apply(round()));
        return new Inquiry(id, miss, suspect, owner, causeBy, changed);
    }

    Inquiry nextRound(Instant by) {
        List<Round> more = new ArrayList<>(rounds);
        more.add(Round.EMPTY);
        return new Inquiry(id, miss, suspect, owner, by, more);
    }
}
