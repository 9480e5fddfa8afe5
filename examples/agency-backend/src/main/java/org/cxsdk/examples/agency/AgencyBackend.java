package org.cxsdk.examples.agency;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.KeyEncryptionKey;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The application: a data source, and the SDK opened on it, joined to the transactions of the application. */
@SpringBootApplication(proxyBeanMethods = false)
public class AgencyBackend {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(AgencyBackend.class, args);
    }

    // region beans
    /** The SDK in the application's transactions: everything takes effect when the {@code @Transactional} method ends. */
    @Bean
    CxContext context(DataSource source, InstantSource clock, KeyEncryptionKey key) {
        JdbcStorage storage = JdbcStorage.on(source, JdbcOptions.creating());
        return CxContext.of(
                storage.joinedTo(() -> {
                    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                        throw new IllegalTransactionStateException("call the SDK from a @Transactional method");
                    }
                    return DataSourceUtils.getConnection(source); // the one that the transaction runs on
                }),
                clock,
                StoredKeyStore.of(key),
                TenantId.of("permit-office"));
    }

    @Bean
    CxConsent consent(CxContext context) {
        return CxConsent.on(context);
    }
    // endregion

    /** The clock of the application. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** For a trial. In earnest the 32 bytes come from the platform's secrets, or the key stays in a key service. */
    @Bean
    KeyEncryptionKey keyEncryptionKey() {
        return AesKeyEncryptionKey.of("trial", new byte[32]);
    }
}
