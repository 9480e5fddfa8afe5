package org.cxsdk.examples.agency;

import java.util.Optional;
import org.cxsdk.consent.ConsentError;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.UniqueConflict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A transaction of the application holds the application's row and what the SDK wrote: both, or neither. */
class AgencyBackendTest {

    private static final SubjectId MINA = SubjectId.of("5a1e");
    private static final SubjectId OMAR = SubjectId.of("9c07");

    private static ConfigurableApplicationContext application;
    private static PermitDesk desk;

    @BeforeAll
    static void start() {
        application = SpringApplication.run(AgencyBackend.class);
        desk = application.getBean(PermitDesk.class);
        CxConsent consent = application.getBean(CxConsent.class);
        application
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> consent.publish(VocabularyReader.read(Source.of("desk-words.yaml", """
                            vocabulary: desk-words
                            version: 2026-1
                            purposes:
                              - {id: permit-check}
                            categories:
                              - {id: permit}
                            """))));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void rowDocumentAndConsent_areThere_whenTheMethodReturns() {
        desk.grant("P-1", MINA, true);

        PermitDesk.Found found = desk.find("P-1", MINA);
        assertThat(found.state()).contains("GRANTED");
        assertThat(found.holding()).isPresent();
        assertThat(found.statements()).isEqualTo(1);
    }

    @Test
    void rowDocumentAndConsent_areGone_whenTheMethodThrows() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> desk.grant("P-2", OMAR, false))
                .withMessageContaining("not paid");

        assertThat(desk.find("P-2", OMAR)).isEqualTo(new PermitDesk.Found(Optional.empty(), Optional.empty(), 0));
        desk.grant("P-2", OMAR, true);
        assertThat(desk.find("P-2", OMAR).statements())
                .as("the same identifiers are free")
                .isEqualTo(1);
    }

    @Test
    void theRow_isGone_whenTheSdkRefuses() {
        SubjectId sara = SubjectId.of("77d2");
        desk.grant("P-3", sara, true);

        assertThatExceptionOfType(UniqueConflict.class)
                .as("one permit for each holder")
                .isThrownBy(() -> desk.grant("P-4", sara, true));

        assertThat(desk.find("P-4", sara).state()).isEmpty();
        assertThat(desk.find("P-3", sara).statements()).isEqualTo(1);
    }

    /** The grant is refused because its identifier stands for another statement; the agency's row goes with it. */
    @Test
    void rowAndDocument_areGone_whenTheConsentIsRefused() {
        SubjectId huda = SubjectId.of("c4d9");
        TransactionTemplate transaction = application.getBean(TransactionTemplate.class);
        CxConsent consent = application.getBean(CxConsent.class);
        transaction.executeWithoutResult(status -> consent.grant(Grant.of(
                StatementId.of("grant-P-6"),
                huda,
                Scope.of("permit-check", "permit", "municipality"),
                Evidence.of("counter"))));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> desk.grant("P-6", huda, true))
                .matches(e -> e.is(ConsentError.STATEMENT_ID_REUSED));

        PermitDesk.Found found = desk.find("P-6", huda);
        assertThat(found.state()).isEmpty();
        assertThat(found.holding()).isEmpty();
        assertThat(found.statements()).as("the one from before").isEqualTo(1);
    }

    /** The other direction: the agency's table refuses the row, and neither document nor grant is there. */
    @Test
    void theGrant_isGone_whenTheAgencysTableRefuses() {
        SubjectId first = SubjectId.of("0b1a");
        SubjectId second = SubjectId.of("0b1b");
        desk.grant("P-7", first, true);

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> desk.grant("P-7", second, true));

        assertThat(desk.find("P-7", second).statements()).isZero();
        assertThat(desk.find("P-7", first).statements()).isEqualTo(1);
    }

    @Test
    void theDocument_isGone_whenTheAgencysTableRefuses() {
        SubjectId ali = SubjectId.of("31b0");
        desk.grant("P-5", ali, true);

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> desk.grant("P-5", SubjectId.of("e4f1"), true));

        assertThat(desk.find("P-5", ali).holding().orElseThrow().value().holder())
                .isEqualTo(ali.value());
    }

    @Test
    void aCallOutsideATransaction_isRefused() {
        CxContext cx = application.getBean(CxContext.class);

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> cx.read(session -> session.load(PermitDesk.HOLDING, "P-1")))
                .withMessageContaining("@Transactional");
    }
}
