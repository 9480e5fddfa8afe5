package org.cxsdk.consent;

import java.util.List;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the store of the library does beyond its contract, which is checked in cx-consent-kit. */
class StorageConsentStoreTest {

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
