/** The auditors' maturity scorer: a command line program that needs no network. */
module org.cxsdk.examples.scorer {
    requires static org.jspecify;
    requires info.picocli;
    requires org.cxsdk.examples.report;
    requires org.cxsdk.maturity;

    opens org.cxsdk.examples.scorer to
            info.picocli;
}
