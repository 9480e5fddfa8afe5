package org.cxsdk.metrics.analysis;

import org.cxsdk.core.LocalizedText;

/** One of a closed list of words that stand in files by their code and on pages by their text. */
public interface Named {

    /** The word in files; never changes. */
    String code();

    /** What readers see. */
    LocalizedText text();
}
