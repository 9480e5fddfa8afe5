package org.cxsdk.feedback.survey;

/**
 * What one respondent did with one choice that a question offers. It is decided for each respondent by what was shown to her,
 * never for the whole survey: who was not asked has not declined.
 */
public enum Selection {
    /** She was asked and took it. */
    CHOSEN,
    /** She was asked and did not take it; a question left open is that as well. */
    NOT_CHOSEN,
    /** The question was not shown to her. */
    NOT_ASKED;

    /** What an answer says of the choice with this code. */
    public static Selection of(Answer answer, int code) {
        if (answer instanceof Answer.NotAsked) {
            return NOT_ASKED;
        }
        boolean chosen =
                answer instanceof Answer.ChosenMany many && many.codes().contains(code)
                        || answer instanceof Answer.Chosen one && one.code() == code;
        return chosen ? CHOSEN : NOT_CHOSEN;
    }
}
