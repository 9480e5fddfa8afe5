package org.cxsdk.consent.json;

import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VocabularyReaderTest {

    @Test
    void read_givesTheSameVocabulary_inWhateverOrderItIsWritten() {
        Vocabulary one = VocabularyReader.read(Source.of("words.yaml", """
                vocabulary: words
                version: 1
                purposes: [{id: taxation}, {id: assessment, parents: [taxation]}]
                categories: [{id: email}]
                recipients: [{id: government}, {id: tax-office, parents: [government]}]
                """));
        Vocabulary other = VocabularyReader.read(Source.of("words.json", """
                {"recipients": [{"id": "tax-office", "parents": ["government"]}, {"id": "government"}],
                 "categories": [{"id": "email"}],
                 "purposes": [{"id": "assessment", "parents": ["taxation"]}, {"id": "taxation"}],
                 "version": "1", "vocabulary": "words"}
                """));
        assertThat(one.ref()).isEqualTo(other.ref()).hasToString("words@1");
        assertThat(one.purposes().covers(PurposeId.of("taxation"), PurposeId.of("assessment")))
                .isTrue();
        assertThat(one.recipients().covers(RecipientId.of("government"), RecipientId.of("tax-office")))
                .isTrue();
    }

    @Test
    void read_refusesACycle() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> VocabularyReader.read(Source.of("words.yaml", """
                        vocabulary: words
                        version: 1
                        purposes: [{id: a, parents: [a]}]
                        categories: [{id: email}]
                        """)))
                .withMessageContaining("words.yaml:3")
                .withMessageContaining("\"a\" is broader than itself: a -> a");
    }
}
