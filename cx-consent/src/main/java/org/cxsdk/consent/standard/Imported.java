package org.cxsdk.consent.standard;

import java.util.List;

/**
 * What was read from a document of another standard.
 *
 * @param records the consents in it
 * @param losses what was not understood, or does not fit
 */
public record Imported(List<ConsentRecord> records, List<Loss> losses) {

    public Imported {
        records = List.copyOf(records);
        losses = List.copyOf(losses);
    }
}
