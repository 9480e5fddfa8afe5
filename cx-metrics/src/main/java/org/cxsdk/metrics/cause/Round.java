package org.cxsdk.metrics.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One turn of cause, action and check. A check that shows no help begins the next one.
 *
 * @param fishbone what might be the cause
 * @param whys what it is held to be; empty as long as nobody knows
 * @param actions what is done about it
 * @param checkAt from when on it is to be seen whether it helped; empty before anything is planned
 * @param checks what was seen, in order
 */
public record Round(
        List<PossibleCause> fishbone,
        Optional<FiveWhys> whys,
        List<Action> actions,
        Optional<Instant> checkAt,
        List<Check> checks) {

    static final Round EMPTY = new Round(List.of(), Optional.empty(), List.of(), Optional.empty(), List.of());

    public Round {
        fishbone = List.copyOf(fishbone);
        Objects.requireNonNull(whys, "whys");
        actions = List.copyOf(actions);
        Objects.requireNonNull(checkAt, "checkAt");
        checks = List.copyOf(checks);
        if (actions.isEmpty() == checkAt.isPresent()) {
            throw new IllegalArgumentException("actions are planned together with the time at which they are checked");
        }
    }

    /** The last check. */
    public Optional<Check> lastCheck() {
        return checks.isEmpty() ? Optional.empty() : Optional.of(checks.get(checks.size() - 1));
    }

    /** The actions that are still to be done. */
    public List<Action> open() {
        return actions.stream().filter(action -> action.done().isEmpty()).toList();
    }

    Round with(PossibleCause cause) {
        List<PossibleCause> more = new ArrayList<>(fishbone);
        more.add(cause);
        return new Round(more, whys, actions, checkAt, checks);
    }

    Round with(FiveWhys answers) {
        return new Round(fishbone, Optional.of(answers), actions, checkAt, checks);
    }

    Round with(List<Action> planned, Instant check) {
        return new Round(fishbone, whys, planned, Optional.of(check), checks);
    }

    Round with(Check check, Optional<Instant> again) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Round(fishbone, whys, actions, again.or(() -> checkAt), more);
    }
}
