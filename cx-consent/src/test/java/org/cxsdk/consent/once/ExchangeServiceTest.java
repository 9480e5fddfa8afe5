package org.cxsdk.consent.once;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Rulebook;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.consent.once.ExchangeState.Event;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The flows of the conformance test of the Once-Only Technical System, TC01 to TC10: without and with preview, without match,
 * with errors, with two providers, rejected, closed, too late, and with a rendering for people to read.
 */
class ExchangeServiceTest {

    private static final ActorId UNIVERSITY = ActorId.of("university");
    private static final SubjectId ELENA = SubjectId.of("elena");
    private static final ReuseRequest DIPLOMA = ReuseRequest.of("elena", "enrolment", "diploma", "other-university");
    private static final ExchangeId ID = ExchangeId.of("x-1");
    private static final URI FIRST = URI.create("https://preview.example/1");
    private static final URI SECOND = URI.create("https://preview.example/2");
    private static final ProviderAnswer PDF = new ProviderAnswer.Content("application/xml", Bytes.utf8("<d/>"), null);

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final CxContext context = CxContext.inMemory(clock::get);
    private final Map<DisclosureId, ReuseDecision> log = new LinkedHashMap<>();
    private final CxConsent consent =
            CxConsent.on(context).logging((session, id, provider, decision) -> log.putIfAbsent(id, decision) == null);
    private final ExchangeService exchanges =
            CxOnceOnly.on(context, consent, AttributeCatalogue.of(List.of())).exchanges();
    private final List<ProviderAnswer.Content> received = new ArrayList<>();

