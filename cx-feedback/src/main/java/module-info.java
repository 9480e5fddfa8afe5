/** Surveys, scores that state their denominators and intervals, complaints that get solved. */
module org.cxsdk.feedback {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;
    requires java.xml;

    exports org.cxsdk.feedback;
    exports org.cxsdk.feedback.exchange;
    exports org.cxsdk.feedback.intake;
    exports org.cxsdk.feedback.json;
    exports org.cxsdk.feedback.listening;
    exports org.cxsdk.feedback.privacy;
    exports org.cxsdk.feedback.recovery;
    exports org.cxsdk.feedback.score;
    exports org.cxsdk.feedback.survey;
    exports org.cxsdk.feedback.text;

    opens org.cxsdk.feedback.json to
            org.cxsdk.core,
            org.hibernate.validator,
            tools.jackson.databind;
}
