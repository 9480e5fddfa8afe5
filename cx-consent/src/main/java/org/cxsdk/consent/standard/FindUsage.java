package org.cxsdk.consent.standard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ledger.Use;
import org.cxsdk.consent.ledger.UseQuery;
import org.cxsdk.consent.ledger.Uses;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * "Who used my data" as Estonia's data tracker asks and answers it (OpenAPI 2.1.0, {@code GET /v2/findUsage}): newest first,
 * a page of at most 1,000, and a total that does not depend on the page. Whether the asker may see the data of the person
 * named is for the agency to check, before. Stateless.
 */
public final class FindUsage {

    private static final int MOST = 1_000;

    private FindUsage() {}

    /**
     * Reads the parameters {@code periodStart}, {@code periodEnd}, {@code offset} and {@code limit}; others are not looked at.
     *
     * @param parameters by name, as they came
     * @throws InvalidDocumentException with everything that is wrong: answer 400
     */
    public static UseQuery query(Map<String, String> parameters) {
        List<Violation> violations = new ArrayList<>();
        Instant from = instant(parameters, "periodStart", violations);
        Instant to = instant(parameters, "periodEnd", violations);
        int offset = number(parameters, "offset", 0, 0, 1_000_000, violations);
        int limit = number(parameters, "limit", MOST, 1, MOST, violations);
        if (from != null && to != null && to.isBefore(from)) {
            violations.add(violation("periodEnd", to.toString(), "is before periodStart", "Exchange the two"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
        return new UseQuery(from, to, offset, limit);
    }

    /**
     * Answers.
     *
     * @param uses the page, newest first
     * @param locale in which the action is told
     * @param names names of recipients, empty where there is none
     */
    public static JsonObject answer(Uses uses, Locale locale, Function<RecipientId, String> names) {
        return JsonObject.of()
                .put("totalUsages", uses.total())
                .put(
                        "usages",
                        uses.uses().stream()
                                .map(use -> usage(use, locale, names))
                                .toList());
    }

    private static JsonObject usage(Use use, Locale locale, Function<RecipientId, String> names) {
        RecipientId recipient = use.scope().recipient();
        JsonObject usage = JsonObject.of()
                .put("logtime", use.at())
                .put("action", use.sentence().in(locale))
                .put("receiverCode", recipient.value());
        String name = names.apply(recipient);
        if (!name.isEmpty()) {
            usage.put("receiverName", name);
        }
        return usage.put(
                "receiverSystem", use.recordedBy().map(Object::toString).orElse(recipient.value()));
    }

    private static @Nullable Instant instant(Map<String, String> parameters, String name, List<Violation> violations) {
        String text = parameters.get(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            violations.add(violation(name, text, "is no date-time", "Write it as 2021-01-31T10:20:30Z"));
            return null;
        }
    }

    private static int number(
            Map<String, String> parameters,
            String name,
            int otherwise,
            int least,
            int most,
            List<Violation> violations) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,7}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        violations.add(violation(name, text, "is no number from " + least + " to " + most, "Correct or omit it"));
        return otherwise;
    }

    private static Violation violation(String name, String value, String rule, String remedy) {
        return new Violation("findUsage", 0, 0, name, value, rule, remedy);
    }
}
