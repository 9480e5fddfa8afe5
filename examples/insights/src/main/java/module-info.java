/** The analysts' insights: journeys, KPIs, feedback and reuse decisions from files; a command line program. */
module org.cxsdk.examples.insights {
    requires static org.jspecify;
    requires org.cxsdk.consent;
    requires org.cxsdk.examples.report;
    requires org.cxsdk.feedback;
    requires org.cxsdk.metrics;
    requires tools.jackson.databind;

    opens org.cxsdk.examples.insights to
            info.picocli;
}
