package org.cxsdk.feedback.kit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the contracts of all stores of feedback share: a context over an empty storage for each test. */
public abstract class FeedbackStoreContract {

    static final Instant NINE = Instant.parse("2026-11-09T05:00:00.000001Z");
    static final SubjectId AMAL = SubjectId.of("kit-amal");
    static final SubjectId BADR = SubjectId.of("kit-badr");
    static final ActorId CLERK = ActorId.of("kit-clerk");

    private @Nullable CxContext context;

    FeedbackStoreContract() {}

    /** Makes an empty storage for one test; where the store keeps everything in tables of its own, any storage. */
    protected abstract Storage newStorage();

    /** Makes the context of one test. */
    @BeforeEach
    public final void makeContext() {
        context = CxContext.of(newStorage(), InstantSource.fixed(NINE), new InMemoryKeyStore(), TenantId.of("kit"))
                .as(CLERK, "compatibility kit");
    }

    final CxContext context() {
        return Objects.requireNonNull(context);
    }

    final void write(Consumer<CxSession> work) {
        context().write(session -> {
            work.accept(session);
            return null;
        });
    }

    final void assertConflict(String rule, Consumer<CxSession> work) {
        assertThatExceptionOfType(StorageConflict.class).as(rule).isThrownBy(() -> write(work));
    }
}
