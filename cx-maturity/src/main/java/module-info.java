/** Maturity models as data, one calculation that gives score, gated level and explanation. */
module org.cxsdk.maturity {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;

    exports org.cxsdk.maturity;
}
