package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/** Reads the CSV twin of an answers document. */
final class AnswersCsv {

    private static final List<String> STATES =
            List.of("answered", "not-answered", "not-applicable", "not-relevant", "not-known");

    private final MaturityModel model;
    private final AnswerRules rules;
    private final Set<String> criteria = new LinkedHashSet<>();
    private final Set<List<String>> seen = new HashSet<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();

    private AnswersCsv(MaturityModel model) {
        this.model = model;
        this.rules = AnswerRules.of(model);
        model.criteria().forEach(criterion -> criteria.add(criterion.id().value()));
    }

    static Assessment read(MaturityModel model, Source source, Subject subject, Scope scope) {
        AnswersCsv csv = new AnswersCsv(model);
        CsvReader.of(source)
                .required("criterion", "value")
                .optional("face", "state", "note", "evidence")
                .closed()
                .read(csv::accept);
        return new Assessment(subject, scope, null, csv.answers, csv.evidence, Map.of());
    }

    private void accept(CsvRow row) {
        String id = row.text("criterion").strip();
        String value = row.text("value").strip();
        String state = row.text("state").strip();
        if (!criteria.contains(id)) {
            row.unknown("criterion", "is not a criterion of " + model.ref(), criteria);
            return;
        }
        Criterion criterion = (Criterion) model.node(new NodeId(id));
        Faces faces = criterion.faces();
        String face = row.text("face").strip();
        if (faces != null && !face.isEmpty() && !faces.titles().containsKey(face)) {
            row.unknown(
                    "face", "is not a face of " + model.ref(), faces.titles().keySet());
            return;
        }
        if (faces == null && !face.isEmpty()) {
            row.violation("face", "is a face, the criterion has none", "Leave the cell empty");
            return;
        }
        if (!seen.add(List.of(id, face))) {
            row.violation("criterion", "stands in an earlier row", "Keep one of the rows");
            return;
        }
        if (!state.isEmpty() && !STATES.contains(state)) {
            row.unknown("state", "is not a state", STATES);
            return;
        }
        boolean answered = state.isEmpty() || state.equals("answered");
        if (answered == value.isEmpty()) {
            row.violation(
                    answered ? "value" : "state",
                    answered ? "is empty, and no state says why" : "stands beside a value",
                    "Give a value, or one of the states not-answered, not-applicable, not-relevant, not-known");
            return;
        }
        Answer answer = new Answer(
                new NodeId(id),
                answered ? value : null,
                answered ? null : Absence.ofFileName(state).orElseThrow(),
                Map.of(),
                emptyToNull(row.text("note").strip()),
                evidence(row));
        AnswerProblem problem = rules.problemOf(answer, criterion).orElse(null);
        if (problem != null) {
            row.violation("value", problem.rule(), problem.remedy());
        }
        if (faces == null) {
            answers.add(answer);
        } else if (!face.isEmpty()) {
            answers.add(answer.with(Faces.of(face)));
        } else if (answered) {
            row.violation(
                    "face",
                    "is empty, the criterion is answered for each face",
                    "Write one row for each of " + faces.titles().keySet());
        } else {
            answers.addAll(answer.onEachOf(faces));
        }
    }

    private List<EvidenceId> evidence(CsvRow row) {
        List<EvidenceId> ids = new ArrayList<>();
        Stream.of(row.text("evidence").split(";"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(text -> {
                    try {
                        EvidenceId id = EvidenceId.of(text);
                        evidence.putIfAbsent(id, new Evidence(id, text, null, null, null, null, null));
                        ids.add(id);
                    } catch (IllegalArgumentException e) {
                        row.violation("evidence", String.valueOf(e.getMessage()), "Mend the identifier");
                    }
                });
        return ids;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
