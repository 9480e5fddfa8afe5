package org.cxsdk.maturity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.StreamKind;
import org.jspecify.annotations.Nullable;

/**
 * Form 1 of each entry of a review. Who did it stands as a keyed hash; names, notes and reasons stand sealed under a key of whoever wrote
 * them.
 */
sealed interface ReviewFactForm {

    StreamKind<ReviewFactForm> FACTS = StreamKind.<ReviewFactForm>of("maturity.review")
            .with("opened", Opened.class, same(Opened.class))
            .with("handed-in", HandedIn.class, same(HandedIn.class))
            .with("settled", Settled.class, same(Settled.class))
            .with("submitted", Submitted.class, same(Submitted.class))
            .with("validated", Validated.class, same(Validated.class))
            .with("validated-externally", ValidatedExternally.class, same(ValidatedExternally.class))
            .with("superseded", Superseded.class, same(Superseded.class));

    FormCodec<Words> WORDS = same(Words.class);

    private static <T> FormCodec<T> same(Class<T> type) {
        return FormCodec.of(1, type, Function.identity(), Function.identity());
    }

    /**
     * What a person wrote, sealed.
     *
     * @param name her name
     * @param reason why, where a step says why
     * @param independence her declaration, where she comes from outside
     * @param notes notes by position of the answer
     */
    record Words(
            String name, @Nullable String reason, @Nullable String independence, Map<String, String> notes) {}

    /**
     * A person.
     *
     * @param person the keyed hash
     * @param words sealed {@link Words}
     */
    record Person(String person, Sealed words) {}

    record Opened(AssessmentForm.Ref model, String subject, String scope, boolean external, List<Person> assessors)
            implements ReviewFactForm {}

    record HandedIn(
            Person by,
            Instant at,
            List<AssessmentForm.AnswerForm> answers,
            List<AssessmentForm.EvidenceForm> evidence,
            List<AssessmentForm.MeasurementForm> measurements)
            implements ReviewFactForm {}

    record Settled(Person by, Instant at, AssessmentForm.AnswerForm answer) implements ReviewFactForm {}

    record Submitted(Person by, Instant at) implements ReviewFactForm {}

    record Validated(Person by, Instant at, boolean accepted) implements ReviewFactForm {}

    record ValidatedExternally(Person by, Instant at, String organisation, boolean accepted)
            implements ReviewFactForm {}

    record Superseded(Person by, Instant at) implements ReviewFactForm {}
}
