package org.cxsdk.feedback.recovery;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cxsdk.core.Observation;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;

/** Where themes are kept. The SDK's own implementation stands over any {@link org.cxsdk.core.storage.Storage}. */
public interface ThemeStore {

    /** The theme, if it was found. */
    Optional<Theme> find(CxSession session, ThemeId id);

    /** Keeps a theme; one that is kept already stays as it is. */
    Theme add(CxSession session, Theme theme);

    /** Changes a theme that is kept, and journals the step. */
    Optional<Theme> change(CxSession session, ThemeId id, UnaryOperator<Theme> step);

    /** All themes, by identifier. */
    List<Theme> all(CxSession session);

    /** Observations of steps taken after a position: {@code theme.found}, {@code theme.decided}, {@code theme.changed},
     * {@code theme.announced} with {@code loopSeconds}, {@code theme.told}. */
    Slice<Observation, Position> observations(CxSession session, Position after, int limit);
}
