package org.cxsdk.feedback.text;

/**
 * What a question invites. It turns the meaning of short answers round: "nothing" to "what could we do better?" is
 * praise, to "what did you like?" it is a complaint.
 */
public enum QuestionPolarity {
    /** It asks for what went well. */
    PRAISE,
    /** It asks for what went wrong or could be better. */
    FAULTS,
    /** It asks for neither, or for both. */
    OPEN;

    private static final LongSet FAULT_WORDS = Features.hashes(
            "improve",
            "improved",
            "improving",
            "improvement",
            "improvements",
            "better",
            "change",
            "changed",
            "differently",
            "different",
            "wrong",
            "problem",
            "problems",
            "complaint",
            "complain",
            "dissatisfied",
            "dislike",
            "disliked",
            "worse",
            "bad",
            "تحسين",
            "أفضل",
            "تطوير",
            "تغيير",
            "مشكلة",
            "أزعجك",
            "شكوى");
    private static final LongSet PRAISE_WORDS = Features.hashes(
            "good",
            "well",
            "best",
            "liked",
            "like",
            "enjoy",
            "enjoyed",
            "satisfied",
            "pleased",
            "happy",
            "great",
            "أعجبك",
            "جيد",
            "أحسن",
            "سرك");
    private static final LongSet NEGATIONS = Features.hashes("not", "didnt", "no", "لم");

    /** Reads the polarity off the words of a question, in English or Arabic; open if they do not say. */
    public static QuestionPolarity of(String question) {
        Tokens tokens = Tokens.of(question);
        return of(Features.hashes(tokens));
    }

    static QuestionPolarity of(long[] words) {
        boolean faults = false;
        boolean praise = false;
        boolean negated = false;
        for (long word : words) {
            faults |= FAULT_WORDS.contains(word);
            if (PRAISE_WORDS.contains(word)) {
                faults |= negated;
                praise |= !negated;
            }
            negated |= NEGATIONS.contains(word);
        }
        if (faults == praise) {
            return OPEN;
        }
        return faults ? FAULTS : PRAISE;
    }
}
