package org.cxsdk.consent;

import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;

/**
 * One place that grants, withdraws and decides for persons, with a cache of its own: what the checks of withdrawal drive.
 * Grants have numbers and all the same scope, so that a person is a register: it holds the number of the grant that permits
 * now, or none.
 */
final class Node {

    static final int NONE = 0;

    private static final Scope SCOPE = Scope.of("taxation", "email", "tax-office");

    /** The right one, and three that lose a withdrawal; see {@link BrokenStore}. */
    enum Variant {
        RIGHT,
        UNCHECKED_CACHE,
        RAISED_LATE,
        OPEN_SNAPSHOT
    }

    private final CxContext context;
    private final Variant variant;
    private final CxConsent writer;
    private final CxConsent reader;
    private final Runnable afterCommit;

    Node(CxContext context, Variant variant) {
        this(context, variant, () -> {});
    }

    /** A node that does something between the commit of a withdrawal and whatever it does for its cache then. */
    Node(CxContext context, Variant variant, Runnable afterCommit) {
        this(context, variant, reader(CxConsent.on(context), variant), afterCommit);
    }

    /** A node that decides otherwise than it writes. */
    Node(CxContext context, Variant variant, CxConsent reader, Runnable afterCommit) {
        this.context = context;
        this.variant = variant;
        this.writer = CxConsent.on(context);
        this.reader = reader;
        this.afterCommit = afterCommit;
    }

    private static CxConsent reader(CxConsent right, Variant variant) {
        return switch (variant) {
            case RIGHT -> right;
            case UNCHECKED_CACHE -> right.over(BrokenStore.unchecked());
            case RAISED_LATE -> right.over(BrokenStore.raisedLate());
            case OPEN_SNAPSHOT -> right.over(BrokenStore.openSnapshot());
        };
    }

    void publishWords() {
        writer.publish(Words.TAX);
    }

    /** Grants, once for each number. */
    RevisionToken grant(SubjectId subject, int number) {
        Acknowledgement granted =
                writer.grant(Grant.of(StatementId.of("g-" + number), subject, SCOPE, Evidence.of("web-form")));
        raise(subject);
        return granted.token();
    }

    /** Withdraws; false if there is no such grant. */
    boolean withdraw(SubjectId subject, int number) {
        try {
            withdrawn(subject, number);
            return true;
        } catch (CxException e) {
            if (!e.is(ConsentError.STATEMENT_NOT_FOUND)) {
                throw e;
            }
            return false;
        }
    }

    /** Withdraws a grant that was made. */
    RevisionToken withdrawn(SubjectId subject, int number) {
        Acknowledgement withdrawn =
                writer.withdraw(Withdrawal.of(StatementId.of("w-" + number), subject, StatementId.of("g-" + number)));
        afterCommit.run();
        raise(subject);
        return withdrawn.token();
    }

    /** The number of the grant that permits now; {@link #NONE} if nothing does. */
    int decide(SubjectId subject) {
        return number(reader.decide(new ReuseRequest(subject, SCOPE)));
    }

    int decide(SubjectId subject, RevisionToken atLeast) {
        return number(reader.decide(new ReuseRequest(subject, SCOPE), atLeast));
    }

    private static int number(ReuseDecision decision) {
        return decision.outcome()
                .restsOn()
                .map(basis -> Integer.parseInt(basis.reference().substring("g-".length())))
                .orElse(NONE);
    }

    private void raise(SubjectId subject) {
        if (variant == Variant.RAISED_LATE) {
            BrokenStore.raise(context, subject);
        }
    }
}
