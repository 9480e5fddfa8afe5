package org.cxsdk.examples.benchmarks.maturity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Scope;

/** A model of 200 criteria in ten weighted pillars, with gates on four levels, and answers drawn at random. */
final class TwoHundredCriteria {

    private static final int PILLARS = 10;
    private static final int CRITERIA = 20;
    private static final List<String> ANSWERS = List.of("none", "begun", "in-place", "proven");
    private static final MaturityModel MODEL = Models.read(Source.of("two-hundred.yaml", document()));

    private TwoHundredCriteria() {}

    static MaturityModel model() {
        return MODEL;
    }

    static Assessment answered(String subject, SplittableRandom random) {
        List<Answer> answers = new ArrayList<>();
        for (Criterion criterion : MODEL.criteria()) {
            answers.add(Answer.of(criterion.id(), ANSWERS.get(random.nextInt(ANSWERS.size()))));
        }
        return Assessment.of(Subject.of(subject), Scope.of("2026"), answers);
    }

    private static String document() {
        StringBuilder yaml = new StringBuilder("""
            id: two-hundred
            version: "1"
            title: {en: Two hundred criteria}
            range: {min: 0, max: 100}
            levels:
            """);
        for (int level = 1; level <= 5; level++) {
            yaml.append("  - {number: %d, name: {en: L%d}, test: {en: L%d.}}\n".formatted(level, level, level));
        }
        yaml.append("""
            scales:
              practice:
                - {answer: none, score: 0, label: {en: none}}
                - {answer: begun, score: 25, label: {en: begun}}
                - {answer: in-place, score: 75, label: {en: in place}}
                - {answer: proven, score: 100, label: {en: proven}}
            ladders:
              five:
            """);
        for (int level = 2; level <= 5; level++) {
            yaml.append("    - {level: %d, require: [{id: r%d, level: %d, each: \">= 75\"}]}\n"
                    .formatted(level, level, level));
        }
        yaml.append("""
            root:
              id: overall
              title: {en: Overall}
              aggregation: weighted-mean
              missing: leave-out
              ladder: five
              children:
            """);
        for (int p = 1; p <= PILLARS; p++) {
            yaml.append(
                    "    - {id: p%d, title: {en: Pillar %d}, weight: 1, aggregation: weighted-mean, ladder: five, children: ["
                            .formatted(p, p));
            for (int c = 1; c <= CRITERIA; c++) {
                yaml.append(c == 1 ? "" : ", ")
                        .append(("{id: p%d.c%d, title: {en: Criterion %d}, weight: %d, level: %d, "
                                        + "answer: {type: choice, scale: practice}}")
                                .formatted(p, c, c, 1 + c % 3, 2 + c % 4));
            }
            yaml.append("]}\n");
        }
        return yaml.toString();
    }
}
