/** Maturity models as data, one calculation that gives score, gated level and explanation. */
module org.cxsdk.maturity {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;

    exports org.cxsdk.maturity;
    exports org.cxsdk.maturity.assess;
    exports org.cxsdk.maturity.json;
    exports org.cxsdk.maturity.model;
    exports org.cxsdk.maturity.plan;
    exports org.cxsdk.maturity.policy;
    exports org.cxsdk.maturity.programme;
    exports org.cxsdk.maturity.score;

    opens org.cxsdk.maturity to
            tools.jackson.databind;
    opens org.cxsdk.maturity.json to
            org.cxsdk.core,
            org.hibernate.validator;
}
