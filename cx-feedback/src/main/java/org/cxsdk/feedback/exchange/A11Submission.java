package org.cxsdk.feedback.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.CsvSummary;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * The submission file of Circular A-11 section 280, version 2: seventeen columns, one row for each response, 1 for chosen, 0
 * for asked and not chosen, nothing (or {@code null}) for not asked. What was asked is decided for each row by its trust answer: a
 * thumb up (or 4 and 5 of the variant with five steps) leads to what went well, a thumb down to what did not. A 0 on the other side is what exports are known to
 * write for "not asked" and is taken so; a 1 there is wrong.
 *
 * <p>Source: GSA/touchpoints wiki, CX Data Collection Data Format. Stateless.
 */
public final class A11Submission {

    private static final List<String> DRIVERS =
            List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");

    /** The columns in order. */
    public static final List<String> COLUMNS = columns();

    private static final List<String> INSTRUMENTS = List.of("a11-v2", "a11-v2-radio");

    private static final QuestionId TRUST = QuestionId.of("trust");
    private static final QuestionId COMMENT = QuestionId.of("comment");

    /** Rows that are wrong are told to the last; a file of millions ends all the same. */
    private static final int MOST_TOLD = 1_000_000;

    private final Instrument instrument;
    private final Instant at;
    private final Map<String, String> dimensions;
    private final List<Response> good = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Violations violations;
    private long rejected;

    private A11Submission(Instrument instrument, Instant at, Map<String, String> dimensions, Violations violations) {
        this.instrument = instrument;
        this.at = at;
        this.dimensions = dimensions;
        this.violations = violations;
    }

    /** One side of the drivers. */
    private enum Side {
        POSITIVE,
        NEGATIVE;

