package org.cxsdk.examples.agency;

import java.util.List;
import java.util.Optional;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk where permits are granted: a row of the agency's own table, a document and a consent of the SDK. */
@Service
public class PermitDesk {

    /** What the desk remembers of a permit beside the agency's table: who holds it. One permit for each holder. */
    record Holding(String number, String holder) {}

    static final DocumentKind<Holding> HOLDING = DocumentKind.of(
            "desk.holding",
            FormCodec.of(1, Holding.class, holding -> holding, holding -> holding),
            holding -> List.of(IndexTuple.unique("by-holder", holding.holder())));

    private final JdbcClient jdbc;
    private final CxContext cx;
    private final CxConsent consent;

    PermitDesk(JdbcClient jdbc, CxContext cx, CxConsent consent) {
        this.jdbc = jdbc;
        this.cx = cx;
        this.consent = consent;
    }

    // region grant
    /** Grants a permit: the row, the document and the consent are there together, or none of them is. */
    @Transactional
    public void grant(String number, SubjectId holder, boolean paid) {
        jdbc.sql("INSERT INTO permit (number, state) VALUES (?, 'GRANTED')")
                .param(number)
                .update();
        cx.write(session -> session.write(HOLDING, number, Expected.absent(), new Holding(number, holder.value())));
        consent.grant(Grant.of(
                StatementId.of("grant-" + number),
                holder,
                Scope.of("permit-check", "permit", "police"),
                Evidence.of("counter")));
        if (!paid) {
            throw new IllegalStateException("the fee of permit " + number + " was not paid");
        }
    }
    // endregion

    /** What is there under a number: the row's state, the document, how many statements the holder made. */
    record Found(Optional<String> state, Optional<Stored<Holding>> holding, int statements) {}

    /** Looks a permit up. */
    @Transactional(readOnly = true)
    public Found find(String number, SubjectId holder) {
        return new Found(
                jdbc.sql("SELECT state FROM permit WHERE number = ?")
                        .param(number)
                        .query(String.class)
                        .optional(),
                cx.read(session -> session.load(HOLDING, number)),
                consent.history(holder).facts().size());
    }
}
