package org.cxsdk.consent.once;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Release;
import org.cxsdk.consent.ReuseOutcome;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;

/**
 * Fetches data from who holds it, if it may be fetched: asked, perhaps looked at by the person, then released or refused. The
 * entry in the log of disclosures is stored before anything is handed over; of several workers one alone hands over, and does
 * so once. The library calls nobody: {@link #run} is called by the agency, with its ports. Safe for threads.
 */
public final class ExchangeService {

    private final CxContext context;
    private final CxConsent consent;
    private final ExchangeStore store = new ExchangeStore();

    ExchangeService(CxContext context, CxConsent consent) {
        this.context = context;
        this.consent = consent;
    }

    /**
     * Opens an exchange. Opening it again changes nothing.
     *
     * @param id which one
     * @param request whose data, what for, which kind, and who gets it
     * @param provider who holds it
     * @param patience how long it may take
     */
    public Exchange open(ExchangeId id, ReuseRequest request, ActorId provider, Duration patience) {
        Objects.requireNonNull(request, "request");
        return context.write(OnConflict.RETRY, session -> {
            Optional<Exchange> before = store.find(session, id).map(Stored::value);
            if (before.isPresent()) {
                return before.get();
            }
            Exchange exchange = new Exchange(
                    id,
                    request,
                    provider,
                    ExchangeState.REQUESTED,
                    null,
                    session.now().plus(patience),
                    List.of(),
                    null,
                    List.of());
            store.write(session, Expected.absent(), exchange);
            return exchange;
        });
    }

    /** Where an exchange stands. */
    public Optional<Exchange> find(ExchangeId id) {
        return context.read(session -> store.find(session, id).map(Stored::value));
    }

    /**
     * Asks the provider and does what follows from his answer: the data is decided on, written down and handed over, or the
     * person is to look at it first, or it ends. What has ended is left alone. The provider is told what to leave out ({@link
     * Exchange#leftOut}); if more must be left out by the time his answer is there, he is asked once more.
     *
     * @param provider reaches who holds the data
     * @param receiver takes it to who asked for it
     */
    public Exchange run(ExchangeId id, EvidenceProvider provider, EvidenceReceiver receiver) {
        Exchange exchange = existing(id);
        if (exchange.state().isTerminal()) {
            return exchange;
        }
        ReuseOutcome expected = consent.decide(exchange.request()).outcome();
        return ask(exchange.leavingOut(excluded(expected)), provider, receiver, true);
    }

    private Exchange ask(Exchange exchange, EvidenceProvider provider, EvidenceReceiver receiver, boolean mayAskAgain) {
        ExchangeId id = exchange.id();
        return provider.ask(exchange)
                .fold(
                        content -> {
                            Release release =
                                    consent.release(exchange.disclosure(), exchange.provider(), exchange.request());
                            Set<DataCategoryId> excluded =
                                    excluded(release.decision().outcome());
                            boolean fits = exchange.leftOut().containsAll(excluded);
                            if (release.mayLeave() && !fits && mayAskAgain) {
                                return ask(exchange.leavingOut(excluded), provider, receiver, false);
                            }
                            return release.mayLeave() && fits
                                    ? handOver(exchange, content, receiver)
                                    : refused(id, release.decision().outcome());
                        },
                        preview -> change(
                                id,
                                before -> before.after(ExchangeState.Event.PREVIEW_OFFERED)
                                        .seenAt(preview.location())),
                        notFound -> change(id, before -> before.after(ExchangeState.Event.NOT_FOUND)),
                        failure -> change(
                                id,
                                before ->
                                        before.after(ExchangeState.Event.ERROR).failing(failure.code())));
    }

    private static Set<DataCategoryId> excluded(ReuseOutcome outcome) {
        return outcome instanceof ReuseOutcome.Partial partial ? partial.excluded() : Set.of();
    }

    /** Nothing goes, or not before she looked at it. */
    private Exchange refused(ExchangeId id, ReuseOutcome outcome) {
        boolean needsPreview = outcome instanceof ReuseOutcome.Needs needs && needs.need() == ReuseOutcome.Need.PREVIEW;
        ExchangeState.Event event = needsPreview ? ExchangeState.Event.PREVIEW_OFFERED : ExchangeState.Event.DENIED;
        return change(id, before -> before.after(event).because(outcome.reasons()));
    }

    /** The person looked at the data: she let it go, or not, or went away. */
    public Exchange previewed(ExchangeId id, ExchangeState.Event answer) {
        if (answer != ExchangeState.Event.PREVIEW_APPROVED
                && answer != ExchangeState.Event.PREVIEW_REJECTED
                && answer != ExchangeState.Event.PREVIEW_CLOSED) {
            throw new IllegalArgumentException("answer (" + answer + ") must be one to a preview");
        }
        return change(id, before -> before.after(answer));
    }

    /**
     * Ends what has waited too long. Doing it twice does no harm.
     *
     * @return what has ended
     */
    public List<Exchange> endOverdue(int limit) {
        List<Exchange> overdue = context.read(session -> store.overdue(session, session.now(), limit));
        return overdue.stream()
                .map(exchange -> change(exchange.id(), before -> before.after(ExchangeState.Event.TIME_OVER)))
                .toList();
    }

    /** Who changes the document to RELEASED hands over; nobody else does. */
    private Exchange handOver(Exchange exchange, ProviderAnswer.Content content, EvidenceReceiver receiver) {
        boolean isOurs = context.write(OnConflict.RETRY, session -> {
            Stored<Exchange> before = store.find(session, exchange.id()).orElseThrow();
            if (before.value().state().isTerminal()) {
                return false;
            }
            Exchange released =
                    before.value().after(ExchangeState.Event.PERMITTED).leavingOut(exchange.leftOut());
            store.write(session, before.expected(), released);
            return true;
        });
        Exchange after = existing(exchange.id());
        if (isOurs) {
            receiver.receive(after, content);
        }
        return after;
    }

    private Exchange change(ExchangeId id, UnaryOperator<Exchange> change) {
        return context.write(OnConflict.RETRY, session -> {
            Stored<Exchange> before = store.find(session, id).orElseThrow(() -> unknown(id));
            Exchange after = change.apply(before.value());
            if (before.value().state().isTerminal() || after.equals(before.value())) {
                return before.value();
            }
            store.write(session, before.expected(), after);
            return after;
        });
    }

    private Exchange existing(ExchangeId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private static CxException unknown(ExchangeId id) {
        return new CxException(
                CoreError.NOT_FOUND, "there is no exchange \"" + id + "\"", "Open it before you ask for its data.");
    }
}
