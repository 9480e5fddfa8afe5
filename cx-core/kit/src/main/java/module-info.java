/** Compatibility kit for storage adapters. */
module org.cxsdk.core.kit {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires transitive org.assertj.core;

    exports org.cxsdk.core.kit;
}
