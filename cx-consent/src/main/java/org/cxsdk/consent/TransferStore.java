package org.cxsdk.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/** Transfers as documents, found by the statement they rest on, by person, and while unreported by the end of their permit. */
final class TransferStore {

    private static final String BY_STATEMENT = "by-statement";
    private static final String BY_SUBJECT = "by-subject";
    private static final String UNREPORTED = "unreported";

    static final DocumentKind<Transfer> TRANSFERS = DocumentKind.of(
            "consent.transfer",
            FormCodec.of(1, TransferForm.class, TransferForm::of, TransferForm::toTransfer),
            TransferStore::tuples);

    /** Reports that fit no permit, by identifier of the attempt and what is wrong. */
    static final DocumentKind<ReportForm> UNPERMITTED =
            DocumentKind.of("consent.unpermitted", FormCodec.of(1, ReportForm.class, form -> form, form -> form));

    private static List<IndexTuple> tuples(Transfer transfer) {
        List<IndexTuple> tuples = new ArrayList<>();
        IndexValue subject = IndexValue.of(transfer.subject().value());
        tuples.add(IndexTuple.of(BY_SUBJECT, subject, IndexValue.of(transfer.permitted())));
        if (transfer.statement() != null) {
            tuples.add(IndexTuple.of(
                    BY_STATEMENT, subject, IndexValue.of(transfer.statement().value())));
        }
        if (transfer.reported() == null) {
            tuples.add(IndexTuple.of(UNREPORTED, IndexValue.of(transfer.useBefore())));
        }
        return tuples;
    }

    void permitted(CxSession session, DisclosureId id, ActorId provider, ReuseDecision decision) {
        ReuseOutcome outcome = decision.outcome();
        if (!outcome.isUsable() || session.load(TRANSFERS, id.value()).isPresent()) {
            return;
        }
        Instant useBefore = outcome.<Instant>fold(
                permit -> permit.useBefore(),
                partial -> partial.useBefore(),
                needs -> decision.decidedAt(),
                deny -> decision.decidedAt());
        Transfer transfer = new Transfer(
                id,
                decision.request().subject(),
                decision.request().scope(),
                provider,
                outcome.restsOn().flatMap(ReuseOutcome.Basis::statement).orElse(null),
                outcome instanceof ReuseOutcome.Partial partial ? partial.excluded() : Set.of(),
                decision.decidedAt(),
                useBefore,
                null);
        session.write(TRANSFERS, id.value(), Expected.absent(), transfer);
    }

    Transfer.Match report(CxSession session, Transfer.Report report, Vocabulary words) {
        Optional<Stored<Transfer>> stored = session.load(TRANSFERS, report.id().value());
        Transfer.Match match =
                stored.map(found -> match(found.value(), report, words)).orElse(Transfer.Match.NO_PERMIT);
        if (match == Transfer.Match.PERMITTED) {
            Transfer transfer = stored.orElseThrow().value();
            session.write(
                    TRANSFERS,
                    report.id().value(),
                    stored.orElseThrow().expected(),
                    new Transfer(
                            transfer.id(),
                            transfer.subject(),
                            transfer.scope(),
                            transfer.provider(),
                            transfer.statement(),
                            transfer.excluded(),
                            transfer.permitted(),
                            transfer.useBefore(),
                            report.at()));
        } else {
            session.write(UNPERMITTED, report.id().value(), Expected.any(), ReportForm.of(report, match));
        }
        return match;
    }

    private static Transfer.Match match(Transfer transfer, Transfer.Report report, Vocabulary words) {
        if (!transfer.provider().equals(report.provider())) {
            return Transfer.Match.OTHER_PROVIDER;
        }
        if (report.at().isBefore(transfer.permitted()) || !report.at().isBefore(transfer.useBefore())) {
            return Transfer.Match.TOO_LATE;
        }
        boolean covered = report.categories().stream()
                .allMatch(went -> words.categories().covers(transfer.scope().category(), went)
                        && !transfer.excluded().contains(went));
        return covered ? Transfer.Match.PERMITTED : Transfer.Match.OTHER_DATA;
    }

    /** Everything permitted on the ground of one statement. */
    List<Transfer> restingOn(CxSession session, SubjectId subject, StatementId statement) {
        return all(
                session,
                session.query(TRANSFERS, BY_STATEMENT)
                        .equal(IndexValue.of(subject.value()), IndexValue.of(statement.value())));
    }

    /** Everything permitted about one person, oldest first. */
    List<Transfer> about(CxSession session, SubjectId subject) {
        return all(session, session.query(TRANSFERS, BY_SUBJECT).equal(subject.value()));
    }

    /** Permits that are over and of which nobody told that data went. */
    List<Transfer> unreported(CxSession session, Instant now, int limit) {
        return session
                .find(
                        TRANSFERS,
                        session.query(TRANSFERS, UNREPORTED)
                                .before(IndexValue.of(now))
                                .limit(limit))
                .items()
                .stream()
                .map(Stored::value)
                .toList();
    }

    /** Reports that fit no permit. */
    List<ReportForm> unpermitted(CxSession session, int limit) {
        return session.find(UNPERMITTED, UNPERMITTED.all(session.tenant()).limit(limit)).items().stream()
                .map(Stored::value)
                .toList();
    }

    private static List<Transfer> all(CxSession session, DocQuery query) {
        List<Transfer> found = new ArrayList<>();
        Slice<Stored<Transfer>, Cursor> slice = session.find(TRANSFERS, query.limit(Limits.BATCH));
        slice.items().forEach(item -> found.add(item.value()));
        while (slice.more()) {
            slice = session.find(TRANSFERS, query.limit(Limits.BATCH).after(slice.last()));
            slice.items().forEach(item -> found.add(item.value()));
        }
        return found;
    }

    record TransferForm(
            String id,
            String subject,
            String purpose,
            String category,
            String recipient,
            String provider,
            @Nullable String statement,
            List<String> excluded,
            Instant permitted,
            Instant useBefore,
            @Nullable Instant reported) {
        static TransferForm of(Transfer transfer) {
            return new TransferForm(
                    transfer.id().value(),
                    transfer.subject().value(),
                    transfer.scope().purpose().value(),
                    transfer.scope().category().value(),
                    transfer.scope().recipient().value(),
                    transfer.provider().value(),
                    transfer.statement() == null ? null : transfer.statement().value(),
                    transfer.excluded().stream()
                            .map(DataCategoryId::value)
                            .sorted()
                            .toList(),
                    transfer.permitted(),
                    transfer.useBefore(),
                    transfer.reported());
        }

        Transfer toTransfer() {
            return new Transfer(
                    DisclosureId.of(id),
                    SubjectId.of(subject),
                    Scope.of(purpose, category, recipient),
                    ActorId.of(provider),
                    statement == null ? null : StatementId.of(statement),
                    excluded.stream().map(DataCategoryId::of).collect(Collectors.toSet()),
                    permitted,
                    useBefore,
                    reported);
        }
    }

    record ReportForm(String id, String provider, Instant at, List<String> categories, Transfer.Match match) {
        static ReportForm of(Transfer.Report report, Transfer.Match match) {
            return new ReportForm(
                    report.id().value(),
                    report.provider().value(),
                    report.at(),
                    report.categories().stream()
                            .map(DataCategoryId::value)
                            .sorted()
                            .toList(),
                    match);
        }

        Transfer.Report toReport() {
            return new Transfer.Report(
                    DisclosureId.of(id),
                    ActorId.of(provider),
                    at,
                    categories.stream().map(DataCategoryId::of).collect(Collectors.toSet()));
        }
    }
}
