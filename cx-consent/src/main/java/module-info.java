/** Consent records and the decision whether personal data may be reused, and why. */
module org.cxsdk.consent {
    requires static transitive org.jspecify;
    requires transitive org.cxsdk.core;
    requires com.github.benmanes.caffeine;
    requires com.nimbusds.jose.jwt;
    requires java.xml;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports org.cxsdk.consent;
    exports org.cxsdk.consent.evidence;
    exports org.cxsdk.consent.json;
    exports org.cxsdk.consent.ledger;
    exports org.cxsdk.consent.once;
    exports org.cxsdk.consent.standard;

    opens org.cxsdk.consent to
            tools.jackson.databind;
    opens org.cxsdk.consent.ledger to
            tools.jackson.databind;
    opens org.cxsdk.consent.once to
            tools.jackson.databind;
    opens org.cxsdk.consent.json to
            org.cxsdk.core,
            org.hibernate.validator;
    opens org.cxsdk.consent.standard to
            org.cxsdk.core,
            org.hibernate.validator;
}