        String prefix() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        QuestionId question() {
            return QuestionId.of(prefix());
        }
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("external_id", "question_1"));
        for (Side side : Side.values()) {
            DRIVERS.forEach(driver -> columns.add(side.prefix() + "_" + driver));
        }
        columns.add("question_4");
        return List.copyOf(columns);
    }

    /**
     * Reads a file as responses to {@code a11-v2} or {@code a11-v2-radio}.
     *
     * @param instrument the one of the two that was asked
     * @param quarter when it was collected: the file has no times, so all are at the first instant of the quarter
     * @param zone where days begin
     * @param dimensions where it was collected: {@code service}, {@code channel}, …
     * @throws org.cxsdk.core.InvalidDocumentException if columns are missing, stand twice or are unknown
     */
    public static Imported<Response> read(
            Source source,
            Instrument instrument,
            FiscalQuarter quarter,
            ZoneId zone,
            Map<String, String> dimensions,
            OnBadRow onBadRow) {
        if (!INSTRUMENTS.contains(instrument.ref().id())) {
            throw new IllegalArgumentException("the file answers one of " + INSTRUMENTS + ", not " + instrument.ref());
        }
        Violations violations = new Violations(source.name(), MOST_TOLD);
        A11Submission reading =
                new A11Submission(instrument, quarter.period(zone).start(), dimensions, violations);
        CsvSummary summary = CsvReader.of(source)
                .required(COLUMNS.toArray(String[]::new))
                .closed()
                .read(reading::add, violations);
        return Imported.of(reading.good, reading.rejected + summary.rejected(), violations.toList(), onBadRow);
    }

    private void add(CsvRow row) {
        long before = violations.count();
        String id = row.text("external_id").strip();
        checkId(row, id);
        Integer trust = trust(row);
        Map<Side, Set<Integer>> chosen = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            side(row, side, trust, chosen);
        }
        if (violations.count() > before || trust == null) {
            rejected++;
            return;
        }
        lines.put(id, row.line());
        good.add(response(id, trust, chosen, row.text("question_4")));
    }

    private @Nullable Integer trust(CsvRow row) {
        String text = row.text("question_1").strip();
        if (isNull(text)) {
            row.violation("question_1", "is empty", "Leave out responses without the trust answer: it is compulsory");
            return null;
        }
        List<String> codes = instrument.question(TRUST).orElseThrow().choices().stream()
                .map(choice -> Integer.toString(choice.code()))
                .toList();
        if (codes.contains(text)) {
            return Integer.valueOf(text);
        }
        row.unknown("question_1", "is no answer to the trust question of " + instrument.ref(), codes);
        return null;
    }

    private void checkId(CsvRow row, String id) {
        try {
            Identifier.require("external_id", id);
        } catch (IllegalArgumentException e) {
            row.violation("external_id", "is no identifier", "Use 1 to 200 bytes without white space at the ends");
        }
        Integer earlier = lines.get(id);
        if (earlier != null) {
            row.violation("external_id", "stands in line " + earlier + " as well", "Keep one of the two rows");
        }
    }

    private static boolean isNull(String text) {
        return text.isBlank() || text.strip().equalsIgnoreCase("null");
    }

    private static @Nullable Boolean indicator(CsvRow row, String column) {
        String text = row.text(column).strip();
        if (isNull(text)) {
            return null;
        }
        if (text.equals("0") || text.equals("1")) {
            return text.equals("1");
        }
        row.violation(column, "is neither 0 nor 1 nor empty", "Write 1 for yes, 0 for no, nothing if it was not asked");
        return null;
    }

    private void side(CsvRow row, Side side, @Nullable Integer trust, Map<Side, Set<Integer>> chosen) {
        boolean shown = trust != null
                && instrument.question(side.question()).orElseThrow().shownIf().stream()
                        .allMatch(condition -> condition.isMetBy(Answer.of(trust)));
        boolean asked = false;
        Set<Integer> codes = new TreeSet<>();
        for (int i = 0; i < DRIVERS.size(); i++) {
            String column = side.prefix() + "_" + DRIVERS.get(i);
            Boolean taken = indicator(row, column);
            asked |= taken != null;
            if (Boolean.TRUE.equals(taken)) {
                codes.add(i + 1);
                if (trust != null && !shown) {
                    row.violation(
                            column,
                            "is chosen though the trust answer leads to the other question",
                            "Look at how the form branches; leave the field empty if it was not asked");
                }
            }
        }
        if (shown && asked) {
            chosen.put(side, codes);
        }
    }

    private Response response(String id, int trust, Map<Side, Set<Integer>> chosen, String comment) {
        Map<QuestionId, Answer> answers = new LinkedHashMap<>();
        answers.put(TRUST, Answer.of(trust));
        chosen.forEach((side, codes) -> answers.put(side.question(), Answer.ofMany(codes)));
        if (!isNull(comment)) {
            answers.put(COMMENT, Answer.of(comment));
        }
        return new Response(
                ResponseId.of(id),
                instrument.id(),
                instrument.ref().version(),
                at,
                // who it was is not in the file: somebody else in each row
                SubjectId.of(id),
                answers,
                dimensions);
    }

    /** Writes responses to either as a file: what was not asked is empty, for each respondent. Lines end as in RFC 4180. */
    public static String write(List<Response> responses) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Response response : responses) {
            List<String> fields = new ArrayList<>();
            fields.add(response.id().value());
            fields.add(response.answer(TRUST) instanceof Answer.Chosen trust ? Integer.toString(trust.code()) : "");
            for (Side side : Side.values()) {
                for (int i = 1; i <= DRIVERS.size(); i++) {
                    fields.add(
                            switch (response.selection(side.question(), i)) {
                                case CHOSEN -> "1";
                                case NOT_CHOSEN -> "0";
                                case NOT_ASKED -> "";
                            });
                }
            }
            fields.add(response.answer(COMMENT) instanceof Answer.Written comment ? comment.text() : "");
            csv.append(String.join(
                            ",", fields.stream().map(A11Submission::quoted).toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** The code of a driver in the questions {@code positive} and {@code negative}. */
    public static Optional<Integer> code(String driver) {
        int index = DRIVERS.indexOf(driver);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }
}