    @BeforeEach
    void sheAsksForTheExchange() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: words
            version: 1
            purposes: [{id: enrolment}]
            categories: [{id: diploma}]
            """)));
        consent.grant(Grant.of(StatementId.of("g"), ELENA, DIPLOMA.scope(), Evidence.of("button"))
                .on(ReuseBasis.EXPLICIT_REQUEST));
        exchanges.open(ID, DIPLOMA, UNIVERSITY, Duration.ofMinutes(10));
    }

    @Test
    void tc01_withoutPreview_isWrittenDownAndHandedOver() {
        assertThat(run(PDF).state()).isEqualTo(ExchangeState.RELEASED);
        assertThat(received).hasSize(1);
        assertThat(log).containsOnlyKeys(DisclosureId.of("x-1"));
        run(PDF);
        assertThat(received).as("handed over once").hasSize(1);
    }

    @Test
    void tc02_noMatch_fails() {
        assertThat(run(new ProviderAnswer.NotFound()).state()).isEqualTo(ExchangeState.FAILED);
        assertThat(log).isEmpty();
    }

    @Test
    void tc03_tc04_anErrorOfRegistryOrAccessPoint_failsWithItsCode() {
        Exchange failed = run(new ProviderAnswer.Failure("EDM:ERR:0008"));
        assertThat(failed.state()).isEqualTo(ExchangeState.FAILED);
        assertThat(failed.errorCode()).contains("EDM:ERR:0008");
    }

    @Test
    void tc05_anotherProviderAfterASecondRoundOfTheRegistry_isAnotherExchange() {
        run(new ProviderAnswer.NotFound());
        ExchangeId second = ExchangeId.of("x-2");
        exchanges.open(second, DIPLOMA, ActorId.of("archive"), Duration.ofMinutes(10));
        assertThat(exchanges.run(second, exchange -> PDF, this::receive).state())
                .isEqualTo(ExchangeState.RELEASED);
    }

    @Test
    void tc06_previewWithANewLogin_isOfferedTwice_thenReleased() {
        assertThat(run(new ProviderAnswer.Preview(FIRST)).previewAt()).contains(FIRST);
        assertThat(run(new ProviderAnswer.Preview(SECOND)).previewAt()).contains(SECOND);
        assertThat(exchanges.previewed(ID, Event.PREVIEW_APPROVED).request().isPreviewed())
                .isTrue();
        assertThat(run(PDF).state()).isEqualTo(ExchangeState.RELEASED);
    }

    @Test
    void tc07_twoProviders_areTwoExchanges_eachWrittenDown() {
        ExchangeId second = ExchangeId.of("x-2");
        exchanges.open(second, DIPLOMA, ActorId.of("archive"), Duration.ofMinutes(10));
        run(PDF);
        exchanges.run(second, exchange -> PDF, this::receive);
        assertThat(log).hasSize(2);
        assertThat(received).hasSize(2);
    }

    @Test
    void tc08_rejectedPreview_isRefused_andStaysSo() {
        run(new ProviderAnswer.Preview(FIRST));
        assertThat(exchanges.previewed(ID, Event.PREVIEW_REJECTED).state()).isEqualTo(ExchangeState.REFUSED);
        assertThat(run(PDF).state()).isEqualTo(ExchangeState.REFUSED);
        assertThat(received).isEmpty();
    }

    @Test
    void tc09_closedPreview_andSilence_timeOut_andALateAnswerIsHeeded() {
        run(new ProviderAnswer.Preview(FIRST));
        assertThat(exchanges.previewed(ID, Event.PREVIEW_CLOSED).state()).isEqualTo(ExchangeState.TIMED_OUT);

        ExchangeId silent = ExchangeId.of("x-2");
        exchanges.open(silent, DIPLOMA, UNIVERSITY, Duration.ofMinutes(10));
        clock.set(clock.get().plus(Duration.ofMinutes(10)).minusNanos(1_000));
        assertThat(exchanges.endOverdue(10)).isEmpty();
        clock.set(clock.get().plusNanos(1_000));
        assertThat(exchanges.endOverdue(10)).extracting(Exchange::id).containsExactly(silent);
        assertThat(exchanges.endOverdue(10)).isEmpty();
        assertThat(exchanges.run(silent, exchange -> PDF, this::receive).state())
                .isEqualTo(ExchangeState.RELEASED);
    }

    @Test
    void tc10_aRenderingForPeople_comesWithTheData() {
        run(new ProviderAnswer.Content("application/xml", Bytes.utf8("<d/>"), Bytes.utf8("%PDF")));
        assertThat(received.get(0).readable()).contains(Bytes.utf8("%PDF"));
    }

    @Test
    void aPreviewThatTheRulebookDemands_comesBeforeTheData_andBothAttemptsAreWrittenDown() {
        consent.publish(Rulebook.of("law", "1").previewed(PurposeId.of("enrolment")));
        Exchange waiting = run(PDF);
        assertThat(waiting.state()).isEqualTo(ExchangeState.PREVIEW);
        assertThat(waiting.reasons()).containsExactly(ReuseReason.PREVIEW_NEEDED);
        assertThat(received).isEmpty();
        exchanges.previewed(ID, Event.PREVIEW_APPROVED);
        assertThat(run(PDF).state()).isEqualTo(ExchangeState.RELEASED);
        assertThat(log).containsOnlyKeys(DisclosureId.of("x-1~refused"), DisclosureId.of("x-1"));
    }

    @Test
    void withoutHerWish_nothingGoes_andSheSeesWhoAsked() {
        ExchangeId other = ExchangeId.of("x-2");
        exchanges.open(
                other, ReuseRequest.of("elena", "enrolment", "diploma", "shop"), UNIVERSITY, Duration.ofMinutes(10));
        Exchange refused = exchanges.run(other, exchange -> PDF, this::receive);
        assertThat(refused.state()).isEqualTo(ExchangeState.REFUSED);
        assertThat(refused.reasons()).containsExactly(ReuseReason.NO_STATEMENT);
        assertThat(received).isEmpty();
        assertThat(log).containsOnlyKeys(DisclosureId.of("x-2~refused"));
    }

    @Test
    void aTerminalState_isNeverLeft() {
        for (ExchangeState state : ExchangeState.values()) {
            for (Event event : Event.values()) {
                if (state.isTerminal()) {
                    assertThat(state.after(event)).isEqualTo(state);
                }
            }
        }
    }

    /** She keeps a part back: the provider is told, and only the rest goes; what she keeps back meanwhile is left out, too. */
    @Test
    void whatSheKeepsBack_isLeftOutByTheProvider_alsoIfSheSaysSoWhileHeAnswers() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: words
            version: 2
            purposes: [{id: enrolment}]
            categories: [{id: diploma}, {id: grades, parents: [diploma]}, {id: photo, parents: [diploma]}]
            """)));
        consent.grant(Grant.of(StatementId.of("g-2"), ELENA, DIPLOMA.scope(), Evidence.of("button"))
                .on(ReuseBasis.EXPLICIT_REQUEST));
        consent.refuse(
                Refusal.of(StatementId.of("r-1"), ELENA, DIPLOMA.scope().withCategory(DataCategoryId.of("grades"))));
        List<List<DataCategoryId>> told = new ArrayList<>();
        Exchange released = exchanges.run(
                ID,
                exchange -> {
                    told.add(exchange.leftOut());
                    if (told.size() == 1) {
                        consent.refuse(Refusal.of(
                                StatementId.of("r-2"),
                                ELENA,
                                DIPLOMA.scope().withCategory(DataCategoryId.of("photo"))));
                    }
                    return PDF;
                },
                this::receive);

        assertThat(told)
                .containsExactly(
                        List.of(DataCategoryId.of("grades")),
                        List.of(DataCategoryId.of("grades"), DataCategoryId.of("photo")));
        assertThat(released.state()).isEqualTo(ExchangeState.RELEASED);
        assertThat(exchanges.find(ID).orElseThrow().leftOut())
                .containsExactly(DataCategoryId.of("grades"), DataCategoryId.of("photo"));
        assertThat(received).hasSize(1);
    }

    /** Form 1 had nothing left out; it is read for ever. */
    @Test
    void exchanges_areWrittenInForm2_andReadInForm1() {
        String body =
                "\"body\":{\"id\":\"x-1\",\"subject\":\"elena\",\"purpose\":\"enrolment\",\"category\":\"diploma\","
                        + "\"recipient\":\"other-university\",\"previewed\":false,\"provider\":\"university\","
                        + "\"state\":\"REQUESTED\",\"due\":\"2026-03-01T09:10:00Z\",\"reasons\":[]}}";
        DocKey key = new DocKey(context.tenant(), "consent.exchange", "x-1");
        StoredDoc stored = context.storage()
                .execute(
                        TxMode.READ,
                        session -> Objects.requireNonNull(
                                session.load(List.of(key)).get(key)));
        assertThat(stored.body().toUtf8()).isEqualTo("{\"form\":2," + body);
        Exchange before = exchanges.find(ID).orElseThrow();
        context.storage()
                .execute(
                        TxMode.WRITE,
                        session -> session.write(
                                DocWrite.put(key, Expected.any(), Bytes.utf8("{\"form\":1," + body), stored.tuples())));
        assertThat(exchanges.find(ID)).contains(before);
    }

    private Exchange run(ProviderAnswer answer) {
        return exchanges.run(ID, exchange -> answer, this::receive);
    }

    private void receive(Exchange exchange, ProviderAnswer.Content content) {
        received.add(content);
    }
}
