package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.LocalizedText;

/** What a person said about her data, as lines of the single customer view. */
final class ConsentViewPart {

    private ConsentViewPart() {}

    /** One line for each fact, newest first. */
    static List<CustomerViewPart.Line> lines(ConsentHistory history, int limit) {
        List<ConsentFact> facts = new ArrayList<>(history.facts());
        Collections.reverse(facts);
        return facts.stream().limit(limit).map(ConsentViewPart::line).toList();
    }

    private static CustomerViewPart.Line line(ConsentFact fact) {
        return new CustomerViewPart.Line(
                fact.recorded(),
                fact.<String>fold(
                        granted -> "consent.granted",
                        refused -> "consent.refused",
                        withdrawn -> "consent.withdrawn",
                        order -> order instanceof ConsentFact.Restricted ? "consent.restricted" : "consent.lifted"),
                fact.id().value(),
                fact.fold(
                        ConsentViewPart::granted,
                        ConsentViewPart::refused,
                        ConsentViewPart::withdrawn,
                        ConsentViewPart::ordered));
    }

    private static LocalizedText granted(ConsentFact.Granted granted) {
        return LocalizedText.enAr(
                "Allowed: " + granted.scope() + ", valid " + granted.validity() + ".",
                "سمح بما يلي: " + arabic(granted.scope()) + "، المدة " + granted.validity() + ".");
    }

    private static LocalizedText refused(ConsentFact.Refused refused) {
        return LocalizedText.enAr("Refused: " + refused.scope() + ".", "رفض ما يلي: " + arabic(refused.scope()) + ".");
    }

    private static LocalizedText withdrawn(ConsentFact.Withdrawn withdrawn) {
        return LocalizedText.enAr(
                "Withdrew " + withdrawn.withdraws() + ".", "سحب التصريح " + withdrawn.withdraws() + ".");
    }

    private static LocalizedText ordered(ConsentFact.ByAuthority order) {
        return order instanceof ConsentFact.Restricted restricted
                ? LocalizedText.enAr(
                        "Forbidden by an authority: " + restricted.scope() + ".",
                        "منعت جهة مختصة ما يلي: " + arabic(restricted.scope()) + ".")
                : LocalizedText.enAr(
                        "An authority lifted " + ((ConsentFact.Lifted) order).lifts() + ".",
                        "رفعت جهة مختصة المنع " + ((ConsentFact.Lifted) order).lifts() + ".");
    }

    private static String arabic(Scope scope) {
        return "البيانات " + scope.category() + " للغرض " + scope.purpose() + " للجهة " + scope.recipient();
    }
}
