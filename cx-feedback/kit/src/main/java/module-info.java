/** Compatibility kit for stores of feedback. */
module org.cxsdk.feedback.kit {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.feedback;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;

    exports org.cxsdk.feedback.kit;
}
