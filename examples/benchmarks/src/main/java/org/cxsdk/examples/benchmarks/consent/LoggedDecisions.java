package org.cxsdk.examples.benchmarks.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.ledger.Disclosure;
import org.cxsdk.consent.ledger.MerkleTree;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;

/**
 * Decides, and makes of each decision the leaf of its entry in the ledger: the five lines with codes, reasons and a sealed
 * part, hashed and added to the Merkle tree. Sealing and the append to a storage are left out; no decision is signed.
 */
final class LoggedDecisions implements Decisions {

    /** The tree is begun anew after so many leaves, so that it stays in memory; the root is taken each time. */
    private static final int LEAVES = 1 << 20;

    private static final ActorId PROVIDER = ActorId.of("first-bank");

    /** A sealed part of the usual length: an identifier of 32 digits and 28 + 60 bytes in base64. */
    private static final String SEALED =
            "{\"key\":\"" + "0123456789abcdef".repeat(2) + "\",\"box\":\"" + "A".repeat(118) + "==\"}";

    private final OurDecisions decisions;
    private MerkleTree tree = new MerkleTree();
    private Bytes root = tree.root();
    private long made;

    LoggedDecisions(OurDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public boolean permits(int i) {
        ReuseDecision decision = decisions.decide(i);
        DisclosureId id = DisclosureId.of("d-" + made++);
        tree.append(Bytes.utf8(entry(Disclosure.of(id, PROVIDER, decision), decision.decidedAt())));
        if (tree.size() == LEAVES) {
            root = tree.root();
            tree = new MerkleTree();
        }
        return decision.isPermitted();
    }

    /** The root over the last full tree: nothing is left out because nobody looks. */
    Bytes root() {
        return root;
    }

    private static String entry(Disclosure disclosure, Instant at) {
        StringBuilder text = new StringBuilder(640)
                .append("cx-ledger-entry-1\n")
                .append(disclosure.id().value())
                .append("\ndisclosed\n")
                .append(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .append("\n{\"form\":1,\"body\":{\"kind\":\"")
                .append(disclosure.kind().name())
                .append("\",\"purpose\":\"")
                .append(disclosure.scope().purpose().value())
                .append("\",\"category\":\"")
                .append(disclosure.scope().category().value())
                .append("\",\"recipient\":\"")
                .append(disclosure.scope().recipient().value())
                .append("\",\"provider\":\"")
                .append(disclosure.provider().value())
                .append("\",\"basis\":\"")
                .append(disclosure.ground().map(ReuseBasis::name).orElse(""))
                .append("\",\"statement\":\"")
                .append(disclosure.restsOn().map(StatementId::value).orElse(""))
                .append("\",\"reasons\":[");
        String separator = "\"";
        for (var reason : disclosure.reasons()) {
            text.append(separator).append(reason.name()).append('"');
            separator = ",\"";
        }
        return text.append("],\"excluded\":[],\"persons\":[")
                .append(SEALED)
                .append("]}}")
                .toString();
    }
}
