package org.cxsdk.examples.agency;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.KeyStore;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.copy.StorageCopy;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.DataSourceBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two departments keep everything through one adapter in one database, and yet each has its own: what the tax office was
 * told is not known at the permit office. Each may have several nodes. What is beyond the stated limits is refused with the
 * limit. When the tax office gets a database of its own, its data moves there as it is.
 */
@Tag("S81")
class BackboneStoryTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");
    private static final ReuseRequest REQUEST = new ReuseRequest(MARYAM, INTEREST);
    private static final Vocabulary WORDS = VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: tax-words
            version: 2026-1
            purposes:
              - {id: deduction-check}
            categories:
              - {id: interest-paid}
            """));

    private final KeyStore keys = StoredKeyStore.of(AesKeyEncryptionKey.of("trial", new byte[32]));

    @Test
    void departmentsShareOneDatabase_andNothingElse() {
        DataSource shared = database("backbone");
        Storage storage = JdbcStorage.on(shared, JdbcOptions.creating());
        CxConsent taxes = department(storage, "tax-office");
        CxConsent permits = department(storage, "permit-office");
        taxes.publish(WORDS);
        permits.publish(WORDS);

        taxes.grant(Grant.of(StatementId.of("g-1"), MARYAM, INTEREST, Evidence.of("web-form")));

        assertThat(outcome(taxes)).isEqualTo("PERMIT");
        assertThat(outcome(permits)).as("nobody told the permit office").isEqualTo("NEEDS_CONSENT");
        assertThat(permits.history(MARYAM).facts()).isEmpty();
        assertThat(permits.observations(Position.START, 10).items()).isEmpty();

        CxConsent otherNode = department(JdbcStorage.on(shared), "tax-office");
        assertThat(outcome(otherNode)).as("another node of the tax office").isEqualTo("PERMIT");

        Storage own = JdbcStorage.on(database("tax-office"), JdbcOptions.creating());
        assertThat(StorageCopy.of(storage, own, TenantId.of("tax-office")).run().differences())
                .isEmpty();
        assertThat(outcome(department(own, "tax-office")))
                .as("in its own database")
                .isEqualTo("PERMIT");
        assertThat(department(own, "permit-office").history(MARYAM).facts())
                .as("nothing else moved")
                .isEmpty();
    }

    @Test
    void whatIsBeyondTheLimits_isRefusedWithTheLimit() {
        CxContext context = context(JdbcStorage.on(database("limits"), JdbcOptions.creating()), "tax-office");
        PermitDesk.Holding holding = new PermitDesk.Holding("P-1", "x".repeat(1 << 20));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.read(session -> session.load(PermitDesk.HOLDING, "9".repeat(201))))
                .matches(e -> e.is(CoreError.LIMIT_EXCEEDED))
                .withMessageContainingAll("201 bytes", "allows 200", "docs/storage.md");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() ->
                        context.write(session -> session.write(PermitDesk.HOLDING, "P-1", Expected.absent(), holding)))
                .matches(e -> e.is(CoreError.LIMIT_EXCEEDED))
                .withMessageContaining("docs/storage.md");
        Optional<Stored<PermitDesk.Holding>> stored = context.read(session -> session.load(PermitDesk.HOLDING, "P-1"));
        assertThat(stored).as("nothing half written").isEmpty();
    }

    private CxContext context(Storage storage, String department) {
        return CxContext.of(storage, () -> Instant.parse("2026-03-01T09:00:00Z"), keys, TenantId.of(department));
    }

    private CxConsent department(Storage storage, String name) {
        return CxConsent.on(context(storage, name));
    }

    private static String outcome(CxConsent consent) {
        return consent.decide(REQUEST).outcome().code();
    }

    private static DataSource database(String name) {
        return DataSourceBuilder.create()
                .url("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1")
                .username("sa")
                .build();
    }
}
