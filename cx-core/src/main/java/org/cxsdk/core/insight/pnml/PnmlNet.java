package org.cxsdk.core.insight.pnml;

import org.cxsdk.core.insight.conform.PetriNet;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;

/**
 * Reads a place/transition net from PNML (ISO/IEC 15909-2) as process mining tools write it, plain or gzipped.
 *
 * <ul>
 *   <li>A transition is called by its {@code name}, without one by its identifier. It is silent if a {@code toolspecific}
 *       element names the activity {@code $invisible$}, or if its name is empty, {@code tau} or {@code τ}.
 *   <li>Arcs weigh 1 unless an {@code inscription} says otherwise. Reset, inhibitor and other kinds of arc are refused, since
 *       they change what the net means.
 *   <li>The initial marking stands at the places; without any token it is one in the only place without incoming arc. The
 *       final marking stands in {@code finalmarkings}; without it, it is one token in the only place without outgoing arc.
 *       Of several final markings any may end a run.
 *   <li>Pages may be nested; graphics are passed over. Of several nets in a file the first is read.
 *   <li>The form before 2009 is read as well: {@code value} for {@code text}, {@code Default,1} for 1.
 * </ul>
 *
 * <p>Everything that is wrong is told at once, with its line. Document types and external entities are refused. Stateless.
 */
public final class PnmlNet {

    private PnmlNet() {}

    /**
     * Reads the net.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything in it is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static PetriNet read(Source source) {
        Violations violations = new Violations(source.name());
        PnmlElements elements = new PnmlElements(source.name(), violations);
        XmlInput.read(source, violations, elements);
        if (!elements.complete) {
            violations.throwIfAny();
        }
        PetriNet net = new PnmlAssembly(elements, source.name(), violations).net();
        violations.throwIfAny();
        return net;
    }
}
