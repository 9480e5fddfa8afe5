package org.cxsdk.consent.json;

import java.util.List;
import org.cxsdk.consent.Emergency;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.ReleaseRequest;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;

/**
 * Reads from JSON or YAML, usually the body of a request, what asks for data: a question whether it may be used, or many; a
 * wish that it leave its holder; an emergency. All that is wrong is told at once. Whether a word is in the vocabulary is said
 * by the decision. Stateless and safe for threads.
 */
public final class RequestReader {

    private static final DocumentReader<RequestDocument> ONE = DocumentReader.forType(RequestDocument.class);
    private static final DocumentReader<RequestDocument.Several> SEVERAL =
            DocumentReader.forType(RequestDocument.Several.class);
    private static final DocumentReader<RequestDocument.Leaving> LEAVING =
            DocumentReader.forType(RequestDocument.Leaving.class);
    private static final DocumentReader<RequestDocument.Declared> DECLARED =
            DocumentReader.forType(RequestDocument.Declared.class);

    private RequestReader() {}

    /**
     * Reads one question: {@code {subject, purpose, category, recipient}}, and {@code previewed} if the person has looked.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static ReuseRequest readOne(Source source) {
        return ONE.read(source).checked().request();
    }

    /**
     * Reads many questions, under {@code requests}.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static List<ReuseRequest> read(Source source) {
        return SEVERAL.read(source).checked().requests().stream()
                .map(RequestDocument::request)
                .toList();
    }

    /**
     * Reads a wish that data leave: a question with {@code id} and {@code provider}.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static ReleaseRequest readRelease(Source source) {
        RequestDocument.Leaving document = LEAVING.read(source).checked();
        return new ReleaseRequest(document.id(), document.provider(), document.request());
    }

    /**
     * Reads an emergency: a question with {@code id}, {@code provider} and {@code reason: {act, note}}.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static Emergency readEmergency(Source source) {
        Loaded<RequestDocument.Declared> loaded = DECLARED.read(source);
        CommandDocument.How reason = loaded.document().reason();
        if (reason != null) {
            loaded.checkIdentifier(loaded.pathOf(reason, "act"), reason.act());
        }
        RequestDocument.Declared document = loaded.checked();
        return new Emergency(
                document.id(),
                document.request(),
                document.provider(),
                new Evidence(document.reason().act(), document.reason().note(), false));
    }
}
