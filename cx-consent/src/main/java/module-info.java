/** Consent records and the decision whether personal data may be reused, and why. */
module org.cxsdk.consent {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;

    exports org.cxsdk.consent;

    opens org.cxsdk.consent to
            tools.jackson.databind;
}
