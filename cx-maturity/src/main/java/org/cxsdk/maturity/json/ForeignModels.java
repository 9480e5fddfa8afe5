package org.cxsdk.maturity.json;

import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Source;

/**
 * Turns models that others publish into model documents of ours (docs/model-format.md), which {@link Models#read} then
 * loads like any other. The texts stay their publisher's, under the licence that the document names as its source.
 */
public final class ForeignModels {

    private ForeignModels() {}

    /**
     * OWASP SAMM: five functions of three practices, each with two streams over three levels.
     *
     * <p>As in its official spreadsheet: practice = sum over the levels of the mean of its streams, function = mean of its
     * practices, overall = mean of the functions; a question without an answer counts 0, and SAMM has no "not applicable".
     * Nodes are named {@code Overall}, {@code Governance}, {@code Governance / Strategy & Metrics}, questions as in the
     * spreadsheet, {@code G-SM-A-1-1}; where core model and spreadsheet name a practice differently, either name finds it. The levels are ours: a level is reached when every question up to it is answered
     * with the full value.
     *
     * @param core the core model as JSON
     * @return the model document
     * @throws InvalidDocumentException if it breaks rules; all of them are told
     */
    public static JsonObject samm(Source core) {
        return SammImport.model(core);
    }

    /**
     * Open Data Maturity: activities, each a chain of questions that stops at the first negative answer, which carries the
     * level; who answers the whole chain positively is on level 5. A theme is the sum over its activities, divided by five
     * times their number. A chain that is not answered up to its stop has no level.
     *
     * @param survey the survey as JSON
     * @return the model document
     * @throws InvalidDocumentException if it breaks rules; all of them are told
     */
    public static JsonObject odi(Source survey) {
        return OdiImport.model(survey);
    }
}
