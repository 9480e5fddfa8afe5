/** Accessible, self-contained HTML reports with SVG charts, left to right and right to left; the shell of the programs. */
module org.cxsdk.examples.report {
    requires static transitive org.jspecify;
    requires transitive info.picocli;
    requires org.cxsdk.core;

    exports org.cxsdk.examples.command;
    exports org.cxsdk.examples.report;
}
