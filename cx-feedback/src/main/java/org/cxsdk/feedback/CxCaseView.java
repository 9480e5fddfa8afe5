package org.cxsdk.feedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.recovery.Case;

/** The cases of a person, newest first, each with what it is about and how far it is. */
public final class CxCaseView implements CustomerViewPart {

    private final CxRecovery recovery;

    private CxCaseView(CxRecovery recovery) {
        this.recovery = Objects.requireNonNull(recovery, "recovery");
    }

    /** Returns the part of the cases that this service keeps. */
    public static CxCaseView of(CxRecovery recovery) {
        return new CxCaseView(recovery);
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public List<Line> about(SubjectId subject, int limit) {
        List<Case> cases = new ArrayList<>(recovery.ofCustomer(subject));
        Collections.reverse(cases);
        return cases.stream().limit(limit).map(CxCaseView::line).toList();
    }

    private static Line line(Case of) {
        return new Line(
                of.last().at(),
                "case",
                of.id().value(),
                LocalizedText.enAr(
                        "Case about " + of.issue() + ": " + english(of.status()) + ".",
                        "حالة بشأن " + of.issue() + ": " + arabic(of.status()) + "."));
    }

    private static String english(Case.Status status) {
        return switch (status) {
            case OPEN -> "open";
            case PAUSED -> "waiting";
            case RESOLVED -> "solved, the customer is to be told";
            case CLOSED -> "closed";
        };
    }

    private static String arabic(Case.Status status) {
        return switch (status) {
            case OPEN -> "مفتوحة";
            case PAUSED -> "قيد الانتظار";
            case RESOLVED -> "حُلّت، ويبقى إبلاغ المتعامل";
            case CLOSED -> "مغلقة";
        };
    }
}
