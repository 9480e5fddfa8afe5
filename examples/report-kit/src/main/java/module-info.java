/** Accessible, self-contained HTML reports with SVG charts, left to right and right to left; the shell of the programs. */
@SuppressWarnings("requires-automatic") // ELK and EMF have no module-info
module org.cxsdk.examples.report {
    requires static transitive org.jspecify;
    requires transitive info.picocli;
    requires org.cxsdk.core;
    requires org.eclipse.elk.alg.layered;
    requires org.eclipse.elk.core;
    requires org.eclipse.elk.graph;
    requires org.eclipse.emf.common;
    requires org.eclipse.emf.ecore;

    exports org.cxsdk.examples.command;
    exports org.cxsdk.examples.report;
}
