/** The auditors' maturity scorer: a command line program that needs no network. */
module org.cxsdk.examples.scorer {
    requires static org.jspecify;
    requires info.picocli;
    requires org.apache.commons.compress;
    requires org.apache.commons.io;
    requires org.dhatim.fastexcel;
    requires org.dhatim.fastexcel.reader;
    requires jakarta.validation;
    requires org.cxsdk.examples.report;
    requires org.cxsdk.maturity;

    opens org.cxsdk.examples.scorer to
            info.picocli,
            org.cxsdk.core,
            org.hibernate.validator;
}
