package org.cxsdk.core.storage;

import java.io.Serial;
import org.cxsdk.core.CoreError;

/** A stream's last revision is not the expected one (ST-4). */
public final class RevisionConflict extends StorageConflict {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StreamKey stream;
    private final long actual;

    /**
     * @param stream the stream
     * @param actual its last revision; 0 if nothing was ever appended
     */
    public RevisionConflict(StreamKey stream, long actual) {
        super(
                CoreError.REVISION_CONFLICT,
                "a stream of kind \"" + stream.kind() + "\" was continued by somebody else: it stands at revision "
                        + actual,
                "Read what was appended, decide again, append again.");
        this.stream = stream;
        this.actual = actual;
    }

    /** The stream; lost by Java serialisation. */
    public StreamKey stream() {
        return stream;
    }

    /** The stream's last revision; 0 if nothing was ever appended. */
    public long actual() {
        return actual;
    }
}
