package org.cxsdk.maturity.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Scope;

/**
 * Loads answers for a model. Everything that is wrong with them is told at once: form, types, unknown criteria, values
 * that a criterion does not take, evidence that is not described.
 */
public final class AnswerFiles {

    private static final DocumentReader<AnswersDocument> READER = DocumentReader.forType(AnswersDocument.class);

    /** The scope of answers that do not name one. */
    static final Scope WHOLE = Scope.of("all");

    private AnswerFiles() {}

    /**
     * The assessments of a file or folder: one answers document (YAML or JSON), its CSV twin ({@code .csv}), or a folder of
     * CSV files for a model that has {@linkplain AnswerTables tables}.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     * @throws CxException with code CX-MATURITY-0001 if it is a folder and the model has no tables
     */
    public static List<Assessment> read(MaturityModel model, Path path) {
        if (Files.isDirectory(path)) {
            return AnswerTables.forModel(model)
                    .orElseThrow(() -> new CxException(
                            MaturityError.NOT_FOUND,
                            path + " is a folder, and no tables are known for " + model.ref(),
                            "Give one file of answers."))
                    .read(path);
        }
        if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return List.of(readCsv(model, Source.of(path), subjectOf(path.toString()), WHOLE));
        }
        return List.of(read(model, Source.of(path)));
    }

    /**
     * The assessment of one answers document, YAML or JSON. One that holds answers alone, without model, organisation and
     * period, as OWASP SAMM's are handed around, is about the subject that its file is named after, in the scope {@code all}.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static Assessment read(MaturityModel model, Source source) {
        return AnswersMapping.assessment(READER.read(source), model);
    }

    /**
     * The assessment of the CSV twin of an answers document: {@code criterion,value,state,note,evidence}, one row for each
     * criterion. It names neither subject nor scope, and its evidence (identifiers, apart by semicolons) is not described.
     *
     * @param model the model to be answered
     * @param source the rows
     * @param subject who is assessed
     * @param scope what is covered
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static Assessment readCsv(MaturityModel model, Source source, Subject subject, Scope scope) {
        return AnswersCsv.read(model, source, subject, scope);
    }

    /** The subject that a file is named after. */
    static Subject subjectOf(String source) {
        String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        int end = name.lastIndexOf('.');
        return Subject.of(end > 0 ? name.substring(0, end) : name);
    }
}
