package org.cxsdk.maturity.json;

import java.nio.file.Path;
import java.util.List;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;

/**
 * Loads answers for a model. Everything that is wrong with them is told at once: form, types, unknown criteria, values
 * that a criterion does not take, evidence that is not described.
 */
public final class AnswerFiles {

    private static final DocumentReader<AnswersDocument> READER = DocumentReader.forType(AnswersDocument.class);

    private AnswerFiles() {}

    /**
     * The assessments of a file: one answers document, YAML or JSON.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static List<Assessment> read(MaturityModel model, Path file) {
        return List.of(read(model, Source.of(file)));
    }

    /**
     * The assessment of one answers document, YAML or JSON.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static Assessment read(MaturityModel model, Source source) {
        return AnswersMapping.assessment(READER.read(source), model);
    }
}
