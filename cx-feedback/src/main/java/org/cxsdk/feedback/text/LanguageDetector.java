package org.cxsdk.feedback.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * In which of the agency's declared languages a text is written. An agency with a detector of its own implements this one
 * method.
 */
@FunctionalInterface
public interface LanguageDetector {

    /** The language; empty if it is undetermined: too little text, or none of the declared languages. */
    Optional<Locale> detect(String text);

    /**
     * The detector that comes with the library. It tells English, French, Spanish, Arabic, Persian and Urdu apart by script,
     * letters and frequent words, and every other language that has a script of its own among those declared.
     *
     * @param declared the languages that the agency expects; anything else is undetermined
     */
    static LanguageDetector restrictedTo(Set<Locale> declared) {
        return new ScriptAndWords(declared);
    }
}
