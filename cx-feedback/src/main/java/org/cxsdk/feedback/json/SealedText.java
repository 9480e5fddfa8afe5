package org.cxsdk.feedback.json;

import org.cxsdk.core.context.FormCodec;

/** Form 1 of words that stand sealed. */
record SealedText(String text) {

    static final FormCodec<String> CODEC = FormCodec.of(1, SealedText.class, SealedText::new, SealedText::text);
}
