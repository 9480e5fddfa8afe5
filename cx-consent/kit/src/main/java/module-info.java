/** Compatibility kit for stores of consent. */
module org.cxsdk.consent.kit {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.consent;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;

    exports org.cxsdk.consent.kit;
}
