package org.cxsdk.consent.once;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.jspecify.annotations.Nullable;

/** Exchanges as documents; those that wait are found by the instant at which they time out. */
final class ExchangeStore {

    private static final String WAITING = "waiting";

    static final DocumentKind<Exchange> EXCHANGES = DocumentKind.of(
            "consent.exchange",
            // the first form had nothing left out
            FormCodec.of(2, ExchangeForm.class, ExchangeForm::of, ExchangeForm::toExchange)
                    .reading(1, ExchangeForm.class, ExchangeForm::toExchange),
            exchange -> exchange.state() == ExchangeState.REQUESTED || exchange.state() == ExchangeState.PREVIEW
                    ? List.of(IndexTuple.of(WAITING, IndexValue.of(exchange.due())))
                    : List.of());

    Optional<Stored<Exchange>> find(CxSession session, ExchangeId id) {
        return session.load(EXCHANGES, id.value());
    }

    void write(CxSession session, Expected expected, Exchange exchange) {
        session.write(EXCHANGES, exchange.id().value(), expected, exchange);
    }

    /** Exchanges that wait and whose time is over at {@code now}. */
    List<Exchange> overdue(CxSession session, Instant now, int limit) {
        return session
                .find(
                        EXCHANGES,
                        session.query(EXCHANGES, WAITING)
                                .before(IndexValue.of(now.plusNanos(1_000)))
                                .limit(limit))
                .items()
                .stream()
                .map(Stored::value)
                .toList();
    }

    record ExchangeForm(
            String id,
            String subject,
            String purpose,
            String category,
            String recipient,
            boolean previewed,
            String provider,
            ExchangeState state,
            @Nullable String preview,
            Instant due,
            List<ReuseReason> reasons,
            @Nullable String error,
            @Nullable List<String> leftOut) {
        static ExchangeForm of(Exchange exchange) {
            Scope scope = exchange.request().scope();
            return new ExchangeForm(
                    exchange.id().value(),
                    exchange.request().subject().value(),
                    scope.purpose().value(),
                    scope.category().value(),
                    scope.recipient().value(),
                    exchange.request().isPreviewed(),
                    exchange.provider().value(),
                    exchange.state(),
                    exchange.previewAt().map(URI::toString).orElse(null),
                    exchange.due(),
                    exchange.reasons(),
                    exchange.error(),
                    exchange.leftOut().isEmpty()
                            ? null
                            : exchange.leftOut().stream()
                                    .map(DataCategoryId::value)
                                    .toList());
        }

        Exchange toExchange() {
            return new Exchange(
                    ExchangeId.of(id),
                    new ReuseRequest(SubjectId.of(subject), Scope.of(purpose, category, recipient), previewed),
                    ActorId.of(provider),
                    state,
                    preview == null ? null : URI.create(preview),
                    due,
                    reasons,
                    error,
                    Objects.requireNonNullElse(leftOut, List.<String>of()).stream()
                            .map(DataCategoryId::of)
                            .toList());
        }
    }
}
