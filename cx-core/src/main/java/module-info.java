/** Services, channels, customers, journeys and what their event logs reveal; the storage SPI. */
module org.cxsdk.core {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires transitive java.sql;
    requires java.xml;
    requires org.hibernate.validator;
    requires org.apache.commons.statistics.distribution;
    requires org.slf4j;
    requires com.github.benmanes.caffeine;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    exports org.cxsdk.core;
    exports org.cxsdk.core.catalog;
    exports org.cxsdk.core.catalog.json;
    exports org.cxsdk.core.catalog.store;
    exports org.cxsdk.core.customer;
    exports org.cxsdk.core.disclosure;
    exports org.cxsdk.core.json;
    exports org.cxsdk.core.insight;
    exports org.cxsdk.core.insight.conform;
    exports org.cxsdk.core.insight.channel;
    exports org.cxsdk.core.insight.json;
    exports org.cxsdk.core.insight.live;
    exports org.cxsdk.core.insight.pain;
    exports org.cxsdk.core.insight.path;
    exports org.cxsdk.core.insight.pnml;
    exports org.cxsdk.core.insight.publish;
    exports org.cxsdk.core.insight.read;
    exports org.cxsdk.core.insight.store;
    exports org.cxsdk.core.insight.time;
    exports org.cxsdk.core.insight.xes;
    exports org.cxsdk.core.journey;
    exports org.cxsdk.core.journey.improve;
    exports org.cxsdk.core.journey.json;
    exports org.cxsdk.core.journey.personal;
    exports org.cxsdk.core.series;
    exports org.cxsdk.core.stat;
    exports org.cxsdk.core.context;
    exports org.cxsdk.core.storage;
    exports org.cxsdk.core.storage.decorate;
    exports org.cxsdk.core.storage.copy;
    exports org.cxsdk.core.state;
    exports org.cxsdk.core.storage.jdbc;
    exports org.cxsdk.core.storage.memory;

    opens org.cxsdk.core.context to
            tools.jackson.databind;
    opens org.cxsdk.core.customer to
            tools.jackson.databind;
    opens org.cxsdk.core.journey to
            tools.jackson.databind;
    opens org.cxsdk.core.journey.improve to
            tools.jackson.databind;
    opens org.cxsdk.core.journey.json to
            org.cxsdk.core,
            org.hibernate.validator;
    opens org.cxsdk.core.catalog.json to
            org.hibernate.validator;
    opens org.cxsdk.core.storage.copy to
            tools.jackson.databind;
    opens org.cxsdk.core.catalog.store to
            tools.jackson.databind;
}
