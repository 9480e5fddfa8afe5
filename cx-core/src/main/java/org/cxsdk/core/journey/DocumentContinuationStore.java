package org.cxsdk.core.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.jspecify.annotations.Nullable;

/** {@link ContinuationStore} over documents that are called by the hash of their token. */
final class DocumentContinuationStore implements ContinuationStore {

    private static final String BY_JOURNEY = "by-journey";

    private static final int MOST = 100;

    private static final DocumentKind<Continuation> CONTINUATIONS = DocumentKind.of(
            "journey.continuation",
            FormCodec.of(2, Form.class, Form::of, Form::toValue).reading(1, Form1.class, Form1::toValue),
            continuation -> List.of(IndexTuple.of(
                    BY_JOURNEY, IndexValue.of(continuation.journey().value()), IndexValue.of(continuation.issued()))));

    @Override
    public void issue(CxSession session, ContinuationToken token, Continuation continuation) {
        session.write(CONTINUATIONS, token.hash(), Expected.absent(), continuation);
    }

    @Override
    public Optional<Continuation> find(CxSession session, ContinuationToken token) {
        return session.load(CONTINUATIONS, token.hash()).map(Stored::value);
    }

    @Override
    public void redeem(CxSession session, ContinuationToken token, Continuation redeemed) {
        session.load(CONTINUATIONS, token.hash())
                .ifPresent(stored ->
                        session.write(CONTINUATIONS, token.hash(), Expected.version(stored.version()), redeemed));
    }

    @Override
    public List<Continuation> ofJourney(CxSession session, JourneyInstanceId journey) {
        return session
                .find(
                        CONTINUATIONS,
                        session.query(CONTINUATIONS, BY_JOURNEY)
                                .equal(journey.value())
                                .limit(MOST))
                .items()
                .stream()
                .map(Stored::value)
                .toList();
    }

    /** Form 2 of a stored {@link Continuation}: with the only place where it may be taken up. */
    record Form(
            String journey,
            String step,
            List<String> given,
            @Nullable String issuedOn,
            @Nullable String issuedBy,
            Instant issued,
            Instant expires,
            @Nullable String onlyOn,
            @Nullable String onlyAt,
            @Nullable String channel,
            @Nullable String organisation,
            @Nullable Instant redeemed) {

        static Form of(Continuation continuation) {
            Continuation.Redemption by = continuation.redemption();
            Continuation.Where only = continuation.where();
            return new Form(
                    continuation.journey().value(),
                    continuation.step().value(),
                    continuation.given().stream().map(DataCategoryId::value).toList(),
                    continuation.issuedOn() == null
                            ? null
                            : continuation.issuedOn().value(),
                    continuation.issuedBy() == null
                            ? null
                            : continuation.issuedBy().value(),
                    continuation.issued(),
                    continuation.expires(),
                    only.channel() == null ? null : only.channel().value(),
                    only.organisation() == null ? null : only.organisation().value(),
                    by == null ? null : by.channel().value(),
                    by == null ? null : by.organisation().value(),
                    by == null ? null : by.at());
        }

        Continuation toValue() {
            return new Continuation(
                    JourneyInstanceId.of(journey),
                    StepId.of(step),
                    given.stream().map(DataCategoryId::of).collect(Collectors.toSet()),
                    issuedOn == null ? null : ChannelId.of(issuedOn),
                    issuedBy == null ? null : OrganisationId.of(issuedBy),
                    issued,
                    expires,
                    new Continuation.Where(
                            onlyOn == null ? null : ChannelId.of(onlyOn),
                            onlyAt == null ? null : OrganisationId.of(onlyAt)),
                    channel == null || organisation == null || redeemed == null
                            ? null
                            : new Continuation.Redemption(
                                    ChannelId.of(channel), OrganisationId.of(organisation), redeemed));
        }
    }

    /** Form 1 of a stored {@link Continuation}. */
    record Form1(
            String journey,
            String step,
            List<String> given,
            @Nullable String issuedOn,
            @Nullable String issuedBy,
            Instant issued,
            Instant expires,
            @Nullable String channel,
            @Nullable String organisation,
            @Nullable Instant redeemed) {

        Continuation toValue() {
            return new Form(
                            journey,
                            step,
                            given,
                            issuedOn,
                            issuedBy,
                            issued,
                            expires,
                            null,
                            null,
                            channel,
                            organisation,
                            redeemed)
                    .toValue();
        }
    }
}
