/** Compatibility kit for the stores of cx-metrics. */
module org.cxsdk.metrics.kit {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.metrics;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires transitive org.assertj.core;

    exports org.cxsdk.metrics.kit;
}
