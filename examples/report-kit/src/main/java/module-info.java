/** Accessible, self-contained HTML reports with SVG charts, left to right and right to left. */
module org.cxsdk.examples.report {
    requires static transitive org.jspecify;

    exports org.cxsdk.examples.report;
}
