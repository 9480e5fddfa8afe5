/** The loop of the five modules in one small program. */
module org.cxsdk.examples.quickstart {
    requires static org.jspecify;
    requires org.cxsdk.consent;
    requires org.cxsdk.feedback;
    requires org.cxsdk.maturity;
    requires org.cxsdk.metrics;

    exports org.cxsdk.examples.quickstart;
    exports org.cxsdk.examples.taxdeclaration;
}
