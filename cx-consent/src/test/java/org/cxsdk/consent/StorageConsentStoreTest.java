package org.cxsdk.consent;

import java.util.List;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.consent.kit.ConsentStoreContract;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The store of the library, in memory. */
class StorageConsentStoreTest extends ConsentStoreContract {

    @Override
    protected ConsentStore newStore() {
        return new StorageConsentStore();
    }

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }

    /** A million statements that were read take up the room of their differences only. */
    @Test
    void whatIsRead_sharesTheVocabularysOwnIdentifiers() {
        CxConsent consent = CxConsent.on(CxContext.inMemory(() -> Log.T0));
        consent.publish(Words.TAX);
        SubjectId maryam = SubjectId.of("maryam");
        for (String id : List.of("g-1", "g-2")) {
            consent.grant(Grant.of(
                    StatementId.of(id), maryam, Scope.of("taxation", "email", "tax-office"), Evidence.of("web")));
        }
        consent.decide(ReuseRequest.of("maryam", "taxation", "email", "tax-office"));

        List<ConsentFact.Statement> read = consent.history(maryam).statements().stream()
                .map(StatementRecord::statement)
                .toList();
        assertThat(read.get(0).scope().purpose()).isSameAs(read.get(1).scope().purpose());
        assertThat(read.get(0).scope().category()).isSameAs(read.get(1).scope().category());
        assertThat(read.get(0).vocabulary()).isSameAs(read.get(1).vocabulary());
        assertThat(read.get(0).scope()).isEqualTo(Scope.of("taxation", "email", "tax-office"));
    }
}
