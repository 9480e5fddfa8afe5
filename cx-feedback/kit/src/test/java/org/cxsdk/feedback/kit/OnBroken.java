package org.cxsdk.feedback.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.cxsdk.feedback.json.StorageCaseStore;
import org.cxsdk.feedback.json.StorageResponseStore;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseStore;
import org.cxsdk.feedback.recovery.PastGrant;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.jspecify.annotations.Nullable;

/** The contracts on stores that have one fault; whole ones unless a test sets the fault. */
final class OnBroken {

    private OnBroken() {}

    enum Fault {
        NONE,
        SECOND_RESPONSE_IS_SWALLOWED,
        OLDEST_RESPONSE_FIRST,
        END_IS_IN,
        WORDS_IN_FIGURES,
        ONE_OBSERVATION_MISSED,
        CASES_OVERWRITTEN,
        DUE_BY_NAME,
        GRANTS_UNCHECKED
    }

    static volatile Fault fault = Fault.NONE;

    static final class Responses extends ResponseStoreContract {

        @Override
        protected Storage newStorage() {
            return new InMemoryStorage();
        }

        @Override
        protected ResponseStore responseStore() {
            return new BrokenResponseStore(fault, new StorageResponseStore());
        }
    }

    static final class Cases extends CaseStoreContract {

        @Override
        protected Storage newStorage() {
            return new InMemoryStorage();
        }

        @Override
        protected CaseStore caseStore() {
            return new BrokenCaseStore(fault, new StorageCaseStore());
        }
    }

    private record BrokenResponseStore(Fault with, ResponseStore whole) implements ResponseStore {

        @Override
        public Optional<Response> find(CxSession session, ResponseId id) {
            return whole.find(session, id);
        }

        @Override
        public void add(CxSession session, Response response) {
            if (with != Fault.SECOND_RESPONSE_IS_SWALLOWED
                    || whole.find(session, response.id()).isEmpty()) {
                whole.add(session, response);
            }
        }

        @Override
        public void addAnonymous(CxSession session, List<Response> batch, Instant day) {
            whole.addAnonymous(session, batch, day);
        }

        @Override
        public List<Response> ofRespondent(CxSession session, SubjectId respondent, int limit) {
            if (with != Fault.OLDEST_RESPONSE_FIRST) {
                return whole.ofRespondent(session, respondent, limit);
            }
            List<Response> turned = new ArrayList<>(whole.ofRespondent(session, respondent, 1_000));
            Collections.reverse(turned);
            return turned.subList(0, Math.min(limit, turned.size()));
        }

        @Override
        public void forEach(
                CxSession session, InstrumentId instrument, Instant from, Instant before, Consumer<Response> action) {
            Instant end = with == Fault.END_IS_IN ? before.plusNanos(1_000) : before;
            whole.forEach(
                    session,
                    instrument,
                    from,
                    end,
                    response -> action.accept(
                            with == Fault.WORDS_IN_FIGURES
                                    ? whole.find(session, response.id()).orElseThrow()
                                    : response));
        }

        @Override
        public Slice<Observation, Position> observations(CxSession session, Position after, int limit) {
            Slice<Observation, Position> slice = whole.observations(session, after, limit);
            return with == Fault.ONE_OBSERVATION_MISSED && slice.items().size() > 1
                    ? new Slice<>(slice.items().subList(1, slice.items().size()), slice.last(), slice.more())
                    : slice;
        }
    }

    private record BrokenCaseStore(Fault with, CaseStore whole) implements CaseStore {

        @Override
        public Optional<Case> find(CxSession session, CaseId id) {
            return whole.find(session, id);
        }

        @Override
        public void add(CxSession session, @Nullable Case before, Case after, @Nullable Instant nextDue) {
            Optional<Case> known = whole.find(session, after.id());
            if (with != Fault.CASES_OVERWRITTEN || known.isEmpty()) {
                whole.add(session, before, after, nextDue);
            } else if (before != null && known.get().facts().equals(before.facts())) {
                whole.add(session, before, after, nextDue);
            }
        }

        @Override
        public List<CaseId> due(CxSession session, Instant before, int limit) {
            List<CaseId> due = whole.due(session, before, limit);
            return with == Fault.DUE_BY_NAME
                    ? due.stream()
                            .sorted((one, other) -> one.value().compareTo(other.value()))
                            .toList()
                    : due;
        }

        @Override
        public List<CaseId> ofCustomer(CxSession session, SubjectId customer) {
            return whole.ofCustomer(session, customer);
        }

        @Override
        public List<PastGrant> grants(CxSession session, SubjectId customer) {
            return whole.grants(session, customer);
        }

        @Override
        public void addGrant(CxSession session, SubjectId customer, List<PastGrant> before, PastGrant grant) {
            List<PastGrant> read = with == Fault.GRANTS_UNCHECKED ? whole.grants(session, customer) : before;
            whole.addGrant(session, customer, read, grant);
        }

        @Override
        public Slice<Arrival, Position> arrivals(CxSession session, Position after, int limit) {
            return whole.arrivals(session, after, limit);
        }
    }
}
