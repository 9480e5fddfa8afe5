/** Consent records and the decision whether personal data may be reused, and why. */
module org.cxsdk.consent {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;

    exports org.cxsdk.consent;
}
