/** KPI definitions as data and the engine that computes them as exact, mergeable states. */
module org.cxsdk.metrics {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;

    exports org.cxsdk.metrics;
    exports org.cxsdk.metrics.analysis;
    exports org.cxsdk.metrics.analytics;
    exports org.cxsdk.metrics.batch;
    exports org.cxsdk.metrics.cause;
    exports org.cxsdk.metrics.decision;
    exports org.cxsdk.metrics.economics;
    exports org.cxsdk.metrics.json;
    exports org.cxsdk.metrics.peer;
    exports org.cxsdk.metrics.revision;
    exports org.cxsdk.metrics.scorecard;
    exports org.cxsdk.metrics.state;
    exports org.cxsdk.metrics.store;
    exports org.cxsdk.metrics.target;

    opens org.cxsdk.metrics.cause to
            tools.jackson.databind;
    opens org.cxsdk.metrics.decision to
            tools.jackson.databind;
    opens org.cxsdk.metrics.json to
            org.cxsdk.core,
            org.hibernate.validator;
    opens org.cxsdk.metrics.revision to
            tools.jackson.databind;
    opens org.cxsdk.metrics.store to
            tools.jackson.databind;
    opens org.cxsdk.metrics.target to
            tools.jackson.databind;
}
